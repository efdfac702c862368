/** Which leaf of an edition is which of the manuscript. */
import type { Leaf } from '../reading.ts';
import { keyOf } from '../words.ts';
import { pairsInOrder } from './order.ts';
import { gramsOf, isSameText, likeness, type Grams } from './same-text.ts';

/** A leaf with what is compared of it. */
export interface Item {
  leaf: Leaf;
  key: string;
  /** The id of the chapter or note that it is in. */
  home: string;
  /** The leaf before it in its home. */
  before?: Item;
  /** What its key is made of, once it has been asked for. */
  grams?: Grams;
}

/** Leaves of both sides that are the same, or once were. */
export interface Pair {
  /** More than one where the edition has put them together. */
  expected: Item[];
  /** More than one where the edition has divided it. */
  found: Item[];
  /**
   * `same`: the text is the same and stands where it must; `moved`: it stands elsewhere; `changed`: words of it are
   * others; `divided`: the text is the same, but in fewer or more leaves; `unlinked`: the text is the same but for the
   * numbers of calls that have lost their links and are text now.
   */
  how: 'same' | 'moved' | 'changed' | 'divided' | 'unlinked';
}

/** What came of pairing. */
export interface Pairing {
  pairs: Pair[];
  /** In order. */
  missing: Item[];
  added: Item[];
}

/** What lies between two pairs on each side. */
interface Gap {
  expected: Item[];
  found: Item[];
}

/** How like two leaves must be to be versions of one, where others might be, and where they stand in each other's place. */
const LIKE_AMONG_OTHERS = 0.5;
const LIKE_IN_PLACE = 0.25;
/** A text so short may be another altogether, and yet stand in its place. */
const SHORT = 30;
/** So like are versions of one text only. */
const LIKE_ENOUGH = 0.8;
/** How many leaves ahead a changed one is looked for. */
const REACH = 15;

/** The leaves of one home with their keys. */
export function itemsOf(leaves: readonly Leaf[], home: string): Item[] {
  let before: Item | undefined;
  return leaves.map((leaf) => {
    const item: Item = { leaf, key: keyOf(leaf.text), home, ...(before && { before }) };
    before = item;
    return item;
  });
}

/**
 * Pairs the leaves of homes that are already paired: first what is the same and in order, then what is the same and
 * stands elsewhere, in whatever home, then what lies between the same neighbours and is like enough.
 * @param lost leaves of the manuscript that have no home in the edition, and the other way round
 */
export function pairLeaves(
  homes: readonly { expected: Item[]; found: Item[] }[],
  isPrint: boolean,
  lost: Gap = { expected: [], found: [] },
): Pairing {
  const pairs: Pair[] = [];
  const gaps: Gap[] = [];
  for (const { expected, found } of homes) {
    // A picture stands before or behind the text it is in; that is no difference.
    for (const arePictures of [false, true]) {
      const [wanted, had] = [expected, found].map((items) =>
        items.filter(({ leaf }) => (leaf.kind === 'picture') === arePictures),
      ) as [Item[], Item[]];
      pairInOrder(wanted, had, isPrint, pairs, gaps);
    }
  }
  pairMoved([...gaps, lost], pairs);
  for (const gap of gaps) {
    pairDivided(gap, pairs);
    pairLike(gap, pairs);
  }
  return {
    pairs,
    missing: [...gaps, lost].flatMap(({ expected }) => expected),
    added: [...gaps, lost].flatMap(({ found }) => found),
  };
}

function pairInOrder(wanted: Item[], had: Item[], isPrint: boolean, pairs: Pair[], gaps: Gap[]): void {
  let [a, b] = [0, 0];
  for (const [nextA, nextB] of [...pairsInOrder(keysOf(wanted), keysOf(had)), [wanted.length, had.length]]) {
    if (nextA! > a || nextB! > b) {
      const gap = { expected: wanted.slice(a, nextA), found: had.slice(b, nextB) };
      if (isPrint) pairPrinted(gap, pairs);
      if (gap.expected.length > 0 || gap.found.length > 0) gaps.push(gap);
    }
    const [expected, found] = [wanted[nextA!], had[nextB!]];
    if (expected && found) pairs.push({ expected: [expected], found: [found], how: 'same' });
    a = nextA! + 1;
    b = nextB! + 1;
  }
}

function keysOf(items: readonly Item[]): string[] {
  return items.map(({ key }) => key);
}

/** In print a text may be the same and yet be written otherwise: with folios, in capitals. */
function pairPrinted(gap: Gap, pairs: Pair[]): void {
  let from = 0;
  const rest = gap.expected.filter((item) => {
    const at = gap.found.slice(from, from + REACH).findIndex(({ key }) => isSameText(item.key, key, true));
    if (at === -1) return true;
    const [found] = gap.found.splice(from + at, 1);
    if (found) pairs.push({ expected: [item], found: [found], how: 'same' });
    from += at;
    return false;
  });
  gap.expected = rest;
}

/** What is missing in one gap and too much in another has been moved. */
function pairMoved(gaps: readonly Gap[], pairs: Pair[]): void {
  const byKey = new Map<string, { item: Item; gap: Gap }[]>();
  for (const gap of gaps) {
    for (const item of gap.found) {
      const key = keyWithKind(item);
      if (item.key !== '') byKey.set(key, [...(byKey.get(key) ?? []), { item, gap }]);
    }
  }
  const taken = new Set<Item>();
  for (const gap of gaps) {
    gap.expected = gap.expected.filter((item) => {
      const found = byKey.get(keyWithKind(item))?.shift();
      if (!found) return true;
      taken.add(found.item);
      pairs.push({ expected: [item], found: [found.item], how: 'moved' });
      return false;
    });
  }
  if (taken.size > 0) for (const gap of gaps) gap.found = gap.found.filter((item) => !taken.has(item));
}

function keyWithKind({ leaf, key }: Item): string {
  return `${leaf.kind === 'picture' ? 'picture' : 'text'} ${key}`;
}

/** A paragraph that has become two, or two that have become one, has all its words. */
function pairDivided(gap: Gap, pairs: Pair[]): void {
  const { expected, found } = gap;
  if (expected.length === 0 || found.length === 0 || expected.length === found.length) return;
  if (keysOf(expected).join('') !== keysOf(found).join('')) return;
  pairs.push({ expected, found, how: 'divided' });
  gap.expected = [];
  gap.found = [];
}

/** What is like enough, in order; then what stands in the same place, if it is alone there. */
function pairLike(gap: Gap, pairs: Pair[]): void {
  const rest: Gap[] = [];
  let from = 0;
  let open: Gap = { expected: [], found: [] };
  for (const item of gap.expected) {
    let best = { at: -1, likeness: LIKE_AMONG_OTHERS };
    for (let at = from; at < Math.min(gap.found.length, from + REACH); at++) {
      const like = likenessOf(item, gap.found[at]!);
      if (like >= best.likeness && (best.at === -1 || like > best.likeness)) best = { at, likeness: like };
      if (like >= LIKE_ENOUGH) break;
    }
    const found = gap.found[best.at];
    if (!found) {
      open.expected.push(item);
      continue;
    }
    pairs.push({ expected: [item], found: [found], how: 'changed' });
    open.found = gap.found.slice(from, best.at);
    rest.push(open);
    open = { expected: [], found: [] };
    from = best.at + 1;
  }
  open.found = gap.found.slice(from);
  rest.push(open);
  gap.expected = [];
  gap.found = [];
  for (const { expected, found } of rest) {
    const isOneForOne = expected.length === found.length;
    for (const [index, item] of expected.entries()) {
      const other = found[index];
      if (isOneForOne && other && mayBeChanged(item, other)) {
        pairs.push({ expected: [item], found: [other], how: 'changed' });
        found.splice(index, 1, undefined as never);
      } else gap.expected.push(item);
    }
    gap.found.push(...found.filter((item) => item !== undefined));
  }
}

function mayBeChanged(expected: Item, found: Item): boolean {
  const isShort = expected.key.length <= SHORT && found.key.length <= SHORT;
  return isShort ? expected.leaf.kind === found.leaf.kind : isPartOf(expected, found);
}

/** True where one text is what is left of the other, or much of it is the same. */
function isPartOf(expected: Item, found: Item): boolean {
  const [long, short] =
    expected.key.length > found.key.length ? [expected.key, found.key] : [found.key, expected.key];
  return (
    (short.length > SHORT && (long.startsWith(short) || long.endsWith(short))) ||
    likenessOf(expected, found) >= LIKE_IN_PLACE
  );
}

function likenessOf(first: Item, second: Item): number {
  first.grams ??= gramsOf(first.key);
  second.grams ??= gramsOf(second.key);
  return likeness(first.grams, second.grams);
}
