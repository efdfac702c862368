/** Finds the lines of colons of a chapter that begin or end nothing. */
import type { Nodes } from 'mdast';

/** One such line. */
export interface DirectiveFault {
  kind: 'stray' | 'unclosed' | 'nested' | 'unreadable';
  /** The line, or its beginning. */
  written: string;
  start: number;
  end: number;
}

const BLOCKS: ReadonlySet<string> = new Set([
  'box',
  'figure',
  'captionedTable',
  'epigraph',
  'abstract',
  'verse',
  'remark',
]);
/** A line of text that consists of colons, or that begins like a directive. */
const FENCE_LINE = /(?<=^|\n[ \t>]*):{3,}(?:[ \t]*(?=\r?\n|$)|[ \t]*[A-Za-z{][^\r\n]*)/gu;
const LONGEST_SHOWN = 60;

/** The faults of a chapter's fences, in the order of the tree. */
export function directiveFaults(tree: Nodes, source: string): DirectiveFault[] {
  if (!source.includes(':::')) return [];
  const faults: DirectiveFault[] = [];
  // Each block that ends with the one around it leaves an end that ends nothing.
  let leftOver = 0;
  const walk = (node: Nodes, around: number | undefined): void => {
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (node.type === 'text' && start !== undefined && end !== undefined && !node.data?.asTyped) {
      for (const fault of faultsInText(source, start, end)) {
        if (fault.kind === 'stray' && leftOver > 0) leftOver--;
        else faults.push(fault);
      }
      return;
    }
    let colons = around;
    if (BLOCKS.has(node.type) && start !== undefined && end !== undefined) {
      const slice = source.slice(start, end);
      const opening = /^:{3,}/u.exec(slice)?.[0].length;
      if (opening !== undefined) {
        colons = opening;
        if (!isClosed(slice, opening)) {
          const isNested = around !== undefined && opening >= around;
          if (isNested) leftOver++;
          faults.push(faultAt(isNested ? 'nested' : 'unclosed', source, start));
        }
      }
    }
    if ('children' in node) for (const child of node.children) walk(child, colons);
  };
  walk(tree, undefined);
  return faults;
}

function isClosed(slice: string, opening: number): boolean {
  const last = /\n[ \t>]*(:{3,})[ \t]*$/u.exec(slice.trimEnd())?.[1];
  return last !== undefined && last.length >= opening;
}

function faultsInText(source: string, start: number, end: number): DirectiveFault[] {
  const slice = source.slice(start, end);
  if (!slice.includes(':::')) return [];
  // What comes after something else on its line is in the midst of a sentence.
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  const isAtLineStart = /^[ \t>]*(?:[-*+]|\d+[.)])?[ \t>]*$/u.test(source.slice(lineStart, start));
  return [...slice.matchAll(FENCE_LINE)]
    .filter(({ index }) => index > 0 || isAtLineStart)
    .map(({ 0: line, index }) =>
      faultAt(/^:+[ \t]*$/u.test(line) ? 'stray' : 'unreadable', source, start + index),
    );
}

function faultAt(kind: DirectiveFault['kind'], source: string, start: number): DirectiveFault {
  const line = (/^[^\r\n]*/u.exec(source.slice(start, start + 1000))?.[0] ?? '').trimEnd();
  const written = line.length > LONGEST_SHOWN ? `${line.slice(0, LONGEST_SHOWN - 1)}…` : line;
  return { kind, written, start, end: start + line.length };
}
