/** `\footnote{…}` in Markdown: what was left when a LaTeX text was turned into it by hand. */
import type { Nodes } from 'mdast';
import { VFile } from 'vfile';
import { readSyntax } from '../../parse/chain.ts';
import type { Decision } from '../imported.ts';

/** A text with calls in the place of such notes. */
export interface WithoutLatexNotes {
  source: string;
  /** Label → the note, as Markdown. */
  notes: Map<string, string>;
  decisions: Decision[];
  /** The line of the original that a line of the new text stands on. */
  lineOf(line: number): number;
}

const COMMAND = /\\footnote(?:\s*\[(\d{1,4})\])?\s*\{/gu;
const LEFT_OVER = /\\footnote(?:mark|text)\b(?:\[\d*\])?/gu;
/** What a label begins with that stands for such a note. */
export const LATEX_LABEL = 'latex-';

/**
 * Takes the notes out; code is left alone.
 * @param depth how many notes this text stands in
 */
export function takeLatexNotes(source: string, depth = 0): WithoutLatexNotes {
  const notes = new Map<string, string>();
  const decisions: Decision[] = [];
  if (!source.includes('\\footnote') || depth > DEEPEST)
    return { source, notes, decisions, lineOf: (line) => line };
  const code = codeIn(source);
  const isCode = (offset: number): boolean => code.some(([start, end]) => offset >= start && offset < end);
  const lineAt = lineCounter(source);
  const shifts: { from: number; by: number }[] = [];
  let result = '';
  let from = 0;
  let lost = 0;
  for (const found of source.matchAll(COMMAND)) {
    const { 0: command, index } = found;
    if (index < from || isCode(index)) continue;
    const line = lineAt(index);
    const end = closing(source, index + command.length);
    if (end === undefined) {
      const message = 'expected `}` at the end of the note, found none; it was kept as text';
      decisions.push({
        kind: 'fault',
        confidence: 'certain',
        message,
        line,
        text: source.slice(index, index + 60),
      });
      continue;
    }
    const own = addNote(source.slice(index + command.length, end).trim(), notes, depth);
    decisions.push({ kind: 'note', confidence: 'certain', message: '`\\footnote{…}` became a note', line });
    result += `${source.slice(from, index)}[^${own}]`;
    from = end + 1;
    const more = source.slice(index, from).split('\n').length - 1;
    if (more > 0) shifts.push({ from: line - lost, by: more });
    lost += more;
  }
  const left = lineCounter(source);
  for (const { 0: command, index } of source.matchAll(LEFT_OVER)) {
    if (isCode(index)) continue;
    const message = `\`${command}\` is LaTeX and was kept as text; write the note in its place`;
    decisions.push({ kind: 'fault', confidence: 'certain', message, line: left(index), text: command });
  }
  const lineOf = (line: number): number =>
    line + shifts.filter((shift) => line > shift.from).reduce((sum, shift) => sum + shift.by, 0);
  return { source: result + source.slice(from), notes, decisions, lineOf };
}

/** Adds a note and those within it, which come behind it; gives the label of the first. */
function addNote(content: string, notes: Map<string, string>, depth: number): string {
  const own = notes.size + 1;
  const inner = takeLatexNotes(content, depth + 1);
  const renamed = (text: string): string =>
    text.replaceAll(LABELS, (_, number: string) => `[^${LATEX_LABEL}${own + Number(number)}]`);
  notes.set(`${LATEX_LABEL}${own}`, renamed(inner.source));
  for (const text of inner.notes.values()) notes.set(`${LATEX_LABEL}${notes.size + 1}`, renamed(text));
  return `${LATEX_LABEL}${own}`;
}

/** Nobody writes notes within notes within more notes than this. */
const DEEPEST = 5;
/** A brace that is not closed by then never was. */
const LONGEST_NOTE = 20_000;
const LABELS = /\[\^latex-(\d+)\]/gu;

/** The offset of the brace that closes one; a backslash takes a brace its meaning. */
function closing(source: string, start: number): number | undefined {
  let depth = 1;
  for (let at = start; at < Math.min(source.length, start + LONGEST_NOTE); at++) {
    const character = source[at];
    if (character === '\\') at++;
    else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return at;
  }
  return undefined;
}

/** Where code stands in a text. */
function codeIn(source: string): [start: number, end: number][] {
  const found: [number, number][] = [];
  const walk = (node: Nodes): void => {
    if ((node.type === 'code' || node.type === 'inlineCode') && node.position)
      found.push([node.position.start.offset ?? 0, node.position.end.offset ?? 0]);
    if ('children' in node) for (const child of node.children) walk(child);
  };
  walk(readSyntax(new VFile({ value: source })));
  return found;
}

/** Gives the line of an offset; each must be behind the one before. */
function lineCounter(source: string): (offset: number) => number {
  let line = 1;
  let counted = 0;
  return (offset) => {
    for (let at = source.indexOf('\n', counted); at >= 0 && at < offset; at = source.indexOf('\n', at + 1))
      line++;
    counted = offset;
    return line;
  };
}
