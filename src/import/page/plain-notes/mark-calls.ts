/** Marks the calls of notes that are no links: `[3]`, and `3` raised. */
import type { Nodes, PhrasingContent } from 'mdast';
import type { Decision } from '../../imported.ts';
import { callReader } from '../../text/calls.ts';
import { countingOn, raisedNumbers } from '../../text/raised-numbers.ts';
import { raisedAt } from './raised.ts';

/** What is called. */
export interface CallableNotes {
  numbers: ReadonlySet<number>;
  labelOf(number: number): string;
}

/** What became of the marks. */
export interface MarkedCalls {
  called: ReadonlySet<number>;
  decisions: Decision[];
  /** The marks that went. */
  marks: string[];
}

/** Where no calls are looked for: what is linked is no plain mark, and code has none. */
const CLOSED: ReadonlySet<string> = new Set('link linkReference inlineCode code html image'.split(' '));

/** Changes the nodes. */
export function markCalls(nodes: readonly Nodes[], notes: CallableNotes): MarkedCalls {
  const { numbers, labelOf } = notes;
  const reader = callReader({ numbers, confidence: 'likely', labelOf });
  const counted = raisedCalls(nodes, numbers);
  const called = new Set<number>();
  const decisions: Decision[] = [];
  const marks: string[] = [];
  const call = (number: number): PhrasingContent => {
    called.add(number);
    marks.push(` ${number} `);
    return { type: 'footnoteReference', identifier: labelOf(number), label: labelOf(number) };
  };
  const walk = (node: Nodes, line: number): void => {
    if (!('children' in node) || CLOSED.has(node.type)) return;
    const here = node.position?.start.line ?? line;
    const children = node.children as PhrasingContent[];
    const result: PhrasingContent[] = [];
    for (let at = 0; at < children.length; at++) {
      const child = children[at]!;
      const raised = counted.has(child) ? raisedAt(children, at) : undefined;
      if (raised) {
        result.push(call(raised.number));
        const message = `${raised.mark}, raised, is a call of note ${raised.number}`;
        decisions.push({ kind: 'call', confidence: 'likely', message, line: here || undefined });
        at += 2;
      } else if (child.type === 'text') {
        const read = reader.read(child.value, here);
        for (const part of read)
          if (part.type === 'footnoteReference') marks.push(` ${part.identifier.replace(/^.*-/u, '')} `);
        result.push(...read);
      } else {
        walk(child, here);
        result.push(child);
      }
    }
    node.children = result as typeof node.children;
  };
  for (const node of nodes) walk(node, 0);
  for (const number of reader.called) called.add(number);
  decisions.push(...reader.decisions.map((decision) => ({ ...decision, line: decision.line || undefined })));
  return { called, decisions, marks };
}

/** The tags that raise calls: those whose numbers have notes and count on, exponents apart. */
function raisedCalls(nodes: readonly Nodes[], numbers: ReadonlySet<number>): ReadonlySet<Nodes> {
  const found: { tag: Nodes; number: number; isBehindPoint: boolean }[] = [];
  const sure = new Set<Nodes>();
  const walk = (node: Nodes): void => {
    if (!('children' in node) || CLOSED.has(node.type)) return;
    const children = node.children as Nodes[];
    for (const [at, child] of children.entries()) {
      const raised = raisedAt(children, at);
      if (!raised) walk(child);
      else if (!numbers.has(raised.number)) continue;
      else if (raised.isBracketed) sure.add(child);
      else {
        // What is raised may stand behind a space.
        const before = wordsBefore(children, at).trimEnd();
        const read = raisedNumbers(`${before}${SUPERSCRIPT}`).at(-1);
        if (read && read.index === before.length && !read.isExponent)
          found.push({ tag: child, number: raised.number, isBehindPoint: read.isBehindPoint });
      }
    }
  };
  for (const node of nodes) walk(node);
  const isCounted = countingOn(found);
  return new Set([...sure, ...found.filter((_, at) => isCounted[at]).map(({ tag }) => tag)]);
}

/** Any number does: what is asked is what stands before it. */
const SUPERSCRIPT = '¹';

/** As much as an exponent is known by. */
const ENOUGH = 20;

function wordsBefore(children: readonly Nodes[], at: number): string {
  let words = '';
  for (let index = at - 1; index >= 0 && words.length < ENOUGH; index--)
    words = wordsOf(children[index]!) + words;
  return words;
}

function wordsOf(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  return 'children' in node ? node.children.map(wordsOf).join('') : '';
}
