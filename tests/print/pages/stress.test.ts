/**
 * Every combination of block, place of the call and length of the note, all of them at one trim and each once
 * more at one of three others; the one that fails is named.
 */
import { afterAll, expect, it } from 'vitest';
import { PageMismatchError } from '../../../src/print/audit.ts';
import { trimOf } from '../../../src/print/page-geometry.ts';
import { differenceOfBody, differenceOfNotes, placesOfNotes, strayText, writtenBody } from './check-pages.ts';
import { MARGINS, Press, type Printed } from './press.ts';
import { combinationAt, stressManuscript, type Combination, type Share } from './stress-manuscript.ts';

const press = new Press();
afterAll(() => press.close());

/** `IMPRIMATUR_SEED` makes another manuscript. */
const SEED = Number(process.env.IMPRIMATUR_SEED ?? 1);

const TRIMS: [trim: string, share: Share][] = [
  ['A5', { of: 1, nth: 0 }],
  ['letter', { of: 3, nth: 0 }],
  ['6x9', { of: 3, nth: 1 }],
  ['125mm x 170mm', { of: 3, nth: 2 }],
];

it.each(TRIMS)('trim %s', async (trim, share) => {
  const { width, height } = trimOf(trim)!;
  const area = (width - MARGINS.inner - MARGINS.outer) * (height - MARGINS.top - MARGINS.bottom);
  const { pages, combinations } = stressManuscript(trim, area, share, SEED);
  const owner = new Map(combinations.flatMap((each) => each.notes.map((id) => [id, each] as const)));
  /** Says which combinations a message is about. */
  const named = (message: string): string => {
    const ids = [...message.matchAll(/(?:call|note)-(\d+)/gu)].map(([, number]) => `note-${number}`);
    const names = new Set(ids.flatMap((id) => owner.get(id) ?? []).map(nameOf));
    return `${message} [${[...names].join('; ')}; trim ${trim}, seed ${SEED}]`;
  };
  let printed: Printed;
  try {
    printed = await press.print(pages);
  } catch (error) {
    if (!(error instanceof PageMismatchError)) throw error;
    // The first thing that is on another page has been pushed there, most likely by what stands before it.
    const first = error.differences.map((each) => /(?:call|note)-(\d+)/u.exec(each)?.[1]).find(Boolean);
    const before = named(`note-${Math.max(1, Number(first ?? 1) - 1)} stands before the first difference`);
    throw new Error([before, ...error.differences.slice(0, 5).map(named)].join('\n'), { cause: error });
  }
  expect([...printedFaults(printed, combinations), ...noteFaults(printed, owner)].map(named)).toEqual([]);
});

function printedFaults(printed: Printed, combinations: readonly Combination[]): string[] {
  const faults = strayText(printed);
  const notes = differenceOfNotes(printed);
  if (notes) faults.push(`notes: ${notes.message}`);
  const body = differenceOfBody(printed);
  if (body) {
    const index = combinationAt(writtenBody(printed), body.at);
    faults.push(`body, at ${nameOf(combinations[index]!)}: ${body.message}`);
  }
  if (printed.reading.pages.length !== printed.pageMap.pages.length)
    faults.push(`${printed.reading.pages.length} pages, planned ${printed.pageMap.pages.length}`);
  return faults;
}

/** Each note begins on the page of its call and goes on overleaf only where it must. */
function noteFaults(printed: Printed, owner: ReadonlyMap<string, Combination>): string[] {
  const faults: string[] = [];
  const places = placesOfNotes(printed);
  expect(places.length).toBe(owner.size);
  for (const { id, call, note, first, last } of places) {
    const { notes, length } = owner.get(id)!;
    const isLong = length === 'longer than a page';
    // Where two notes longer than a page are called on one word, the second can only stand behind the first.
    const isSecond = isLong && notes.indexOf(id) > 0;
    if (note !== first) faults.push(`${id} begins on page ${first}, its destination is on page ${note}`);
    if (isSecond ? first < call : first !== call)
      faults.push(`${id} begins on page ${first}, its call is on page ${call}`);
    if (isLong ? last === first : last > first + 1) faults.push(`${id} on pages ${first} to ${last}`);
    if (length === 'a few words' && last > first) faults.push(`${id} on two pages`);
  }
  return faults;
}

function nameOf({ block, place, length }: Combination): string {
  return `${block} × ${place} × ${length}`;
}
