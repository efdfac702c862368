/** The blocks of a text → headings, paragraphs, lists, quotations. */
import type { PhrasingContent, RootContent } from 'mdast';
import type { Confidence, Decision } from '../imported.ts';
import { isFurniture } from './furniture.ts';
import { isRowOfLines, judge, type Judgement } from './headings.ts';
import { lineOf, textOf, type Block } from './lines.ts';
import { bulletOf, listAt } from './lists.ts';
import { splitBlock } from './split-block.ts';
import { tableOf } from './table.ts';

/** How the words of a paragraph become nodes: with its calls. */
export type ReadPhrases = (text: string, line: number) => PhrasingContent[];

/** What became of some blocks. */
export interface Body {
  nodes: RootContent[];
  decisions: Decision[];
}

const SEPARATOR = /^(?:(?:\*\s?){3,}|[-_–—=~]{3,}|#|⁂)$/u;
const QUOTE_MARK = /^>\s?/u;
const LONG_GAP = 2;
const LONG_TEXT = 120;
const ENDS = /[.?!:;…,]["'”’»)\]]*(?:\s*\[\d{1,4}\]|[⁰¹²³⁴-⁹]+)*$/u;
const INDENTED = 2;

/** Makes nodes of blocks, in order; all words are in them. */
export function readBody(given: readonly Block[], read: ReadPhrases): Body {
  const usual = usualIndent(given);
  const blocks = given.flatMap(splitBlock);
  const nodes: RootContent[] = [];
  const decisions: Decision[] = [];
  const usualGap = usualGapOf(given);
  let previous: Judgement['is'] | undefined;
  const tell = (kind: Decision['kind'], confidence: Confidence, message: string, block: Block): void => {
    const text = textOf(block);
    decisions.push({
      kind,
      confidence,
      message,
      line: lineOf(block),
      text: text.length > 200 ? `${text.slice(0, 199)}…` : text,
    });
  };

  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]!;
    const [line] = block.lines;
    if (block.gap >= usualGap + LONG_GAP - 1 && index > 0 && previous !== 'heading')
      tell(
        'heading',
        'unsure',
        `${block.gap} empty lines stand before this; a heading may have been lost here`,
        block,
      );
    if (block.lines.length === 1 && SEPARATOR.test(line!.text)) {
      nodes.push({ type: 'thematicBreak' });
      tell('heading', 'likely', 'a line that divides the text; kept as a thematic break', block);
      previous = 'text';
      continue;
    }
    const list = listAt(blocks, index, read);
    if (list) {
      nodes.push(list.list);
      const items = `${list.items} item${list.items === 1 ? '' : 's'} marked by “${list.mark}”`;
      tell('list', list.isSure ? 'certain' : 'likely', `a list of ${items}`, block);
      index += list.blocks - 1;
      previous = 'text';
      continue;
    }
    const judged = judge(block, blocks[index + 1], index === 0 ? 'text' : previous);
    const isRow = judged.is === 'heading' && judged.confidence !== 'certain' && isRowOfLines(blocks, index);
    previous = judged.is;
    if (judged.is === 'heading' && !isRow) {
      const { depth, text, confidence, reason } = judged;
      nodes.push({ type: 'heading', depth, children: read(text, lineOf(block)) });
      tell('heading', confidence, `a heading: ${reason}`, block);
      continue;
    }
    if (bulletOf(line!))
      tell('list', 'unsure', 'a single line that begins like one of a list; kept as text', block);
    if (isRow) tell('heading', 'unsure', 'several short lines in a row; kept as text', block);
    if (judged.is === 'candidate')
      tell('heading', 'unsure', `kept as text, although it could be a heading: ${judged.reason}`, block);
    if (judged.is === 'byline') tell('metadata', 'unsure', 'a byline below a heading; kept as text', block);
    if (judged.is === 'credit')
      tell(
        'picture',
        'likely',
        'the credit of a picture, which the text itself does not have; kept as text',
        block,
      );
    if (judged.is === 'text' && isFurniture(block))
      tell(
        'furniture',
        'unsure',
        'it reads like a label of the page; kept as text, since it stands within the text',
        block,
      );
    const table = tableOf(block, read);
    if (table) {
      nodes.push(table);
      tell(
        'table',
        'likely',
        `a table of ${table.children.length} rows, from the tabs between its cells`,
        block,
      );
      continue;
    }
    const quoted = quotationOf(block, usual, read);
    nodes.push(quoted?.node ?? paragraph(textOf(block), lineOf(block), read));
    if (quoted) tell('quotation', quoted.confidence, quoted.message, block);
    else if (textOf(block).length > LONG_TEXT && !ENDS.test(textOf(block)))
      tell(
        'fault',
        'unsure',
        'the paragraph ends without punctuation; something may have been lost here',
        block,
      );
  }
  return { nodes, decisions };
}

function paragraph(
  text: string,
  line: number,
  read: ReadPhrases,
): Extract<RootContent, { type: 'paragraph' }> {
  return { type: 'paragraph', children: read(text, line) };
}

/** A block marked by `>`, or further in than the text around it. */
function quotationOf(
  block: Block,
  usual: number,
  read: ReadPhrases,
): { node: RootContent; confidence: Confidence; message: string } | undefined {
  if (block.lines.every(({ text }) => QUOTE_MARK.test(text))) {
    const text = block.lines.map((line) => line.text.replace(QUOTE_MARK, '')).join('\n');
    if (text.trim() === '') return undefined;
    const node: RootContent = { type: 'blockquote', children: [paragraph(text, lineOf(block), read)] };
    return { node, confidence: 'certain', message: 'a quotation, marked by “>”' };
  }
  if (!block.lines.every(({ indent }) => indent >= usual + INDENTED)) return undefined;
  const node: RootContent = { type: 'blockquote', children: [paragraph(textOf(block), lineOf(block), read)] };
  return { node, confidence: 'likely', message: 'a quotation, since it is indented' };
}

/** The indent that most lines of text have. */
function usualIndent(blocks: readonly Block[]): number {
  const lengths = new Map<number, number>();
  for (const { lines } of blocks)
    for (const { indent, text } of lines) lengths.set(indent, (lengths.get(indent) ?? 0) + text.length);
  return [...lengths].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** The number of empty lines that most blocks have before them. */
function usualGapOf(blocks: readonly Block[]): number {
  const counts = new Map<number, number>();
  for (const { gap } of blocks) counts.set(gap, (counts.get(gap) ?? 0) + 1);
  return Math.max(1, [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 1);
}
