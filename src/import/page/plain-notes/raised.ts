/** Raised numbers, which a tree has as `<sup>`, a text and `</sup>`. */
import type { Nodes } from 'mdast';

export interface Raised {
  number: number;
  /** As it is written: `3`, `[3]`. */
  mark: string;
  isBracketed: boolean;
}

/** The number that is raised by the tag at a place; undefined where there is none. */
export function raisedAt(siblings: readonly Nodes[], at: number): Raised | undefined {
  const [open, inner, close] = [siblings[at], siblings[at + 1], siblings[at + 2]];
  if (open?.type !== 'html' || !/^<sup[\s>]/u.test(open.value)) return undefined;
  if (inner?.type !== 'text' || close?.type !== 'html' || close.value !== '</sup>') return undefined;
  const mark = inner.value.trim();
  const digits = /^(?:(\d{1,4})|\[\s?(\d{1,4})\s?\]|\((\d{1,4})\))$/u.exec(mark);
  const number = digits?.[1] ?? digits?.[2] ?? digits?.[3];
  return number === undefined
    ? undefined
    : { number: Number(number), mark, isBracketed: digits?.[1] === undefined };
}
