/** What must hold of every printed manuscript, whatever is in it; each fault in words. */
import { bare, bodyText, noteTexts, type FolioOf } from './expected-text.ts';
import { MARGINS, type Printed } from './press.ts';
import type { PageReading, Piece } from './read-pages.ts';

const PX_PER_MM = 96 / 25.4;
/** Chromium rounds glyphs' places; a comma may hang out by less than this, in px. */
const HAIR = 1.5;

/** All faults of a printed manuscript; none where all is well. */
export function faultsOf(printed: Printed): string[] {
  const body = differenceOfBody(printed);
  return [...strayText(printed), ...(body ? [`body: ${body.message}`] : []), ...noteFaults(printed)];
}

/** The bare text of some pieces. */
export function said(pieces: readonly Piece[]): string {
  return bare(pieces.map(({ text }) => text).join(' '));
}

/** The pages from the first chapter on. */
export function chapterPages({ composition, pageMap, reading }: Printed): PageReading[] {
  const first = pageMap.pageOf[composition.chapters[0]?.id ?? ''] ?? 0;
  return reading.pages.slice(first);
}

/** What stands beside or below the type area. */
export function strayText({ reading }: Printed): string[] {
  return reading.pages.flatMap((page, index) => {
    const isRight = index % 2 === 0;
    const left = (isRight ? MARGINS.inner : MARGINS.outer) * PX_PER_MM;
    const right = page.width - (isRight ? MARGINS.outer : MARGINS.inner) * PX_PER_MM;
    const bottom = page.height - MARGINS.bottom * PX_PER_MM;
    return [...page.body, ...page.notes]
      .filter((piece) => piece.text.trim() !== '')
      .filter((piece) => piece.left < left - HAIR || piece.right > right + HAIR || piece.base > bottom + HAIR)
      .map((piece) => `page ${index + 1}: “${piece.text}” stands outside the type area`);
  });
}

/** The first place at which what was printed is not what was written. */
export interface Difference {
  /** How many letters are right. */
  at: number;
  message: string;
}

/** No word of the body is lost, doubled or out of order. */
export function differenceOfBody(printed: Printed): Difference | undefined {
  const found = chapterPages(printed)
    .map(({ body }) => said(body))
    .join('');
  return differenceOf(found, writtenBody(printed));
}

/** What the body should say; a page reference the folio of its target. */
export function writtenBody(printed: Printed): string {
  return bodyText(printed.composition, folioIn(printed));
}

/** Gives the folio of the page that something is on. */
function folioIn({ pageMap }: Printed): FolioOf {
  return (id) => pageMap.pages[pageMap.pageOf[id] ?? -1]?.folio ?? '';
}

/** No word of the notes is lost, doubled or out of order. */
export function differenceOfNotes(printed: Printed): Difference | undefined {
  const { reading, composition } = printed;
  const expected = noteTexts(composition, folioIn(printed))
    .map(({ text }) => text)
    .join('');
  return differenceOf(reading.pages.map((page) => said(page.notes)).join(''), expected);
}

/** Where a note stands; all pages from 0. */
export interface PlaceOfNote {
  id: string;
  /** The pages of its call and of itself, as the file's destinations have them; −1 where it has none. */
  call: number;
  note: number;
  /** The pages of its first and its last letter. */
  first: number;
  last: number;
}

/** Where the text of each note stands, in a file that prints all of them in order. */
export function placesOfNotes(printed: Printed): PlaceOfNote[] {
  const { reading, composition } = printed;
  const ends: number[] = [];
  for (const page of reading.pages) ends.push((ends.at(-1) ?? 0) + said(page.notes).length);
  const pageAt = (at: number): number => ends.findIndex((end) => end > at);
  let at = 0;
  return noteTexts(composition, folioIn(printed)).map(({ id, text }) => {
    const first = pageAt(at);
    at += text.length;
    const call = reading.destinations.get(id.replace('note-', 'call-')) ?? -1;
    return { id, call, note: reading.destinations.get(id) ?? -1, first, last: pageAt(at - 1) };
  });
}

/** Every note is printed once, in order, and begins on the page of its call. */
function noteFaults(printed: Printed): string[] {
  if (printed.book.configuration.print.notes !== 'page') return [];
  const difference = differenceOfNotes(printed);
  if (difference) return [`notes: ${difference.message}`];
  const faults: string[] = [];
  let before: (PlaceOfNote & { isBehind: boolean }) | undefined;
  for (const place of placesOfNotes(printed)) {
    const { id, call, note, first } = place;
    if (first !== note) faults.push(`${id} begins on page ${first}, its destination is on page ${note}`);
    // Where the note before goes over pages, or itself stands behind one that does, the next can only stand behind it.
    const isBehind =
      before !== undefined &&
      call >= 0 &&
      (before.last === note || before.last + 1 === note) &&
      first > call &&
      (before.first <= call || before.isBehind);
    // A note that another note calls stands behind that one, which may go on overleaf.
    const isInner =
      printed.book.numbered.notes.find((each) => each.id === id)?.calls[0]?.call.within !== undefined;
    if (call !== note && !isBehind && !(isInner && note >= call))
      faults.push(`${id} on page ${note}, its call on page ${call}`);
    before = { ...place, isBehind };
  }
  return faults;
}

function differenceOf(found: string, expected: string): Difference | undefined {
  if (found === expected) return undefined;
  let at = 0;
  while (at < found.length && found[at] === expected[at]) at++;
  const from = Math.max(0, at - 25);
  const message = `expected “${expected.slice(from, at + 40)}”, found “${found.slice(from, at + 40)}” at ${at} of ${expected.length}`;
  return { at, message };
}
