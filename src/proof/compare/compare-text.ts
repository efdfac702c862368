/** Tells of the leaves of chapters: what is missing, added, moved, changed. */
import type { Leaf } from '../reading.ts';
import type { ChapterPairing } from './compare-chapters.ts';
import type { Item, Pair } from './pair-leaves.ts';
import { named, NAMES, quoted, type Findings } from './telling.ts';
import { tellChange, wordChanges } from './word-changes.ts';

/** How many changes of one leaf are told one by one. */
const TOLD = 3;

/** Tells of the text of the chapters. */
export function compareText(pairing: ChapterPairing, isPrint: boolean, findings: Findings): void {
  const foundOf = new Map<Leaf, Leaf>();
  for (const { expected, found } of pairing.pairs) {
    for (const { leaf } of expected) if (found.at(-1)) foundOf.set(leaf, found.at(-1)!.leaf);
  }
  tellMissing(pairing.missing, foundOf, findings);
  for (const pair of pairing.pairs) tellPair(pair, isPrint, findings);
  const texts = new Set(pairing.pairs.flatMap(({ found }) => found.map(({ key }) => key)));
  for (const item of pairing.added) tellAdded(item, texts, findings);
}

/** Neighbours that are missing together are one loss. */
function tellMissing(missing: readonly Item[], foundOf: ReadonlyMap<Leaf, Leaf>, findings: Findings): void {
  let group: Item[] = [];
  const tell = (): void => {
    const [first] = group;
    if (!first) return;
    const others = group.length - 1;
    const what = `${named(first.leaf)}${others === 0 ? '' : ` and ${others} more after it`}`;
    const before = first.before && foundOf.get(first.before.leaf);
    const where = before?.text ? ` behind ${quoted(before.text, 30)}` : '';
    const isPicture = first.leaf.kind === 'picture';
    findings.add(
      isPicture ? 'picture-missing' : 'text-missing',
      `expected the ${what}${where}, found nothing of it`,
      {
        chapter: first.home,
        expected: group.map(({ leaf }) => leaf.text).join(' '),
        source: first.leaf.place,
        at: before?.place,
      },
    );
    group = [];
  };
  for (const item of missing) {
    const last = group.at(-1);
    const goesOn = item.before === last && (item.leaf.kind === 'picture') === (last?.leaf.kind === 'picture');
    if (last && !goesOn) tell();
    group.push(item);
  }
  tell();
}

function tellAdded({ leaf, key, home }: Item, texts: ReadonlySet<string>, findings: Findings): void {
  const isTwice = key !== '' && texts.has(key);
  const message = isTwice
    ? `expected the ${named(leaf)} once, found it twice`
    : `expected nothing, found the ${named(leaf)}, which is not in the manuscript`;
  findings.add('text-added', message, { chapter: home, found: leaf.text, at: leaf.place });
}

function tellPair({ expected, found, how }: Pair, isPrint: boolean, findings: Findings): void {
  const [wanted] = expected;
  const [had] = found;
  if (!wanted || !had) return;
  const details = {
    chapter: wanted.home,
    expected: expected.map(({ leaf }) => leaf.text).join(' '),
    found: found.map(({ leaf }) => leaf.text).join(' '),
    source: wanted.leaf.place,
    at: had.leaf.place,
  };
  switch (how) {
    case 'same':
    case 'unlinked':
      if (classOf(wanted.leaf) !== classOf(had.leaf)) {
        findings.add(
          'kind-differs',
          `expected ${quoted(wanted.leaf.text)} as a ${NAMES[wanted.leaf.kind]}, found it as a ${NAMES[had.leaf.kind]}`,
          details,
        );
      }
      return;
    case 'moved':
      findings.add(
        'text-moved',
        `expected the ${named(wanted.leaf)} ${after(wanted)}, found it ${after(had)}`,
        details,
      );
      return;
    case 'divided':
      findings.add(
        'kind-differs',
        `expected ${quoted(details.expected)} as ${counted(expected)}, found it as ${counted(found)}`,
        details,
      );
      return;
    case 'changed': {
      const changes = wordChanges(details.expected, details.found, isPrint);
      const [first] = changes;
      if (!first) return;
      const told = changes.slice(0, TOLD).map(tellChange).join('; ');
      const more = changes.length > TOLD ? `; and ${changes.length - TOLD} more` : '';
      findings.add('words-differ', `in the ${named(wanted.leaf)}: ${told}${more}`, {
        ...details,
        expected: [first.before, first.expected, first.after].filter((words) => words !== '').join(' '),
        found: [first.before, first.found, first.after].filter((words) => words !== '').join(' '),
      });
    }
  }
}

function after({ before, home }: Item): string {
  return before ? `behind ${quoted(before.leaf.text, 40)}` : `at the beginning of \`${home}\``;
}

function counted(items: readonly Item[]): string {
  return items.length === 1 ? `one ${NAMES[items[0]!.leaf.kind]}` : `${items.length} of them`;
}

/** An item's own text may be read as a paragraph in it. */
function classOf({ kind }: Leaf): string {
  return kind === 'item' ? 'paragraph' : kind;
}
