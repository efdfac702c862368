/** No false alarm: whatever a manuscript has in it, its EPUB is read back without a finding. */
import { describe, expect, it } from 'vitest';
import { memoryFiles } from '../../../src/manuscript/memory.ts';
import { randomManuscript } from '../../print/pages/random-manuscript.ts';
import { BOOKS } from '../../render/epub/books.ts';
import { make, told } from '../html/made.ts';

const MANNERS = ['popup', 'chapter', 'book'] as const;
const SEEDS = Array.from({ length: Number(process.env.IMPRIMATUR_RANDOM ?? 12) }, (_, index) => index + 1);

describe.each(BOOKS)('%s', (_, files) => {
  it.each(MANNERS)('with notes by %s agrees', async (notes) => {
    const made = await make(files(), (configuration) => ({
      ...configuration,
      epub: { ...configuration.epub, notes },
    }));
    expect(told(made.proveEpub(await made.epub()))).toEqual([]);
  });

  it('agrees with numbers by chapter', async () => {
    const made = await make(files(), (configuration) => ({
      ...configuration,
      notes: { ...configuration.notes, numbering: 'per-chapter' },
    }));
    expect(told(made.proveEpub(await made.epub()))).toEqual([]);
  });
});

describe.each(SEEDS)('made-up manuscript %i', (seed) => {
  it('agrees', async () => {
    const { chapters, configuration, files } = randomManuscript(seed, 'small');
    const manner = MANNERS[seed % MANNERS.length]!;
    const made = await make(
      memoryFiles({
        'manuscript.yaml': `title: Number ${seed}\nepub: { notes: ${manner} }\n${configuration}`,
        ...Object.fromEntries(chapters.map((text, index) => [`${index + 1}.md`, text])),
        ...files,
      }),
    );
    const pages = chapters.map((__, index) => ({
      folio: String(index + 1),
      begins: { in: 'head' as const, chapter: index + 1 },
    }));
    expect(told(made.proveEpub(await made.epub({ pageMap: { pages, pageOf: {} } })))).toEqual([]);
  });
});
