/** What only a printed book can get wrong: folios in the text, and notes on other pages than their calls. */
import type { Leaf, Reading } from '../reading.ts';
import { FOLIO, keyOf } from '../words.ts';
import type { NotePairing } from './compare-notes.ts';
import type { Pair } from './pair-leaves.ts';
import type { Places } from './places.ts';
import { foliosIn } from './same-text.ts';
import { named, pageOf, type Findings } from './telling.ts';

/** Tells of page references that name another page than the one that their target begins on. */
export function compareReferences(
  pairs: readonly Pair[],
  { pages }: Reading,
  places: Places,
  findings: Findings,
): void {
  for (const { expected, found, how } of pairs) {
    const [wanted, had] = [expected[0]?.leaf, found[0]?.leaf];
    if (!wanted?.text.includes(FOLIO) || !had || how === 'changed') continue;
    const targets = wanted.links.flatMap(({ text, target }) =>
      Array.from(text.matchAll(new RegExp(FOLIO, 'gu')), () => target.replace(/^#/u, '')),
    );
    const folios = foliosIn(keyOf(wanted.text), keyOf(had.text)) ?? [];
    for (const [index, folio] of folios.entries()) {
      const page = pages?.[pageOf(places.placeOf(targets[index] ?? '')) ?? -1];
      if (!page || folio.toLowerCase() === (page.folio || page.label).toLowerCase()) continue;
      findings.add(
        'folio-differs',
        `in the ${named(had)}: expected a reference to page ${page.folio || page.label}, where \`${targets[index]}\` is, found “${folio}”`,
        {
          expected: page.folio || page.label,
          found: folio,
          source: wanted.place,
          at: had.place,
        },
      );
    }
  }
}

/** Tells of notes that begin on another page than the one of their first call. */
export function compareNotePages(
  expected: Reading,
  found: Reading,
  notes: NotePairing,
  findings: Findings,
): void {
  const calls = new Map<string, number | undefined>();
  for (const { leaves } of [...found.chapters, ...found.notes]) {
    for (const leaf of leaves) {
      for (const call of leaf.calls)
        if (!calls.has(call.id)) calls.set(call.id, pageOfCall(call.place, leaf));
    }
  }
  for (const { id, number, backTo, place: source } of expected.notes) {
    const note = notes.byId.get(id);
    const begins = pageOf(note?.place) ?? pageOf(note?.leaves[0]?.place);
    const called = calls.get(backTo[0] ?? '');
    if (begins === undefined || called === undefined || begins === called) continue;
    const name = (index: number): string => {
      const page = found.pages?.[index];
      return page?.folio || page?.label || String(index + 1);
    };
    findings.add(
      'note-off-page',
      `expected note ${number} on page ${name(called)}, where it is called, found it on page ${name(begins)}`,
      {
        note: number,
        expected: name(called),
        found: name(begins),
        source,
        at: note?.place.boxes?.length ? note.place : note?.leaves[0]?.place,
      },
    );
  }
}

/** The page of a call; where only that of its text is known, and it has but one, that. */
function pageOfCall(place: Leaf['place'] | undefined, leaf: Leaf): number | undefined {
  const own = pageOf(place);
  if (own !== undefined) return own;
  const pages = new Set(leaf.place.boxes?.map(({ page }) => page));
  return pages.size === 1 ? pageOf(leaf.place) : undefined;
}
