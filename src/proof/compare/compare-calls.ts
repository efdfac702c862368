/** Calls: whether each is there, once, at its place, with its number, and leads to its note. */
import type { CallRead, Leaf, Reading } from '../reading.ts';
import { keyOf } from '../words.ts';
import type { Pair } from './pair-leaves.ts';
import { quoted, type Findings } from './telling.ts';

interface Occurrence {
  call: CallRead;
  leaf: Leaf;
}

/** A call of the manuscript, and what has become of the text around it. */
interface Wanted extends Occurrence {
  pair: Pair | undefined;
}

/** What is known of the text around the calls. */
export interface Surroundings {
  /** Of chapters and of notes. */
  pairs: readonly Pair[];
  /** True for a leaf of the manuscript of whose calls nothing is said. */
  isSilent: (leaf: Leaf) => boolean;
  /** True for a leaf of the edition that is there twice or is not of the manuscript; told of already. */
  isStrange: (leaf: Leaf) => boolean;
}

/** How many characters beside a call tell its place where the text around it has changed. */
const CONTEXT = 12;

/** Tells of the calls that differ. */
export function compareCalls(
  expected: Reading,
  found: Reading,
  { pairs, isSilent, isStrange }: Surroundings,
  findings: Findings,
): void {
  const partners = new Map<Leaf, Pair>();
  for (const pair of pairs) for (const { leaf } of pair.expected) partners.set(leaf, pair);
  const chapters = new Map(expected.chapters.flatMap(({ id, leaves }) => leaves.map((leaf) => [leaf, id])));
  const wanted = callsOf(expected).map((occurrence) => ({
    ...occurrence,
    pair: partners.get(occurrence.leaf),
  }));
  const { matches, left } = matchCalls(wanted, callsOf(found));
  for (const each of wanted) {
    const { call, leaf, pair } = each;
    const had = matches.get(each);
    const { number } = call;
    const details = { note: number, chapter: chapters.get(leaf), source: call.place ?? leaf.place };
    if (had) {
      compareCall(each, had, { ...details, at: placeOf(had) }, findings);
      continue;
    }
    if (isSilent(leaf)) continue;
    const told = { ...details, expected: placeIn(leaf, call), at: pair?.found[0]?.leaf.place };
    const where = `the call of note ${number} ${placeIn(leaf, call)}`;
    if (pair?.how === 'unlinked') {
      const message = `expected ${where} to lead to \`${call.target}\`, found its number without a link`;
      findings.add('call-astray', message, told);
    } else findings.add('call-missing', `expected ${where}, found none`, told);
  }
  for (const occurrence of left) {
    if (isStrange(occurrence.leaf)) continue;
    const { call, leaf } = occurrence;
    findings.add(
      'call-added',
      `expected no call of note ${call.number} ${placeIn(leaf, call)}, found one that is not in the manuscript`,
      {
        note: call.number,
        found: placeIn(leaf, call),
        at: placeOf(occurrence),
      },
    );
  }
}

/**
 * Finds for each call the one of the edition with its id: of several the one at its place. Where the edition does not
 * say which of the calls of a note one is, it may be any of them, and its place tells.
 */
function matchCalls(
  wanted: readonly Wanted[],
  found: readonly Occurrence[],
): { matches: Map<Wanted, Occurrence>; left: Occurrence[] } {
  const left = new Map<string, Set<Occurrence>>();
  for (const occurrence of found) {
    const name = nameOf(occurrence.call);
    left.set(name, (left.get(name) ?? new Set()).add(occurrence));
  }
  const matches = new Map<Wanted, Occurrence>();
  // What is at its place comes first: it is not taken for a call that has been moved.
  const isNear = [isInPlace, isInSameLeaf, () => true];
  for (const isAlike of isNear) {
    for (const each of wanted) {
      if (matches.has(each)) continue;
      for (const name of [each.call.id, nameOf({ ...each.call, isCounted: true })]) {
        const own = left.get(name) ?? new Set();
        const match = [...own].find((had) => isAlike(each, had));
        if (!match) continue;
        own.delete(match);
        matches.set(each, match);
        break;
      }
    }
  }
  return { matches, left: [...left.values()].flatMap((occurrences) => [...occurrences]) };
}

/** What calls are found by: their id, or, where that was only counted, what all calls of the note have in common. */
function nameOf({ id, isCounted }: CallRead): string {
  return isCounted ? `any ${id.replace(/\.\d+$/u, '')}` : id;
}

function isInSameLeaf({ pair }: Wanted, had: Occurrence): boolean {
  return pair?.found.some(({ leaf }) => leaf === had.leaf) ?? false;
}

function isInPlace(wanted: Wanted, had: Occurrence): boolean {
  return wanted.pair !== undefined && isInSameLeaf(wanted, had) && isAtSamePlace(wanted, had, wanted.pair);
}

function compareCall(wanted: Wanted, had: Occurrence, details: object, findings: Findings): void {
  const { number } = wanted.call;
  if (wanted.pair && !isInPlace(wanted, had)) {
    const [must, is] = [placeIn(wanted.leaf, wanted.call), placeIn(had.leaf, had.call)];
    findings.add('call-moved', `expected the call of note ${number} ${must}, found it ${is}`, {
      ...details,
      expected: must,
      found: is,
    });
  }
  if (had.call.number !== wanted.call.number) {
    findings.add(
      'call-number-differs',
      `expected the number ${wanted.call.number} at the call of note ${number}, found “${had.call.number}”`,
      {
        ...details,
        expected: wanted.call.number,
        found: had.call.number,
      },
    );
  }
  if (had.call.target !== wanted.call.target) {
    const where = had.call.target === '' ? 'nowhere' : `to \`${had.call.target}\``;
    findings.add(
      'call-astray',
      `expected the call of note ${number} to lead to \`${wanted.call.target}\`, found it to lead ${where}`,
      {
        ...details,
        expected: wanted.call.target,
        found: had.call.target,
      },
    );
  }
}

/** What stands right before a place of a key. */
function endBefore(key: string, at: number): string {
  return key.slice(Math.max(0, at - CONTEXT), at);
}

/** What stands right behind it. */
function startBehind(key: string, at: number): string {
  return key.slice(at, at + CONTEXT);
}

/** In a text that has changed, what stands right before or right behind the call tells its place. */
function isAtSamePlace(wanted: Occurrence, had: Occurrence, { how, expected, found }: Pair): boolean {
  if (how === 'unlinked') return true;
  if (expected.length === 1 && found.length === 1 && how !== 'changed') return wanted.call.at === had.call.at;
  const [a, b] = [keyOf(wanted.leaf.text), keyOf(had.leaf.text)];
  return (
    endBefore(a, wanted.call.at) === endBefore(b, had.call.at) ||
    startBehind(a, wanted.call.at) === startBehind(b, had.call.at)
  );
}

/** All calls of a reading, of the text first, then of the notes. */
function callsOf({ chapters, notes }: Reading): Occurrence[] {
  return [...chapters, ...notes].flatMap(({ leaves }) =>
    leaves.flatMap((leaf) => leaf.calls.map((call) => ({ call, leaf }))),
  );
}

/** The words before a call, or behind it where it begins a text. */
function placeIn({ text }: Leaf, { at }: CallRead): string {
  // From a place in the key to the place in the text: white space does not count.
  let rest = at;
  let end = 0;
  while (end < text.length && rest > 0) rest -= keyOf(text[end++] ?? '').length;
  const before = text.slice(Math.max(0, end - 40), end).trim();
  if (before !== '') return `behind ${quoted(end > 40 ? `… ${before.replace(/^\S*\s/u, '')}` : before)}`;
  return text === '' ? 'alone' : `before ${quoted(text, 40)}`;
}

function placeOf({ call, leaf }: Occurrence): CallRead['place'] {
  return call.place?.boxes?.length || call.place?.document !== undefined ? call.place : leaf.place;
}
