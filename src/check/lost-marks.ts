/**
 * What was meant as a call or a definition and is neither, chapter by chapter: malformed marks in text, calls
 * in the alternative text of images, definitions that indentation turned into code. Several rules need to know
 * of them: those that tell of the marks, and those that would else tell of the other half of the same note.
 */
import type { Nodes } from 'mdast';
import { normalizeIdentifier } from 'micromark-util-normalize-identifier';
import type { Chapter } from '../parse/chapter.ts';
import { malformedMarks, standsAsDefinition, type KnownLabels, type MarkFault } from './malformed-marks.ts';

/** A call or a definition that is none. */
export interface LostMark {
  /** What became of it. */
  kind: MarkFault | 'in-image' | 'in-code';
  role: 'call' | 'definition';
  chapter: Chapter;
  /** Offsets in the source of its chapter. */
  start: number;
  end: number;
  /** The labels that may be meant, as they are compared; the likeliest first. */
  identifiers: readonly string[];
}

/** A label in the form in which labels are compared. */
export function comparableLabel(label: string): string {
  return normalizeIdentifier(label).toLowerCase().normalize('NFC');
}

/** The lost marks of a chapter, in the order of its tree. */
export function lostMarks(chapter: Chapter, known: KnownLabels): LostMark[] {
  const marks: LostMark[] = [];
  collect(chapter.tree, { chapter, source: String(chapter.source), known, marks });
  return marks;
}

interface Search {
  chapter: Chapter;
  source: string;
  known: KnownLabels;
  marks: LostMark[];
}

function collect(node: Nodes, search: Search): void {
  const { source } = search;
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start !== undefined && end !== undefined) {
    if (node.type === 'text') marksInText(node.value, start, end, search);
    else if (node.type === 'image') marksInImage(start, end, search);
    else if (node.type === 'code' && !/^[ \t]*(?:```|~~~)/u.test(source.slice(start, start + 99)))
      definitionsInCode(start, end, search);
    // A bare address is no prose, whatever characters it has.
    if (node.type === 'link' && source[start] !== '[') return;
  }
  if ('children' in node) for (const child of node.children) collect(child, search);
}

function marksInText(
  value: string,
  start: number,
  end: number,
  { chapter, source, known, marks }: Search,
): void {
  if (!/[\^＾]/u.test(value)) return;
  // A caption made of an image's title has the place of the image, and is not what stands there.
  if (source.startsWith('![', start) && !value.startsWith('!')) return;
  for (const mark of malformedMarks(source, start, end, known)) {
    marks.push({
      kind: mark.fault,
      role: standsAsDefinition(source, mark) ? 'definition' : 'call',
      chapter,
      start: mark.start,
      end: mark.end,
      identifiers: meanings(mark.label),
    });
  }
}

const CALL = /(?<!\\)(?:\[\^((?:\\.|[^\s[\]\\])+)\]|\^\[)/gu;

/** The alternative text and the title of an image are bare text: a call in them leads nowhere. */
function marksInImage(start: number, end: number, { chapter, source, marks }: Search): void {
  for (const { 0: mark, 1: label, index } of source.slice(start, end).matchAll(CALL)) {
    marks.push({
      kind: 'in-image',
      role: 'call',
      chapter,
      start: start + index,
      end: start + index + mark.length,
      identifiers: label === undefined ? [] : [comparableLabel(label)],
    });
  }
}

const DEFINITION = /^[ \t>]*(\[\^([^\s[\]]+)\]:)/gmu;

function definitionsInCode(start: number, end: number, { chapter, source, marks }: Search): void {
  for (const { 0: line, 1: mark = '', 2: label = '', index } of source
    .slice(start, end)
    .matchAll(DEFINITION)) {
    const at = start + index + line.length - mark.length;
    marks.push({
      kind: 'in-code',
      role: 'definition',
      chapter,
      start: at,
      end: at + mark.length,
      identifiers: [comparableLabel(label)],
    });
  }
}

/** A label with spaces may be meant for one with hyphens or none; full-width digits for digits. */
function meanings(label: string): string[] {
  const plain = label.normalize('NFKC');
  const spelled = ['-', '_', ''].map((joint) => plain.replaceAll(/\s+/gu, joint));
  return label === '' ? [] : [...new Set([label, ...spelled].map(comparableLabel))];
}
