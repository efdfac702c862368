import type { FootnoteReference } from 'mdast';
import type { Chapter } from '../parse/chapter.ts';
import { sourceOf } from '../parse/source.ts';

const LONGEST = 32;

/** A call as its author wrote it, for messages: `[^7]`, or the beginning of `^[The note itself.]`. */
export function asWritten(call: FootnoteReference, { source }: Chapter): string {
  return shortened(sourceOf(call, source));
}

/** A piece of a source in one line, and of a long one only the beginning. */
export function shortened(text: string): string {
  const line = text.slice(0, LONGEST * 2).replaceAll(/\s+/gu, ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

/** The label of a call for reports; an inline note has none that its author wrote. */
export function writtenLabel({ label, identifier }: FootnoteReference): { label: string } | undefined {
  const text = label ?? identifier;
  return /\s/u.test(text) ? undefined : { label: text };
}
