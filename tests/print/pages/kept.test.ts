/** What was printed before is taken again where it would be printed the same, and printed anew where not. */
import { afterAll, expect, it } from 'vitest';
import type { Store } from '../../../src/render/pdf/render.ts';
import { Press, printing, type Printed } from './press.ts';

const press = new Press();
afterAll(() => press.close());

/** A store in memory. */
class Shelf implements Store {
  readonly kept = new Map<string, Uint8Array>();

  find(kind: string, key: string): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.kept.get(`${kind} ${key}`));
  }

  keep(kind: string, key: string, value: Uint8Array): Promise<void> {
    this.kept.set(`${kind} ${key}`, value);
    return Promise.resolve();
  }
}

/** Chapters of some pages; each leads to a page of the next one. */
function chapters(count: number, change: (text: string, index: number) => string = (text) => text): string[] {
  return Array.from({ length: count }, (_, index) => {
    const text = `# Chapter ${index} {#chapter-${index}}

A call,[^a] and a way: [see {ref}](#place-${(index + 1) % count}). ${`Chapter ${index} has many words and says few things. `.repeat(40 + index)}

## Place {#place-${index}}

The end of it.

[^a]: A note of chapter ${index}.
`;
    return change(text, index);
  });
}

const NAMES = { undefined: 'kept', new: 'new', text: 'text', pages: 'pages' } as const;

/** Where the sheets came from. */
function sources({ sheets }: Printed): string[] {
  return sheets.map(({ printed }) => NAMES[`${printed}`]);
}

async function print(texts: readonly string[], store?: Store): Promise<Printed> {
  return press.print({ chapters: texts, sheetLength: 1, ...(store && { store }) });
}

it('takes everything from the store where nothing has changed', async () => {
  const shelf = new Shelf();
  const first = await print(chapters(4), shelf);
  expect(new Set(sources(first))).toEqual(new Set(['text']));
  const second = await print(chapters(4), shelf);
  expect(new Set(sources(second))).toEqual(new Set(['kept']));
  expect(Buffer.compare(second.bytes, first.bytes)).toBe(0);
  expect(second.pageMap).toEqual(first.pageMap);
  expect(Buffer.compare(first.bytes, (await print(chapters(4))).bytes)).toBe(0);
});

it('prints the sheet with the changed word, and no other', async () => {
  const shelf = new Shelf();
  const before = await print(chapters(5), shelf);
  const changed = chapters(5, (text, index) =>
    index === 2 ? text.replace('few things', 'two things') : text,
  );
  const after = await print(changed, shelf);
  const at = sources(after).indexOf('text');
  expect(sources(after)).toEqual(sources(before).map((_, index) => (index === at ? 'text' : 'kept')));
  expect(Buffer.compare(after.bytes, (await print(changed)).bytes)).toBe(0);
  expect(Buffer.compare(after.bytes, before.bytes)).not.toBe(0);
});

it('prints what has moved: the pages behind a longer chapter, the contents, and what refers to them', async () => {
  const shelf = new Shelf();
  const before = await print(chapters(5), shelf);
  const longer = chapters(5, (text, index) =>
    index === 2 ? text.replace('The end', `${'More and more words. '.repeat(300)}The end`) : text,
  );
  const after = await print(longer, shelf);
  expect(after.pageMap.pages.length).toBeGreaterThan(before.pageMap.pages.length);
  // Title, imprint, contents, chapters: 2 has grown below its place, 3 refers to the place in 4, which has moved.
  expect(sources(after)).toEqual(['kept', 'kept', 'pages', 'kept', 'kept', 'text', 'text', 'pages']);
  expect(Buffer.compare(after.bytes, (await print(longer)).bytes)).toBe(0);
});

it('prints anew for another page, and for another style', async () => {
  const shelf = new Shelf();
  await print(chapters(3), shelf);
  for (const options of [{ trim: 'letter' }, { notes: 'chapter' }]) {
    const made = { chapters: chapters(3), sheetLength: 1, configuration: printing(options) };
    const other = await press.print({ ...made, store: shelf });
    // Title page, imprint and contents look the same wherever notes stand.
    const same = sources(other).filter((source) => source === 'kept').length;
    expect(same).toBe('trim' in options ? 0 : 3);
    expect(Buffer.compare(other.bytes, (await press.print(made)).bytes)).toBe(0);
  }
});

it('mixes what is kept and what is not, whichever it is', async () => {
  const shelf = new Shelf();
  const whole = await print(chapters(6), shelf);
  const all = [...shelf.kept];
  for (let seed = 1; seed <= 8; seed++) {
    const some = new Shelf();
    for (const [index, [key, value]] of all.entries())
      if ((seed * 7919 + index * 104_729) % 5 > 1) some.kept.set(key, value);
    const made = await print(chapters(6), some);
    expect(Buffer.compare(made.bytes, whole.bytes)).toBe(0);
  }
}, 60_000);
