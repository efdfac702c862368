/** What stands behind the last note: more of it, a line about the page, or text that has no place. */
import type { Decision, ImportedMetadata } from '../imported.ts';
import { lineOf, textOf, type Block } from './lines.ts';
import type { TextNote } from './note-sections.ts';
import { readCreditLine } from './top.ts';

/** A tail, sorted out. */
export interface Tail {
  metadata: ImportedMetadata;
  /** Paragraphs that belong to the last note. */
  continuation: TextNote['paragraphs'];
  /** What could not be placed. */
  unplaced: Block[];
  decisions: Decision[];
}

/** A second paragraph of a note is seldom longer, and more of them are seldom there. */
const MOST_PARAGRAPHS = 2;
const LONGEST_PARAGRAPH = 600;
/** References end so: with a comma where an address was lost, a point, a year, a bracket. */
const CITATION_END = /[,.;)\]\d]["'”’»]?$/u;

/** Sorts out the blocks behind the last note. */
export function readTail(blocks: readonly Block[], lastNote: number): Tail {
  const decisions: Decision[] = [];
  const left = [...blocks];
  let metadata: ImportedMetadata = {};
  const credit = left.length > 0 ? readCreditLine(left.at(-1)!) : undefined;
  if (credit) {
    metadata = credit.metadata;
    decisions.push(credit.decision);
    left.pop();
  }
  const indented = left.findIndex((block) => !block.lines.every(({ indent }) => indent > 0));
  let count = indented < 0 ? left.length : indented;
  let confidence: Decision['confidence'] = 'likely';
  if (count === 0 && left.length <= MOST_PARAGRAPHS && left.every(isCitation)) {
    count = left.length;
    confidence = 'unsure';
  }
  const taken = left.slice(0, count);
  for (const block of taken) {
    const message = `taken for another paragraph of note ${lastNote}, the last one`;
    decisions.push({ kind: 'note', confidence, message, line: lineOf(block), text: textOf(block) });
  }
  const unplaced = left.slice(count);
  if (unplaced.length > 0) {
    const message = `${unplaced.length === 1 ? 'a block stands' : `${unplaced.length} blocks stand`} behind the last note; kept at the end of the text, with a comment`;
    decisions.push({
      kind: 'unplaced',
      confidence: 'unsure',
      message,
      line: lineOf(unplaced[0]!),
      text: textOf(unplaced[0]!),
    });
  }
  const continuation = taken.map((block) => ({ text: textOf(block), line: lineOf(block) }));
  return { metadata, continuation, unplaced, decisions };
}

function isCitation(block: Block): boolean {
  const text = textOf(block);
  return text.length <= LONGEST_PARAGRAPH && CITATION_END.test(text);
}
