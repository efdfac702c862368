/** Edits of a text by their offsets: what they do not name stays as it is, character by character. */
import type { TextEdit } from '../manuscript/problem.ts';

/** A change of a stretch of a text, without its file. */
export type Edit = Pick<TextEdit, 'start' | 'end' | 'text'>;

/** The text after all edits. They may be in any order; of those at one place the first comes first. */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, text } of inOrder(edits)) {
    result += source.slice(at, start) + text;
    at = end;
  }
  return result + source.slice(at);
}

/** Edits in the order of their places. */
export function inOrder<Of extends Edit>(edits: readonly Of[]): Of[] {
  return edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** True where the edits lie within the text and none over another, so that all of them can be made. */
export function fitTogether(source: string, edits: readonly Edit[]): boolean {
  let at = 0;
  return inOrder(edits).every(({ start, end }) => {
    const fits = start >= at && end >= start && end <= source.length;
    at = end;
    return fits;
  });
}

/**
 * The line ends of a text that is put into a source, as they are there: a rule writes `\n`, and the file may
 * have come from Windows.
 */
export function withLineEndsOf(source: string, text: string): string {
  if (!text.includes('\n')) return text;
  const first = source.indexOf('\n');
  return first > 0 && source[first - 1] === '\r' ? text.replaceAll(/\r?\n/gu, '\r\n') : text;
}
