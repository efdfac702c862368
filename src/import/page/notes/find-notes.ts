/** Finds the notes of a page and their calls, takes the notes out of it, and marks the calls. */
import type { Element, ElementContent } from 'hast';
import type { Decision } from '../../imported.ts';
import {
  attribute,
  detach,
  newElement,
  isElement,
  isEmpty,
  lineOf,
  rawText,
  remember,
  replace,
  textOf,
} from '../elements.ts';
import { ancestorsOf, idsOf, type PageIndex } from '../page-index.ts';
import type { NotePattern } from '../patterns/pattern.ts';
import { dropBrackets, findCallLinks, findLinksByWords, wholeCall, type CallLink } from './call-links.ts';
import { cleanNote } from './clean-note.ts';
import { labelsFor, type Unlabelled } from './labels.ts';
import { joinRaisedCalls } from './raised-calls.ts';
import { extentOf, type NoteExtent } from './note-extent.ts';
import { findNoteHeads } from './note-heads.ts';

/** A note, ready to be turned into Markdown. */
export interface PageNote {
  label: string;
  content: ElementContent[];
  line?: number | undefined;
}

/** What was found. */
export interface PageNotes {
  /** In the order of the page. */
  notes: PageNote[];
  decisions: Decision[];
  /** Marks and ways back that are no words of the manuscript. */
  marks: string[];
  /** The places from which notes were taken, for what is left around them. */
  sites: NoteSite[];
}

/** Where notes stood. */
export interface NoteSite {
  parent: Element;
  /** What stands directly before them. */
  before: ElementContent | undefined;
}

/** A note on its way. */
interface Draft {
  head: Element;
  pattern: NotePattern;
  extent: NoteExtent;
  calls: CallLink[];
  wish: Unlabelled;
}

/** Changes the page: notes go out of it, calls become elements that carry the label of their note. */
export function takeNotes(index: PageIndex): PageNotes {
  const links = findCallLinks(index);
  const heads = findNoteHeads(links, index);
  const callsOf = groupBy(
    links.filter(({ inWords }) => !inWords),
    ({ target }) => target,
  );
  const drafts = [...heads.patternOf].map(([head, pattern]): Draft => {
    const calls = callsOf.get(head) ?? [];
    const kind = pattern.kindOf?.(idsOf(head)[0] ?? '');
    return {
      head,
      pattern,
      extent: extentOf(head, heads, index),
      calls,
      wish: { mark: calls[0]?.mark, number: numberOf(head, index), isEndnote: kind === 'endnote' },
    };
  });
  keepKindsApart(drafts);
  const missing = missingNotes(links);
  const labels = labelsFor([
    ...drafts.map(({ wish }) => wish),
    ...missing.map(([first]) => ({ mark: first.mark })),
  ]);
  const labelOf = new Map<CallLink | Element, string>();
  for (const [at, { head, calls }] of drafts.entries())
    for (const named of [head, ...calls]) labelOf.set(named, labels[at]!);
  for (const [at, calls] of missing.entries())
    for (const call of calls) labelOf.set(call, labels[drafts.length + at]!);

  const decisions = [
    ...told(drafts, labels),
    ...missing.map((calls) => toldMissing(calls, labelOf.get(calls[0])!)),
  ];
  const byWords = findLinksByWords(links, (element) => labelOf.has(element), index);
  const sites = takeOut(drafts, index);
  const marks: string[] = [];
  const notes = drafts.map((draft, at): PageNote => {
    const callIds = new Set(draft.calls.flatMap(({ link }) => namesAround(link, index)));
    const seen = draft.calls.map((call) => call.mark);
    if (draft.wish.number !== undefined) seen.push(String(draft.wish.number));
    const cleaned = cleanNote(
      { nodes: draft.extent.nodes, head: draft.head, callIds, marks: new Set(seen) },
      index,
    );
    marks.push(...cleaned.removed);
    return { label: labels[at]!, content: cleaned.content, line: lineOf(draft.head) };
  });
  for (const link of links) {
    const label = labelOf.get(link) ?? (link.target && labelOf.get(link.target));
    if (label !== undefined) marks.push(...mark(link, label, index));
  }
  for (const { link, target } of byWords) leadTo(link, labelOf.get(target) ?? '');
  return { notes, decisions, marks, sites };
}

/** The ids by which a way back may lead to a call: the link’s own, and those of what is around it in its line. */
function namesAround(link: Element, index: PageIndex): string[] {
  const names = idsOf(link);
  for (const around of ancestorsOf(link, index)) {
    if (!isElement(around, 'sup', 'span', 'small', 'b', 'strong', 'em', 'i', 'font')) break;
    names.push(...idsOf(around));
  }
  return names;
}

/** The number that a note has by itself: of its item in an ordered list, or in its id. */
function numberOf(head: Element, { parents }: PageIndex): number | undefined {
  const list = parents.get(head);
  const digits = /\d+/u.exec(idsOf(head)[0] ?? '')?.[0];
  if (!isElement(head, 'li') || !isElement(list, 'ol'))
    return digits === undefined ? undefined : Number(digits);
  const value = Number(attribute(head, 'value') ?? Number.NaN);
  if (Number.isInteger(value)) return value;
  const start = Number(attribute(list, 'start') ?? 1);
  const items = list.children.filter((child) => isElement(child, 'li'));
  return (Number.isInteger(start) ? start : 1) + items.indexOf(head);
}

/** Endnotes have labels of their own only on a page that has footnotes too. */
function keepKindsApart(drafts: readonly Draft[]): void {
  const hasBoth = drafts.some(({ wish }) => wish.isEndnote) && drafts.some(({ wish }) => !wish.isEndnote);
  if (!hasBoth) for (const { wish } of drafts) wish.isEndnote = false;
}

/** Calls whose note the page does not have, by what they lead to. */
function missingNotes(links: readonly CallLink[]): [CallLink, ...CallLink[]][] {
  const missing = links.filter(({ target, inWords }) => !target && !inWords);
  return [...groupBy(missing, ({ id }) => id).values()];
}

function groupBy<Key, Value>(
  values: readonly Value[],
  keyOf: (value: Value) => Key,
): Map<Key, [Value, ...Value[]]> {
  const groups = new Map<Key, [Value, ...Value[]]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return groups;
}

/** Takes the notes out of the page. */
function takeOut(drafts: readonly Draft[], index: PageIndex): NoteSite[] {
  const sites: NoteSite[] = [];
  for (const { extent } of drafts) {
    const [first] = extent.nodes;
    const parent = first && index.parents.get(first);
    if (isElement(parent)) {
      const before = parent.children
        .slice(0, parent.children.indexOf(first!))
        .findLast((node) => !isEmpty(node) || isElement(node, 'hr'));
      const last = sites.at(-1);
      if (last?.parent !== parent || last.before !== before) sites.push({ parent, before });
    }
    for (const node of extent.nodes) detach(node, index.parents);
  }
  return sites;
}

/** Puts what stands for a call in the place of a link. Returns the text that went. */
function mark(call: CallLink, label: string, index: PageIndex): string[] {
  if (call.inWords) {
    leadTo(call.link, label);
    return [];
  }
  const whole = wholeCall(call.link, index);
  dropBrackets(whole, call.link, index);
  const placed = newElement('sup', [{ type: 'text', value: call.mark || label }]);
  remember(placed, { call: label });
  if (whole.position) placed.position = whole.position;
  replace(whole, [placed], index.parents);
  return [rawText(whole), ...joinRaisedCalls(placed, index)];
}

function leadTo(link: Element, label: string): void {
  link.properties = { href: `#^${label}` };
  remember(link, { toNote: true });
}

function told(drafts: readonly Draft[], labels: readonly string[]): Decision[] {
  const decisions: Decision[] = [];
  const byPattern = groupBy(drafts, ({ pattern }) => pattern.name);
  for (const [name, group] of byPattern) {
    const calls = group.reduce((sum, draft) => sum + draft.calls.length, 0);
    decisions.push({
      kind: 'note',
      confidence: name.startsWith('links to ') ? 'likely' : 'certain',
      message: `${group.length} ${group.length === 1 ? 'note' : 'notes'} with ${calls} ${calls === 1 ? 'call' : 'calls'}, in the form of ${name}`,
      line: lineOf(group[0].head),
    });
  }
  for (const [at, { head, calls, extent }] of drafts.entries()) {
    const text = extent.nodes.map((node) => textOf(node)).join('\n');
    if (extent.isOpen) {
      const message = `nothing says where note ${labels[at]} ends, so it has all up to the next heading or the end`;
      decisions.push({ kind: 'note', confidence: 'unsure', message, line: lineOf(head), text });
    }
    if (calls.length > 0) continue;
    const message = `expected a call for note ${labels[at]}, found none; the note is kept`;
    decisions.push({ kind: 'fault', confidence: 'certain', message, line: lineOf(head), text });
  }
  return decisions;
}

function toldMissing([first, ...others]: readonly [CallLink, ...CallLink[]], label: string): Decision {
  const again = others.length > 0 ? `, and ${others.length} more` : '';
  return {
    kind: 'fault',
    confidence: 'certain',
    message: `expected a note with the id \`${first.id}\`, found none; its call${again} stays as \`[^${label}]\``,
    line: lineOf(first.link),
    text: textOf(first.link),
  };
}
