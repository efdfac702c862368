/** What must hold of every printed manuscript, whatever is in it; each fault in words. */
import { bare, bodyText, noteTexts } from './expected-text.ts';
import { MARGINS, type Printed } from './press.ts';
import type { PageReading, Piece } from './read-pages.ts';

const PX_PER_MM = 96 / 25.4;
/** Chromium rounds glyphs' places; a comma may hang out by less than this, in px. */
const HAIR = 1.5;

/** All faults of a printed manuscript; none where all is well. */
export function faultsOf(printed: Printed): string[] {
  return [...strayText(printed), ...bodyFaults(printed), ...noteFaults(printed)];
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

function strayText({ reading }: Printed): string[] {
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

/** No word of the body is lost, doubled or out of order. */
function bodyFaults(printed: Printed): string[] {
  const expected = bodyText(printed.composition);
  const found = chapterPages(printed)
    .map(({ body }) => said(body))
    .join('');
  return found === expected ? [] : [`body: ${firstDifference(found, expected)}`];
}

/** Every note is printed once, in order, and begins on the page of its call. */
function noteFaults(printed: Printed): string[] {
  if (printed.book.configuration.print.notes !== 'page') return [];
  const { reading, composition } = printed;
  const notes = noteTexts(composition);
  const expected = notes.map(({ text }) => text).join('');
  const perPage = reading.pages.map((page) => said(page.notes));
  const found = perPage.join('');
  if (found !== expected) return [`notes: ${firstDifference(found, expected)}`];
  const faults: string[] = [];
  const pageAt = (at: number): number => {
    let end = 0;
    return perPage.findIndex((text) => (end += text.length) > at);
  };
  let at = 0;
  let previous = 0;
  for (const { id, text } of notes) {
    const call = reading.destinations.get(id.replace('note-', 'call-'));
    const note = reading.destinations.get(id);
    const first = pageAt(at);
    if (first !== note) faults.push(`${id} begins on page ${first}, its destination is on page ${note}`);
    // Where the note before goes over pages, the next can only stand behind it.
    const isBehind =
      at > 0 &&
      call !== undefined &&
      (pageAt(at - 1) === note || pageAt(at - 1) + 1 === note) &&
      first > call &&
      pageAt(previous) <= call;
    // A note that another note calls stands behind that one, which may go on overleaf.
    const isInner =
      printed.book.numbered.notes.find((each) => each.id === id)?.calls[0]?.call.within !== undefined;
    const isSound = call === note || isBehind || (isInner && (note ?? -1) >= (call ?? 0));
    if (!isSound) faults.push(`${id} on page ${note}, its call on page ${call}`);
    previous = at;
    at += text.length;
  }
  return faults;
}

function firstDifference(found: string, expected: string): string {
  let at = 0;
  while (at < found.length && found[at] === expected[at]) at++;
  const from = Math.max(0, at - 25);
  return `expected “${expected.slice(from, at + 40)}”, found “${found.slice(from, at + 40)}” at ${at} of ${expected.length}`;
}
