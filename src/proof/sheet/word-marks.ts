/** Two texts with the words marked in which they differ. */
import { diffArrays } from 'diff';

/** A run of text; marked where the other text does not have it. */
export interface MarkedText {
  text: string;
  isMarked: boolean;
}

/** Texts longer than this are not compared word by word: nobody would look for the words in them. */
const LONGEST = 20_000;

/** What differs between what was expected and what was found, word by word; spaces between marked words are marked. */
export function markDifferences(expected: string, found: string): [MarkedText[], MarkedText[]] {
  if (expected.length + found.length > LONGEST)
    return [[{ text: expected, isMarked: false }], [{ text: found, isMarked: false }]];
  const changes = diffArrays(tokensOf(expected), tokensOf(found));
  const side = (isExpected: boolean): MarkedText[] =>
    joined(
      changes
        .filter(({ added, removed }) => (isExpected ? !added : !removed))
        .map(({ value, added, removed }) => ({ text: value.join(''), isMarked: added || removed })),
    );
  return [side(true), side(false)];
}

/** Words with the spaces and marks around them apart, so that a comma more does not mark a word. */
function tokensOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+|\s+|./gsu) ?? [];
}

/** Marked runs with nothing but spaces between them become one; spaces at the ends of one are not marked. */
function joined(runs: readonly MarkedText[]): MarkedText[] {
  const result: MarkedText[] = [];
  const add = (text: string, isMarked: boolean): void => {
    const last = result.at(-1);
    if (text === '') return;
    if (last?.isMarked === isMarked) last.text += text;
    else result.push({ text, isMarked });
  };
  for (const [index, { text, isMarked }] of runs.entries()) {
    const isBetween =
      !/\S/u.test(text) && runs[index - 1]?.isMarked === true && runs[index + 1]?.isMarked === true;
    add(text, isMarked || isBetween);
  }
  return result.flatMap(({ text, isMarked }) => {
    const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? [];
    if (!isMarked || words === '') return [{ text, isMarked }];
    const parts = [
      { text: before, isMarked: false },
      { text: words, isMarked },
      { text: after, isMarked: false },
    ];
    return parts.filter((part) => part.text !== '');
  });
}
