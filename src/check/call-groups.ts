/**
 * Calls as they stand in the running text: a group of them at one place, with what a reader sees before and
 * after. The rules about the placing of calls look at groups, since `[^1], [^2].` has one place, not two.
 */
import type { FootnoteReference, Nodes, Parents } from 'mdast';
import type { Position } from 'unist';
import type { NodeContext } from './rule.ts';

/** Stands for what is neither text nor a call: code, a picture. */
const OBJECT = '\uFFFC';
/** Stands for a line end that the author asked for; `\n` is one that a reader sees as a space. */
const LINE_BREAK = '\u2028';
/** How much of the text around a group is given. */
const REACH = 40;
/** What separates the calls of one group. */
const SEPARATOR = /^\s*[,;–-]?\s*$/u;

/** Calls with nothing between them but what separates calls. */
export interface CallGroup {
  calls: readonly [FootnoteReference, ...FootnoteReference[]];
  /** The text between each call and the next, as it is printed. */
  gaps: readonly string[];
  /** The paragraph, heading or cell that they stand in. */
  block: Parents;
  /** The end of the text before them; empty where they open their block. */
  before: string;
  /** The beginning of the text after them; empty where they end their block. */
  after: string;
  /** From the beginning of the first call to the end of the last. */
  place: Position;
  /** The same as offsets in the source. */
  start: number;
  end: number;
}

const groupsOf = new WeakMap<Nodes, ReadonlyMap<FootnoteReference, CallGroup>>();

/**
 * The group that a call is the first of, so that a visitor of calls meets each group once; undefined for other
 * calls, and for a group with a call that is not printed as one: what is no call has no place.
 */
export function groupFrom(
  call: FootnoteReference,
  { ancestors, book }: Pick<NodeContext, 'ancestors' | 'book'>,
): CallGroup | undefined {
  const block = ancestors.findLast(isBlockOfText);
  if (!block) return undefined;
  const known = groupsOf.get(block);
  const groups = known ?? groupsIn(block);
  if (!known) groupsOf.set(block, groups);
  const group = groups.get(call);
  return group?.calls.every((one) => book.numbered.callOf.has(one)) === true ? group : undefined;
}

function isBlockOfText(node: Nodes): node is Extract<Nodes, { type: 'paragraph' | 'heading' | 'tableCell' }> {
  return node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell';
}

/** The text of a block without its calls, and where in it they stand. */
interface RunningText {
  text: string;
  calls: { call: FootnoteReference; at: number }[];
}

function groupsIn(block: Parents): Map<FootnoteReference, CallGroup> {
  const { text, calls } = runningText(block);
  const groups = new Map<FootnoteReference, CallGroup>();
  for (let from = 0; from < calls.length;) {
    const first = calls[from]!;
    const gaps: string[] = [];
    let to = from + 1;
    for (; to < calls.length; to++) {
      const gap = text.slice(calls[to - 1]!.at, calls[to]!.at);
      if (gap.length > 4 || !SEPARATOR.test(gap)) break;
      gaps.push(gap);
    }
    const last = calls[to - 1]!;
    const others = calls.slice(from + 1, to).map(({ call }) => call);
    const start = first.call.position?.start;
    const end = last.call.position?.end;
    if (start?.offset !== undefined && end?.offset !== undefined) {
      groups.set(first.call, {
        calls: [first.call, ...others],
        gaps,
        block,
        before: text.slice(Math.max(0, first.at - REACH), first.at),
        after: text.slice(last.at, last.at + REACH),
        place: { start, end },
        start: start.offset,
        end: end.offset,
      });
    }
    from = to;
  }
  return groups;
}

function runningText(block: Parents): RunningText {
  const found: RunningText = { text: '', calls: [] };
  for (const child of block.children) read(child, found);
  return found;
}

function read(node: Nodes, found: RunningText): void {
  if (node.type === 'footnoteReference') found.calls.push({ call: node, at: found.text.length });
  else if (node.type === 'text') found.text += node.value;
  else if (node.type === 'break' || (node.type === 'inlineElement' && node.name === 'br'))
    found.text += LINE_BREAK;
  else if ('children' in node && node.children.length > 0)
    for (const child of node.children) read(child, found);
  else if (node.type !== 'droppedHtml') found.text += OBJECT;
}
