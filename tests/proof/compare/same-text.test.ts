/** When a text of a PDF is that of the manuscript. */
import { expect, it } from 'vitest';
import { isSameText } from '../../../src/proof/compare/same-text.ts';
import { keyOf } from '../../../src/proof/words.ts';

const isSame = (expected: string, found: string): boolean => isSameText(keyOf(expected), keyOf(found), true);

it('where directions mix, words may be read in another order, but none may be another', () => {
  expect(isSame('نص a phrase, 1991–2021، نص', 'نص a phrase, 2021–1991، نص')).toBe(true);
  expect(isSame('نص a phrase, 1991–2021، نص', 'نص a phrase, 1991–2022، نص')).toBe(false);
  expect(isSame('نص a phrase، نص', 'نص a phrase، نص نص')).toBe(false);
});

it('where they do not, the order counts', () => {
  expect(isSame('from 1991–2021', 'from 2021–1991')).toBe(false);
  expect(isSame('نص قصير', 'قصير نص')).toBe(false);
});
