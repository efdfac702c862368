/**
 * What the design of a book promises, in one book that has all of it: a title page and an imprint without folio,
 * front matter in roman folios, contents with leaders and true page numbers, chapters on right pages with blanks
 * before them, running heads, page references.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf } from './check-pages.ts';
import { linesOf, type Line } from './lines-of-pages.ts';
import { MARGINS, Press, printing, type Printed } from './press.ts';
import type { PageReading } from './read-pages.ts';
import { dice, words } from './words.ts';

const press = new Press();
afterAll(() => press.close());
const roll = dice(3);
const text = (paragraphs: number): string =>
  Array.from({ length: paragraphs }, () => words(90, roll)).join('\n\n');

const PX_PER_MM = 96 / 25.4;
const CHAPTERS = [
  `---\nkind: front\n---\n\n# Preface\n\n${text(7)}`,
  `# First\n\nMore is [said later, {ref}](#late).\n\n${text(4)}\n\n## Early {#early}\n\n${text(5)}`,
  `---\nrunningHead: Second, in short\n---\n\n# Second and longer\n\n${text(9)}\n\n## Late {#late}\n\n${text(2)} See [above, {ref}](#early).[^r]\n\n[^r]: Compare [what was said, {ref}](#early).`,
  `---\nkind: back\n---\n\n# Afterword\n\n${text(2)}`,
];
/** In the order of the contents, with what the running head says of each chapter. */
const CONTENTS = ['Preface', 'First', 'Early', 'Second and longer', 'Late', 'Afterword'];
const HEADS = ['Preface', 'First', 'Second, in short', 'Afterword'];

let book: Printed;
let pages: PageReading[];
/** The index of the page that each chapter opens on. */
let openers: number[];
beforeAll(async () => {
  book = await press.print({ chapters: CHAPTERS, configuration: printing({ chapters: 'recto' }) });
  ({ pages } = book.reading);
  openers = book.composition.chapters.map(({ id }) => book.reading.destinations.get(id)!);
});

it('has every word of the text once, and nothing beside the type area', () => {
  expect(faultsOf(book)).toEqual([]);
});

describe('chapters on right pages', () => {
  it('open on odd pages, the blanks before them without head and folio', () => {
    expect(openers.map((index) => index % 2)).toEqual([0, 0, 0, 0]);
    const blanks = pages.flatMap(({ body }, index) => (index > 1 && body.length === 0 ? [index] : []));
    expect(blanks.length).toBeGreaterThan(0);
    expect(blanks.filter((index) => !openers.includes(index + 1))).toEqual([]);
    expect(blanks.map((index) => pages[index]!.head + pages[index]!.folio).join('')).toBe('');
  });
});

describe('folios', () => {
  it('are in roman numerals before the first chapter of the body, none on title page and imprint', () => {
    const inFront = pages.slice(0, openers[1]).map(({ folio }) => folio);
    expect(inFront.slice(0, 3)).toEqual(['', '', 'iii']);
    const roman = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];
    expect(
      inFront.flatMap((folio, index) => (folio === '' || folio === roman[index] ? [] : [folio])),
    ).toEqual([]);
    expect(inFront[openers[0]!]).toBe(roman[openers[0]!]);
    expect(inFront[openers[0]! + 1]).toBe(roman[openers[0]! + 1]);
  });

  it('begin with 1 in the body and go on to the end, on every page that has text', () => {
    const first = openers[1]!;
    const wrong = pages
      .map(({ body, folio }, index) => ({
        index,
        folio,
        wanted: body.length > 0 ? String(index - first + 1) : '',
      }))
      .filter(({ index, folio, wanted }) => index >= first && folio !== wanted);
    expect(wrong).toEqual([]);
  });

  it('are those of the page map', () => {
    expect(book.pageMap.pages.map(({ folio }) => folio)).toEqual(pages.map(({ folio }) => folio));
  });
});

it('running heads: the book on left pages, the chapter on right ones, none on openers and blanks', () => {
  const heads = pages.map((page, index) => {
    if (index < openers[0]! || openers.includes(index) || page.body.length === 0) return '';
    return index % 2 === 1 ? 'A Book of Pages' : HEADS[openers.findLastIndex((opener) => opener <= index)];
  });
  // The contents have a head of their own where they go over pages; here they do not.
  expect(pages.map(({ head }) => head)).toEqual(heads);
  expect(new Set(heads)).toEqual(new Set(['', 'A Book of Pages', ...HEADS.slice(0, 3)]));
});

/** The contents below their title. */
const contentsLines = (): Line[] => linesOf(pages[2]!).slice(1);

describe('the contents', () => {
  it('print beside each heading, behind a leader, the folio of its page', () => {
    const ids = new Map([...book.reading.destinations].map(([id, page]) => [id, pages[page]!.folio]));
    const folios = ['preface', 'first', 'early', 'second-and-longer', 'late', 'afterword'].map((id) =>
      ids.get(id),
    );
    const lines = contentsLines();
    expect(lines.map((line) => /^(.*?\S) ?(?:\. ?){9,}([ivx\d]+)$/u.exec(line.text)?.slice(1))).toEqual(
      CONTENTS.map((title, index) => [title, folios[index]]),
    );
  });

  it('align the folios at the right edge of the type area', () => {
    const edge = pages[2]!.width - MARGINS.outer * PX_PER_MM;
    for (const { right } of contentsLines()) expect(Math.abs(right - edge)).toBeLessThan(1.5);
  });
});

it('page references say the folio of what they lead to', () => {
  const said = (index: number): string =>
    linesOf(pages[index]!)
      .map((line) => line.text)
      .join(' ');
  const folioOf = (id: string): string => pages[book.reading.destinations.get(id)!]!.folio;
  expect(said(openers[1]!)).toContain(`said later, page ${folioOf('late')}.`);
  expect(pages.map((_, index) => said(index)).join(' ')).toContain(`above, page ${folioOf('early')}.`);
  const notes = pages.flatMap((page) => page.notes.map((piece) => piece.text)).join('');
  expect(notes.replaceAll(/\s+/gu, ' ')).toContain(`what was said, page ${folioOf('early')}.`);
});
