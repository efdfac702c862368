import fc from 'fast-check';
import { expect, it } from 'vitest';
import { labelRanges } from '../../../src/print/binding/page-labels.ts';
import { romanNumeral } from '../../../src/print/roman-numeral.ts';

it('counts pages without a folio with those around them', () => {
  expect(labelRanges(['', '', 'iii', 'iv', '', '1', '2', '', '4'])).toEqual([
    { page: 0, style: 'roman', first: 1 },
    { page: 5, style: 'arabic', first: 1 },
  ]);
});

it.each([
  ['a book without front matter', ['1', '2'], [{ page: 0, style: 'arabic', first: 1 }]],
  [
    'a title page before page 1',
    ['', '', '1'],
    [
      { page: 0, style: 'roman', first: 1 },
      { page: 2, style: 'arabic', first: 1 },
    ],
  ],
  ['no folios at all', ['', ''], [{ page: 0, style: 'roman', first: 1 }]],
  ['words that are none', ['civic', '2'], [{ page: 0, style: 'arabic', first: 1 }]],
])('%s', (_, folios, ranges) => {
  expect(labelRanges(folios)).toEqual(ranges);
});

it('says of every page that has a folio what it is', () => {
  fc.assert(
    fc.property(fc.nat(30), fc.nat(60), fc.infiniteStream(fc.boolean()), (front, body, shown) => {
      const all = [
        ...Array.from({ length: front }, (_, at) => romanNumeral(at + 1)),
        ...Array.from({ length: body }, (_, at) => String(at + 1)),
      ];
      // The first page of the body has one, or nobody could tell where it begins.
      const folios = all.map((folio) => (folio === '1' || shown.next().value ? folio : ''));
      const ranges = labelRanges(folios);
      for (const [page, folio] of folios.entries()) {
        if (folio === '') continue;
        const range = ranges.findLast((each) => each.page <= page)!;
        const number = range.first + page - range.page;
        expect(range.style === 'roman' ? romanNumeral(number) : String(number)).toBe(folio);
      }
    }),
  );
});
