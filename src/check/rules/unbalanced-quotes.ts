import type { Nodes, Parents } from 'mdast';
import type { Chapter } from '../../parse/chapter.ts';
import { sourceOf } from '../../parse/source.ts';
import { blocksOfText, passageOf } from '../passage.ts';
import { placeOf } from '../place.ts';
import { areOfOneKind, loneMarks, type LoneMark } from '../quotation-balance.ts';
import type { Report, Rule } from '../rule.ts';

/** A quotation may run through so many paragraphs or items of a list. */
const LONGEST_QUOTATION = 12;
const ANY_MARK = /["“”„‟«»‹›‘‚&]/u;

type Facts = Pick<LoneMark, 'mark' | 'side'>;

/** A mark without a partner in its own block. */
interface LeftMark extends LoneMark {
  block: Parents;
  /** The place of the block in the flow of text. */
  index: number;
}

/**
 * A quotation mark without its partner in the same paragraph, note, heading or cell. The reader cannot tell where the
 * quotation ends, or where it began.
 *
 * What opens in one language closes in another (“English”, „German“, »Danish«), so a mark is read by what stands
 * around it. A quotation may run through several paragraphs, with a mark at the head of each or of the first only.
 * Apostrophes are no quotation marks, nor are `5"` and `12”`, ditto marks in a table, ‘ayn and oʻ; a closing `’` may
 * always be an apostrophe and is never told of.
 *
 * @example bad
 *   The minister said “exports doubled.
 *
 * @example bad
 *   The minister said that «exports» doubled”.
 *
 * @example bad
 *   Exports doubled.[^1]
 *
 *   [^1]: Ministry of Trade, ‘Trade and the people’s money, *Annual Report*, 2020.
 *
 * @example good
 *   “Exports doubled in the ’90s,” he said, „in allen Ländern“, »og 12" rør«, ‘the workers’ way’.
 *
 *   “This is the first paragraph of what he said.
 *
 *   “This is the last.”
 */
export const unbalancedQuotes: Rule<Facts> = {
  id: 'unbalanced-quotes',
  severity: 'warning',
  wording: ({ mark, side }) =>
    side === 'opening'
      ? `expected a closing quotation mark for this \`${mark}\`, found none; close the quotation, or remove the mark`
      : `expected an opening quotation mark for this \`${mark}\`, found none; open the quotation, or remove the mark`,
  nodes: {
    root(tree, { chapter }, report) {
      const body: Nodes[] = [];
      const apart: Parents[] = [];
      divide(tree, body, apart);
      for (const flow of [body, ...apart.map((node) => blocksOfText(node))]) check(flow, chapter, report);
    },
  },
};

/** The text of a chapter as it flows, and what stands apart from it: notes, cells of tables. */
function divide(node: Nodes, body: Nodes[], apart: Parents[]): void {
  if (node.type === 'paragraph' || node.type === 'heading') body.push(node);
  else if (node.type === 'footnoteDefinition' || node.type === 'tableCell') apart.push(node);
  else if ('children' in node) for (const child of node.children) divide(child, body, apart);
}

function check(flow: readonly Nodes[], chapter: Chapter, report: Report<Facts>): void {
  let open: LeftMark[] = [];
  const tell = ({ at, mark, side, block }: LeftMark): void => {
    const { start, end } = passageOf(block, chapter.source).rangeOf(at, at + 1);
    report({
      facts: { mark, side },
      file: chapter.path,
      place: placeOf(start, end, chapter.source),
    });
  };
  for (const [index, block] of flow.entries()) {
    if (!('children' in block)) continue;
    const isHeading = block.type === 'heading';
    const ended = open.filter((left) => isHeading || index - left.index > LONGEST_QUOTATION);
    open = open.filter((left) => !ended.includes(left));
    ended.forEach(tell);
    for (const lone of lonely(block, chapter)) {
      const left = { ...lone, block, index };
      const partner = open.findLastIndex((other) => areOfOneKind(other.mark, lone.mark));
      if (lone.side === 'closing' && partner >= 0) open.splice(partner, 1);
      else if (lone.side === 'closing' || isHeading) tell(left);
      else if (!goesOn(lone, flow[index + 1], chapter)) open.push(left);
    }
  }
  open.forEach(tell);
}

function lonely(block: Parents, chapter: Chapter): LoneMark[] {
  const source = sourceOf(block, chapter.source);
  if (!ANY_MARK.test(source)) return [];
  const { text } = passageOf(block, chapter.source);
  const isDitto = block.type === 'tableCell' && /^\s*["”„“]\s*$/u.test(text);
  // The beginning of a block that is none is a fault of its own. What is in a tag of Liquid is no prose.
  if (isDitto || text.startsWith(':::') || /\{%|%\}/u.test(text)) return [];
  return loneMarks(text);
}

/** True where the next paragraph of a quotation begins with a mark of its own, as printers have it. */
function goesOn({ mark }: LoneMark, next: Nodes | undefined, chapter: Chapter): boolean {
  if (next?.type !== 'paragraph') return false;
  const first = /^\s*(["“”„‟«»‹›‘‚])/u.exec(passageOf(next, chapter.source).text)?.[1];
  return first !== undefined && areOfOneKind(mark, first);
}
