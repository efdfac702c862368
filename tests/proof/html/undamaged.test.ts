/** No false alarm: whatever a manuscript has in it, its pages are read back without a finding. */
import { describe, expect, it } from 'vitest';
import { memoryFiles } from '../../../src/manuscript/memory.ts';
import { randomManuscript } from '../../print/pages/random-manuscript.ts';
import { BOOKS } from '../../render/epub/books.ts';
import { make, told } from './made.ts';

const STANDS = ['margin', 'popover', 'end'] as const;
const SEEDS = Array.from({ length: Number(process.env.IMPRIMATUR_RANDOM ?? 12) }, (_, index) => index + 1);

describe.each(BOOKS)('%s', (_, files) => {
  it.each(STANDS)('with notes in the %s agrees', async (notes) => {
    const made = await make(files(), (configuration) => ({
      ...configuration,
      html: { ...configuration.html, notes },
    }));
    expect(told(made.proveHtml(await made.html()))).toEqual([]);
  });

  it('agrees as a site', async () => {
    const made = await make(files());
    expect(told(made.proveHtml(await made.site()))).toEqual([]);
  });

  it('agrees with numbers by chapter', async () => {
    const made = await make(files(), (configuration) => ({
      ...configuration,
      notes: { ...configuration.notes, numbering: 'per-chapter' },
    }));
    expect(told(made.proveHtml(await made.html()))).toEqual([]);
    expect(told(made.proveHtml(await made.site()))).toEqual([]);
  });
});

describe.each(SEEDS)('made-up manuscript %i', (seed) => {
  it('agrees', async () => {
    const { chapters, configuration, files } = randomManuscript(seed, 'small');
    const made = await make(
      memoryFiles({
        'manuscript.yaml': `title: Number ${seed}\n${configuration}`,
        ...Object.fromEntries(chapters.map((text, index) => [`${index + 1}.md`, text])),
        ...files,
      }),
    );
    expect(told(made.proveHtml(await made.html()))).toEqual([]);
    expect(told(made.proveHtml(await made.site()))).toEqual([]);
  });
});
