/** What only a printed book can get wrong, and what it may write otherwise. */
import { describe, expect, it } from 'vitest';
import { comparePages } from '../../../src/proof/compare/compare-pages.ts';
import { compareReadings } from '../../../src/proof/compare/compare-readings.ts';
import type { PageMarkRead, PageRead, Place, Reading } from '../../../src/proof/reading.ts';
import { FOLIO, keyOf } from '../../../src/proof/words.ts';
import { leaf } from './readings.ts';

/** A box at the top of a page. */
function on(page: number): Place {
  return { boxes: [{ page, x: 50, y: 60, width: 300, height: 12 }] };
}

const FOLIOS = ['i', 'ii', '1', '2', '3'];
const PAGES = FOLIOS.map((folio, index): PageRead => ({
  index,
  folio,
  label: folio,
  width: 420,
  height: 595,
  begins: keyOf(`Page number ${index} begins with this text and goes on`),
}));

/** A manuscript of a chapter with a reference, a heading on page 3 and a note that is called on page 2. */
function manuscript(): Reading {
  const text = `The tide, see page ${FOLIO}, is low.`;
  return {
    of: 'manuscript',
    chapters: [
      {
        id: 'sea',
        leaves: [
          leaf('heading', 'The sea'),
          leaf('paragraph', text, {
            links: [{ text: `see page ${FOLIO}`, target: '#ebb', at: 8 }],
            calls: [{ id: 'call-1', number: '1', target: 'note-1', at: 7 }],
          }),
          leaf('heading', 'Ebb', { ids: ['ebb'] }),
        ],
        place: {},
      },
    ],
    notes: [
      { id: 'note-1', number: '1', leaves: [leaf('paragraph', 'A note.')], backTo: ['call-1'], place: {} },
    ],
    contents: [{ name: 'contents', entries: [{ title: 'The sea', target: 'sea', level: 1 }] }],
    around: [],
    notesOnPages: true,
  };
}

/** Its print edition, as it must be. */
function print(): Reading {
  const edition: Reading = { ...manuscript(), of: 'pdf', pages: PAGES };
  const [title, text, heading] = edition.chapters[0]!.leaves;
  title!.place = on(2);
  Object.assign(text!, { text: text!.text.replace(FOLIO, '3'), place: on(3) });
  text!.links[0]!.text = 'see page 3';
  text!.calls[0]!.place = on(3);
  heading!.place = on(4);
  edition.notes[0]!.place = on(3);
  return edition;
}

describe('a printed book', () => {
  it('is as it must be', () => {
    expect(compareReadings(manuscript(), print())).toEqual([]);
  });

  it('names a page on which its target does not begin', () => {
    const edition = print();
    edition.chapters[0]!.leaves[1]!.text = 'The tide, see page 2, is low.';
    const [finding, ...others] = compareReadings(manuscript(), edition);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      kind: 'folio-differs',
      expected: '3',
      found: '2',
      page: { index: 3, folio: '2' },
    });
    expect(finding?.message).toContain('expected a reference to page 3');
    expect(finding?.boxes).toEqual(on(3).boxes);
  });

  it('has a word changed beside such a reference', () => {
    const edition = print();
    edition.chapters[0]!.leaves[1]!.text = 'The tide, see page 3, is high.';
    expect(compareReadings(manuscript(), edition).map(({ kind, message }) => `${kind} ${message}`)).toEqual([
      'words-differ in the paragraph “The tide, see page …, is low.”: expected “low.”, found “high.” (after “page …, is”) (page 2)',
    ]);
  });

  it('has a note on another page than its call', () => {
    const edition = print();
    edition.notes[0]!.place = on(4);
    const findings = compareReadings(manuscript(), edition);
    expect(findings.map(({ kind, note, expected, page }) => ({ kind, note, expected, page }))).toEqual([
      { kind: 'note-off-page', note: '1', expected: '2', page: { index: 4, folio: '3' } },
    ]);
    expect(findings[0]?.message).toContain(
      'expected note 1 on page 2, where it is called, found it on page 3',
    );
  });

  it('may have its notes elsewhere if the manuscript says so', () => {
    const edition = print();
    edition.notes[0]!.place = on(4);
    expect(compareReadings({ ...manuscript(), notesOnPages: false }, edition)).toEqual([]);
  });

  it('may be set in capitals, an e-book may not', () => {
    const edition = print();
    edition.chapters[0]!.leaves[0]!.text = 'THE SEA';
    expect(compareReadings(manuscript(), edition)).toEqual([]);
    edition.chapters[0]!.leaves[0]!.text = 'the sea';
    expect(compareReadings(manuscript(), edition).map(({ kind }) => kind)).toEqual(['words-differ']);
    const other: Reading = { ...print(), of: 'epub' };
    delete other.pages;
    other.chapters[0]!.leaves[1]!.text = manuscript().chapters[0]!.leaves[1]!.text;
    other.chapters[0]!.leaves[1]!.links = manuscript().chapters[0]!.leaves[1]!.links;
    expect(compareReadings(manuscript(), other)).toEqual([]);
    other.chapters[0]!.leaves[0]!.text = 'THE SEA';
    expect(compareReadings(manuscript(), other).map(({ kind }) => kind)).toEqual(['words-differ']);
  });
});

function marksOf(pages: readonly PageRead[]): PageMarkRead[] {
  return pages.map(({ folio, begins }) => ({
    id: `page-${folio}`,
    label: folio,
    after: begins.slice(0, 30),
  }));
}

/** What is found of an EPUB with these marks. */
function found(marks: PageMarkRead[], pages: PageRead[] = PAGES): string[] {
  const pdf: Reading = { ...print(), pages };
  const epub: Reading = { ...print(), of: 'epub', pageMarks: marks };
  return comparePages(pdf, epub).map(({ kind, message }) => `${kind}: ${message}`);
}

describe('page marks', () => {
  it('agree with the pages', () => {
    expect(found(marksOf(PAGES))).toEqual([]);
  });

  it('are not asked of a page without text, nor of an e-book without any', () => {
    const blank = PAGES.with(1, { ...PAGES[1]!, begins: '' });
    expect(found(marksOf(blank.toSpliced(1, 1)), blank)).toEqual([]);
    expect(found([])).toEqual([]);
    expect(comparePages(print())).toEqual([]);
  });

  it.each<[string, (marks: PageMarkRead[]) => void, RegExp]>([
    [
      'missing',
      (marks) => void marks.splice(2, 1),
      /^page-mark-astray: expected a mark of page 1 before “Page.*found none$/u,
    ],
    [
      'shifted by a word',
      (marks) => void (marks[2]!.after = keyOf('number 2 begins with')),
      /^page-mark-astray: expected the mark of page 1 before “Page.*found it before “number/u,
    ],
    ['twice', (marks) => void marks.push({ ...marks[2]! }), /expected one mark of page 1, found two/u],
    [
      'in another order',
      (marks) => void marks.push(...marks.splice(2, 1)),
      /the mark of page 1 in its place, found it elsewhere/u,
    ],
    [
      'of a page that is not there',
      (marks) => void marks.push({ id: 'page-9', label: '9', after: '' }),
      /found one of a page 9/u,
    ],
  ])('%s', (_, damage, message) => {
    const marks = marksOf(PAGES);
    damage(marks);
    const messages = found(marks);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatch(message);
  });
});
