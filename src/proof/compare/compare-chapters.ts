/** Chapters and their leaves: whether each is there, once, in order. */
import type { ChapterRead, Leaf, Reading } from '../reading.ts';
import { targetsIn } from './compare-ids.ts';
import { longestRise } from './order.ts';
import { itemsOf, pairLeaves, type Item, type Pairing } from './pair-leaves.ts';
import { isSameText } from './same-text.ts';
import { quoted, type Findings } from './telling.ts';

/** What is known of the chapters once they have been compared. */
export interface ChapterPairing extends Pairing {
  /** The ids of chapters that are not there; what belongs to them is not told of again. */
  missingChapters: ReadonlySet<string>;
  /** Leaves of chapters that are there twice or are not of the manuscript. */
  strange: ReadonlySet<Leaf>;
}

/** Pairs the chapters of two readings by their ids, and their leaves; tells of chapters that differ. */
export function compareChapters(expected: Reading, found: Reading, findings: Findings): ChapterPairing {
  const isPrint = found.of === 'pdf';
  const places = new Map(expected.chapters.map(({ id }, index) => [id, index]));
  const byId = new Map<string, ChapterRead>();
  const strange = new Set<Leaf>();
  for (const chapter of found.chapters) {
    const isKnown = places.has(chapter.id);
    if (isKnown && !byId.has(chapter.id)) {
      byId.set(chapter.id, chapter);
      continue;
    }
    for (const leaf of chapter.leaves) strange.add(leaf);
    const name = quoted(chapter.leaves[0]?.text ?? chapter.id);
    const message = isKnown
      ? `expected the chapter ${name} once, found it twice`
      : `expected the chapters of the manuscript, found ${name} among them`;
    findings.add('chapter-added', message, { chapter: chapter.id, at: placeOf(chapter) });
  }

  const lost: Item[] = [];
  const homes = expected.chapters.flatMap((chapter) => {
    const other = byId.get(chapter.id);
    const items = wanted(chapter, isPrint);
    if (!other) lost.push(...items);
    if (!other) return [];
    const had = wanted(other, isPrint);
    return [
      { expected: items, found: isPrint && isNameless(chapter) ? withoutFrontMatter(items, had) : had },
    ];
  });
  const pairing = pairLeaves(homes, isPrint, { expected: lost, found: [] });
  const missingChapters = tellMissing(expected, byId, pairing, isPrint, findings);
  tellOrder(
    [...byId.values()].map((chapter) => ({ chapter, place: places.get(chapter.id) ?? 0 })),
    findings,
  );
  return { ...pairing, missingChapters, strange };
}

function isNameless({ leaves }: ChapterRead): boolean {
  return leaves[0]?.kind !== 'heading';
}

/** Where a chapter without a title begins no page tells, so what stands above its first words may be a title page. */
function withoutFrontMatter([first]: readonly Item[], had: Item[]): Item[] {
  const at = first ? had.findIndex(({ key }) => isSameText(first.key, key, true)) : had.length;
  return at < 0 ? had : had.slice(at);
}

/**
 * What can be asked of an edition. A PDF does not show that a decoration is there, nor an empty cell: what has no text
 * is no part of its structure.
 */
function wanted({ id, leaves }: ChapterRead, isPrint: boolean): Item[] {
  const items = itemsOf(leaves, id);
  return isPrint ? items.filter(({ leaf, key }) => key !== '' || leaf.calls.length > 0) : items;
}

/**
 * Tells of chapters that have no home in the edition. Where their text stands in another chapter, only the mark of
 * their beginning is lost.
 */
function tellMissing(
  expected: Reading,
  byId: ReadonlyMap<string, ChapterRead>,
  pairing: Pairing,
  isPrint: boolean,
  findings: Findings,
): Set<string> {
  // A PDF has no other ids than those that something leads to; contents lead to what has a title.
  const isAsked = (id: string): boolean =>
    !isPrint || asked.has(id) || (expected.contents[0]?.entries.some(({ target }) => target === id) ?? false);
  const asked = targetsIn(expected);
  const missing = new Set<string>();
  for (const { id, leaves, place } of expected.chapters) {
    if (byId.has(id)) continue;
    const name = quoted(leaves[0]?.text ?? id);
    const strays = pairing.pairs.filter((pair) => pair.expected[0]?.home === id);
    const home = strays[0]?.found[0]?.home;
    const isThere = strays.length > 0 && strays.length * 2 >= leaves.length;
    const details = { chapter: id, source: place, expected: leaves[0]?.text ?? '' };
    const isEmpty = wanted({ id, leaves, place }, isPrint).length === 0;
    // Without an id that is asked for nothing tells where a chapter begins, and an empty one cannot be missed.
    const isAskedFor = isAsked(id);
    if (isThere && isAskedFor) {
      findings.add(
        'id-missing',
        `expected the chapter ${name} to begin with the id \`${id}\`, found its text in the chapter \`${home}\``,
        details,
      );
    } else if (!isThere && (isAskedFor || !isEmpty)) {
      missing.add(id);
      findings.add('chapter-missing', `expected the chapter ${name}, found nothing of it`, details);
    }
    // Told of once.
    for (const pair of strays) pair.how = 'same';
    pairing.missing = pairing.missing.filter((item) => item.home !== id || isThere);
  }
  return missing;
}

function tellOrder(chapters: readonly { chapter: ChapterRead; place: number }[], findings: Findings): void {
  const inOrder = new Set(longestRise(chapters.map(({ place }) => place)));
  for (const [index, { chapter }] of chapters.entries()) {
    if (inOrder.has(index)) continue;
    const before = chapters[index - 1]?.chapter;
    const where = before ? `behind ${quoted(before.leaves[0]?.text ?? before.id)}` : 'at the beginning';
    findings.add(
      'chapter-moved',
      `expected the chapter ${quoted(chapter.leaves[0]?.text ?? chapter.id)} in its place, found it ${where}`,
      {
        chapter: chapter.id,
        at: placeOf(chapter),
      },
    );
  }
}

function placeOf({ leaves, place }: ChapterRead): ChapterRead['place'] {
  return place.boxes || place.document !== undefined ? place : (leaves[0]?.place ?? place);
}
