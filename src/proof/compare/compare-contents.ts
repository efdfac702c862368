/** Contents: every chapter, in order, each entry leading where it must. */
import type { EntryRead, Reading } from '../reading.ts';
import { keyOf } from '../words.ts';
import { longestRise } from './order.ts';
import type { Places } from './places.ts';
import { quoted, type Findings } from './telling.ts';

/** Tells of contents that differ. Entries of what only the edition has (its notes, its cover) are its own matter. */
export function compareContents(
  expected: Reading,
  found: Reading,
  places: Places,
  missingChapters: ReadonlySet<string>,
  findings: Findings,
): void {
  const wanted = expected.contents[0]?.entries ?? [];
  const byTarget = new Map(wanted.map((entry, index) => [entry.target, { entry, index }]));
  for (const { name, entries } of found.contents) {
    // An edition without such a list has none; one that must have it is told of by its reader.
    if (entries.length === 0) continue;
    const tell = (message: string, details: object = {}): void =>
      findings.add('contents-differ', `in the contents (${name}): ${message}`, details);
    const known: number[] = [];
    const seen = new Set<string>();
    for (const given of entries) {
      const entry = found.of === 'pdf' ? withTarget(given, wanted, seen, places) : given;
      const match = byTarget.get(entry.target);
      if (!match || !hasTitle(entry, match.entry, places)) {
        tellStrange(entry, match?.entry, wanted, places, tell, seen);
        continue;
      }
      if (seen.has(entry.target)) tell(`expected ${quoted(entry.title)} once, found it twice`);
      else known.push(match.index);
      seen.add(entry.target);
    }
    const inOrder = new Set(longestRise(known));
    for (const [position, index] of known.entries()) {
      if (inOrder.has(position)) continue;
      tell(`expected ${quoted(wanted[index]?.title ?? '')} in its place, found it elsewhere in the order`);
    }
    const depth = depthOf(wanted, seen);
    for (const entry of wanted) {
      if (entry.level > depth || seen.has(entry.target) || missingChapters.has(entry.target)) continue;
      tell(`expected ${quoted(entry.title)}, found no such entry`, { expected: entry.title });
    }
  }
}

/** The outline of a PDF leads to a place on a page, which has an id only where a link leads there, too. */
function withTarget(
  entry: EntryRead,
  wanted: readonly EntryRead[],
  seen: ReadonlySet<string>,
  places: Places,
): EntryRead {
  if (entry.target !== '') return entry;
  const meant = wanted.find((other) => !seen.has(other.target) && hasTitle(entry, other, places));
  return meant ? { ...entry, target: meant.target } : entry;
}

/** An entry that is not as the manuscript has it, if it is one of the manuscript at all. */
function tellStrange(
  entry: EntryRead,
  atTarget: EntryRead | undefined,
  wanted: readonly EntryRead[],
  places: Places,
  tell: (message: string, details?: object) => void,
  seen: Set<string>,
): void {
  // A heading that is in these contents only: its title is true.
  const heading = places.leafOf.get(entry.target);
  if (!atTarget && heading && letters(heading.text) === letters(entry.title)) return;
  const meant =
    wanted.find((other) => !seen.has(other.target) && hasTitle(entry, other, places)) ??
    wanted.find((other) => hasTitle(entry, other, places));
  if (meant) {
    const where = entry.target === '' ? 'nowhere' : `to \`${entry.target}\``;
    seen.add(meant.target);
    tell(`expected ${quoted(entry.title)} to lead to \`${meant.target}\`, found it to lead ${where}`, {
      expected: meant.target,
      found: entry.target,
    });
  } else if (atTarget) {
    seen.add(atTarget.target);
    tell(`expected ${quoted(atTarget.title)}, found ${quoted(entry.title)}`, {
      expected: atTarget.title,
      found: entry.title,
    });
  }
}

/** True where an entry says what it must: the title, as plain text or as the heading has it, and perhaps who wrote it. */
function hasTitle(found: EntryRead, { title, target, authors = '' }: EntryRead, places: Places): boolean {
  const key = letters(found.title);
  const heading = places.leafOf.get(target)?.text ?? title;
  return [title, heading].some((text) => {
    const wanted = letters(text);
    if (key === wanted && keyOf(found.title) !== '') return true;
    return authors !== '' && key.startsWith(wanted) && key.slice(wanted.length) === letters(authors);
  });
}

/** Without white space and what may stand between a title and its authors. */
function letters(text: string): string {
  return keyOf(text).replaceAll(/[·,]/gu, '');
}

/** How deep the contents go: down to the last level of which they have at least half. */
function depthOf(wanted: readonly EntryRead[], seen: ReadonlySet<string>): number {
  const counts = new Map<number, { all: number; there: number }>();
  for (const { level, target } of wanted) {
    const count = counts.get(level) ?? { all: 0, there: 0 };
    counts.set(level, { all: count.all + 1, there: count.there + (seen.has(target) ? 1 : 0) });
  }
  let depth = 1;
  for (const [level, { all, there }] of counts) if (there * 2 >= all) depth = Math.max(depth, level);
  return depth;
}
