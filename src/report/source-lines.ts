/** The lines of the files that a report is about. Each file is divided once, as the parser divides it. */
import type { Point } from 'unist';

type SourceOf = (file: string) => string | undefined;

/** A carriage return alone ends a line too. */
const LINE_END = /\r\n|[\r\n]/gu;

/** Finds the line of a file by its number, from 1; undefined where the file or the line is not known. */
export type SourceLines = (file: string, line: number) => string | undefined;

/** The lines of files. */
export function sourceLines(sourceOf: SourceOf): SourceLines {
  const files = new Map<string, readonly string[] | undefined>();
  return (file, line) => {
    if (!files.has(file)) files.set(file, sourceOf(file)?.split(LINE_END));
    return files.get(file)?.[line - 1];
  };
}

/** The way from offsets in files to their lines and columns. */
export function sourcePoints(sourceOf: SourceOf): (file: string, offset: number) => Point | undefined {
  const files = new Map<string, readonly number[] | undefined>();
  return (file, offset) => {
    if (!files.has(file)) files.set(file, startsOf(sourceOf(file)));
    const starts = files.get(file);
    if (!starts) return undefined;
    let line = 0;
    let after = starts.length;
    while (after - line > 1) {
      const middle = (line + after) >> 1;
      if (starts[middle]! <= offset) line = middle;
      else after = middle;
    }
    return { line: line + 1, column: offset - starts[line]! + 1 };
  };
}

function startsOf(source: string | undefined): number[] | undefined {
  return source === undefined
    ? undefined
    : [0, ...[...source.matchAll(LINE_END)].map(({ index, 0: end }) => index + end.length)];
}
