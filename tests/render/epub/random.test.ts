/** Made-up manuscripts of every kind: valid, every note and every call there once, no way that leads nowhere. */
import { describe, expect, test } from 'vitest';
import { memoryFiles } from '../../../src/manuscript/memory.ts';
import { renderEpub } from '../../../src/render/epub/render.ts';
import { randomManuscript } from '../../print/pages/random-manuscript.ts';
import { all, Edition, prepare } from './edition.ts';
import { askPort } from './validators.ts';

const MANNERS = ['popup', 'chapter', 'book'] as const;
const SEEDS = Array.from({ length: Number(process.env.IMPRIMATUR_RANDOM ?? 12) }, (_, index) => index + 1);

describe.each(SEEDS)('manuscript %i', (seed) => {
  test('is a sound EPUB', async () => {
    const manner = MANNERS[seed % MANNERS.length]!;
    const { chapters, configuration, files } = randomManuscript(seed, 'small');
    const { composition, pictures, template } = await prepare(
      memoryFiles({
        'manuscript.yaml': `title: Number ${seed}\nepub: { notes: ${manner} }\n${configuration}`,
        ...Object.fromEntries(chapters.map((text, index) => [`${index + 1}.md`, text])),
        ...files,
      }),
    );
    const { bytes } = await renderEpub(composition, pictures, template);
    expect(await askPort(bytes)).toEqual([]);

    const edition = new Edition(bytes);
    const places = new Map<string, number>();
    const addresses: string[] = [];
    for (const file of edition.spine()) {
      for (const { attributes } of all(edition.tree(file))) {
        const { id, href = '' } = attributes;
        if (id !== undefined) places.set(`${file}#${id}`, (places.get(`${file}#${id}`) ?? 0) + 1);
        if (href?.includes('#')) addresses.push(href.startsWith('#') ? `${file}${href}` : href);
      }
    }
    expect([...places].filter(([, count]) => count > 1)).toEqual([]);
    expect(addresses.filter((address) => !places.has(address) && !/^[a-z]+:/u.test(address))).toEqual([]);

    const ids = [...places.keys()].map((place) => place.split('#')[1] ?? '');
    const expected = composition.book.numbered.notes.flatMap((note) => [
      note.id,
      ...note.calls.map(({ id }) => id),
    ]);
    expect(expected.length).toBeGreaterThan(0);
    expect(ids.filter((id) => /^(?:note|call)-\d/u.test(id)).toSorted()).toEqual(expected.toSorted());
  });
});
