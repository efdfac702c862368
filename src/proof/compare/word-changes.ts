/** Which words two texts differ in. */
import { keyOf, plainWords } from '../words.ts';
import { pairsInOrder } from './order.ts';
import { isSameText } from './same-text.ts';

/** One place at which two texts differ, as words; empty where nothing stands there. */
export interface WordChange {
  expected: string;
  found: string;
  /** Some words before and behind, the same in both. */
  before: string;
  after: string;
}

/** How many words of the text around are told. */
const AROUND = 3;

/** The places at which a found text differs from an expected one, in order. */
export function wordChanges(expected: string, found: string, isPrint: boolean): WordChange[] {
  const wanted = wordsIn(expected);
  const had = wordsIn(found);
  const changes: WordChange[] = [];
  let [a, b] = [0, 0];
  for (const [nextA, nextB] of [...pairsInOrder(wanted, had), [wanted.length, had.length] as const]) {
    const [more, less] = [wanted.slice(a, nextA).join(' '), had.slice(b, nextB).join(' ')];
    // Words that are only divided elsewhere are the same words.
    if (!isSameText(keyOf(more), keyOf(less), isPrint)) {
      changes.push({
        expected: more,
        found: less,
        before: wanted.slice(Math.max(0, a - AROUND), a).join(' '),
        after: wanted.slice(nextA, nextA + AROUND).join(' '),
      });
    }
    a = nextA + 1;
    b = nextB + 1;
  }
  return changes;
}

/** What has happened to the words of one place, as a sentence goes on: `“sea sea” has a word twice`. */
export function tellChange({ expected, found, before, after }: WordChange): string {
  const around = [before, after].filter((words) => words !== '').join(' … ');
  const where =
    around === '' ? '' : ` (${before === '' ? 'before' : after === '' ? 'after' : 'in'} “${around}”)`;
  if (found === '') return `“${expected}” is missing${where}`;
  if (expected !== '') return `expected “${expected}”, found “${found}”${where}`;
  const isDoubled =
    before === found || before.endsWith(` ${found}`) || after === found || after.startsWith(`${found} `);
  return isDoubled ? `“${found}” is there twice${where}` : `“${found}” is too much${where}`;
}

function wordsIn(text: string): string[] {
  const plain = plainWords(text);
  return plain === '' ? [] : plain.split(' ');
}
