import { describe, expect, it } from 'vitest';
import { findClash, type EditionPlace } from '../../src/catalogue/edition-places.ts';

/** `/out ferry`: a folder and a name. */
function placeOf(text: string): EditionPlace {
  const [folder = '', slug = ''] = text.split(' ');
  return { book: { path: text, key: slug }, folder, slug };
}

describe('names of editions', () => {
  it.each([
    ['the same', '/out ferry', '/out ferry'],
    ['one in other case', '/out ferry', '/out Ferry'],
    ['one in other characters of the same look', '/out f\u00E9rie', '/out fe\u0301rie'],
    ['that of a proof', '/out ferry', '/out ferry.proof'],
    ['that of an unproved edition', '/out ferry.unproved', '/out ferry'],
    ['that of an unproved proof', '/out ferry', '/out ferry.unproved.proof'],
  ])('%s: a clash', (_, one, other) => {
    const places = ['/out other', one, other].map(placeOf);
    expect(
      findClash(places)
        ?.books.map(({ path }) => path)
        .toSorted(),
    ).toEqual([one, other].toSorted());
  });

  it.each([
    ['other folders', '/out ferry', '/elsewhere ferry'],
    ['a longer name', '/out ferry', '/out ferry-2'],
    ['an ending that is not ours', '/out ferry', '/out ferry.second'],
    ['a proof of nothing', '/out boat', '/out ferry.proof'],
  ])('%s: none', (_, one, other) => {
    expect(findClash([one, other].map(placeOf))).toBeUndefined();
  });
});
