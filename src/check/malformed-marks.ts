/**
 * Finds what was meant as a call or a definition and is only text: `[^my note]`, `[^7`, `[7^]`, `［^7］`. It
 * reads the source rather than the values of text nodes, which typography has changed, so that the places are
 * exact. All of them have a caret beside a bracket, which no prose has by chance; a mark without a caret is
 * left over from another program and `left-over-marks.ts` finds it.
 */

/** What is wrong with a mark. */
export type MarkFault =
  | 'spaces'
  | 'spaces-around'
  | 'empty'
  | 'unclosed'
  | 'unopened'
  | 'caret-last'
  | 'full-width'
  | 'open-inline-note';

/** A mark, by its offsets in the source. */
export interface MalformedMark {
  fault: MarkFault;
  start: number;
  end: number;
  /** What stands where the label should be; empty where nothing does. */
  label: string;
}

/** What the marks of a chapter may mean: says whether a label is one that the chapter has. */
export interface KnownLabels {
  /** There is a definition with the label. */
  isDefined(label: string): boolean;
  /** There is one, and nothing calls it. */
  isUncalled(label: string): boolean;
}

/** Each pattern has the label in its first group, and reads a character a hundred times at most. */
const FULL_WIDTH = /[[［【〔][\^＾]([^[\]［］【】〔〕\s]{1,99})[\]］】〕]/gu;
const SPACES_AROUND = /(?<!\\)\[[ \t]+\^([^[\]\s]{1,99})[ \t]*\]/gu;
const CARET_LAST = /(?<!\\)\[([\p{L}\p{N}_-]{1,99})\^\]/gu;
const OPENING = /(?<!\\)\[\^([^[\]]*)(\]?)/gu;
const UNOPENED = /(?<![[［【〔\\])\^([\p{L}\p{N}_-]{1,99})\]/gu;
const OPEN_INLINE_NOTE = /(?<!\\)\^\[()/gu;
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}_.:+/-]*[\p{L}\p{N}\p{M}])?/u;
/** No line is indented by more. */
const WIDEST_INDENT = 60;
const LINE_START = /(?:^|\n)[ \t>]*$/u;

/** The marks in a stretch of source that holds nothing but text. */
export function malformedMarks(
  source: string,
  start: number,
  end: number,
  known: KnownLabels,
): MalformedMark[] {
  const text = source.slice(start, end);
  if (!/[\^＾]/u.test(text)) return [];
  const found: MalformedMark[] = [];
  const add = (fault: MarkFault, index: number, length: number, label: string): void => {
    found.push({ fault, start: start + index, end: start + index + length, label });
  };
  const each = (pattern: RegExp, fault: MarkFault, accept: (label: string, at: number) => boolean): void => {
    for (const { 0: mark, 1: label = '', index } of text.matchAll(pattern))
      if (accept(label, index)) add(fault, index, mark.length, label);
  };

  for (const { 0: mark, 1: label = '', index } of text.matchAll(FULL_WIDTH))
    if (!/^\[\^.*\]$/u.test(mark)) add('full-width', index, mark.length, label);
  each(SPACES_AROUND, 'spaces-around', () => true);
  // `[x^]` may be a formula.
  each(CARET_LAST, 'caret-last', (label) => /^\d+$/u.test(label) || known.isDefined(label));
  for (const { 0: mark, 1: inside = '', 2: bracket, index } of text.matchAll(OPENING)) {
    const label = inside.trim();
    if (bracket === '') {
      const written = labelAtStart(inside, known);
      if (written !== '') add('unclosed', index, 2 + written.length, written);
    } else if (label === '') add('empty', index, mark.length, '');
    else if (/\s/u.test(label)) add('spaces', index, mark.length, label);
    else if (label !== inside) add('spaces-around', index, mark.length, label);
  }
  // `[0, 2^7]` is an interval; what opens a line and has a colon behind it is a definition all the same.
  each(UNOPENED, 'unopened', (label, index) => {
    const at = start + index;
    if (source[at + label.length + 2] === ':' && isAtLineStart(source, at)) return true;
    return known.isUncalled(label) && text.lastIndexOf('[', index) <= text.lastIndexOf(']', index);
  });
  each(OPEN_INLINE_NOTE, 'open-inline-note', () => true);
  return apart(found);
}

/** True where a mark has the place of a definition: it opens a line, and a colon follows it. */
export function standsAsDefinition(
  source: string,
  { start, end }: Pick<MalformedMark, 'start' | 'end'>,
): boolean {
  return source[end] === ':' && isAtLineStart(source, start);
}

/** Of marks that overlap the one that begins first, or else was looked for first. */
function apart(found: readonly MalformedMark[]): MalformedMark[] {
  const kept: MalformedMark[] = [];
  for (const mark of found.toSorted((a, b) => a.start - b.start))
    if (mark.start >= (kept.at(-1)?.end ?? 0)) kept.push(mark);
  return kept;
}

function isAtLineStart(source: string, at: number): boolean {
  return LINE_START.test(source.slice(Math.max(0, at - WIDEST_INDENT), at));
}

/** Nothing says where a label ends whose bracket is lost: with the word, or in `[^7However` with its digits. */
function labelAtStart(text: string, known: KnownLabels): string {
  const word = LABEL.exec(text.slice(0, 99))?.[0] ?? '';
  const digits = /^\d+(?=\p{L})/u.exec(word)?.[0];
  return digits === undefined || known.isDefined(word) ? word : digits;
}
