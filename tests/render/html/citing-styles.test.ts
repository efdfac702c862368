/** Citations in prose: each style with each thing that metadata can have or lack. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apaReference } from '../../../src/render/html/citing/apa.ts';
import { chicagoBibliography, chicagoNote } from '../../../src/render/html/citing/chicago.ts';
import { fullTitle } from '../../../src/render/html/citing/citable.ts';
import { plainPhrase } from '../../../src/render/html/citing/phrase.ts';
import { cited, written, type Metadata } from './citing.ts';

const people = (count: number): string[] =>
  Array.from(
    { length: count },
    (_, index) => `Ann${String.fromCodePoint(97 + index)} Example${String.fromCodePoint(97 + index)}`,
  );

const CASES: [name: string, metadata: Metadata, note: string, bibliography: string, apa: string][] = [
  [
    'a report with all there is',
    {
      subtitle: 'A Survey',
      authors: [
        'Ann Example',
        { name: 'Ed Itor', role: 'editor' },
        { name: 'Trans Lator', role: 'translator' },
      ],
      publisher: 'Road Institute',
      date: '2026-11-02',
      series: { title: 'Surveys', number: '7' },
      doi: '10.1234/ab.c',
      html: { address: 'https://example.org/roads' },
    },
    'Ann Example, *Wide Roads: A Survey*, ed. Ed Itor, trans. Trans Lator, Surveys 7 (Road Institute, November 2, 2026), https://doi.org/10.1234/ab.c.',
    'Example, Ann. *Wide Roads: A Survey*. Edited by Ed Itor. Translated by Trans Lator. Surveys 7. Road Institute, November 2, 2026. https://doi.org/10.1234/ab.c.',
    'Example, A. (2026, November 2). *Wide Roads: A Survey* (E. Itor, Ed.; T. Lator, Trans.; Surveys No. 7). Road Institute. https://doi.org/10.1234/ab.c',
  ],
  [
    'a book: the year alone',
    {
      authors: ['Ann Example', 'Bo Sample'],
      publisher: 'Road Press',
      date: '2026-11-02',
      isbn: { pdf: '978-3-16-148410-0' },
    },
    'Ann Example and Bo Sample, *Wide Roads* (Road Press, 2026).',
    'Example, Ann, and Bo Sample. *Wide Roads*. Road Press, 2026.',
    'Example, A., & Sample, B. (2026). *Wide Roads*. Road Press.',
  ],
  [
    'a page of the web: no publisher',
    { authors: ['Ann Example'], date: '2026-11', html: { address: 'https://example.org/roads' } },
    'Ann Example, *Wide Roads*, November 2026, https://example.org/roads/wide-roads.html.',
    'Example, Ann. *Wide Roads*. November 2026. https://example.org/roads/wide-roads.html.',
    'Example, A. (2026, November). *Wide Roads*. https://example.org/roads/wide-roads.html',
  ],
  [
    'a site has the address of its folder',
    { html: { address: 'https://example.org/roads', form: 'site' } },
    '*Wide Roads*, n.d., https://example.org/roads/.',
    '*Wide Roads*. N.d. https://example.org/roads/.',
    '*Wide Roads*. (n.d.). https://example.org/roads/',
  ],
  ['a title alone', {}, '*Wide Roads*, n.d.', '*Wide Roads*. N.d.', '*Wide Roads*. (n.d.).'],
  [
    'an institution that publishes itself',
    { authors: ['The Road Institute'], publisher: 'The Road Institute', date: '2026' },
    'The Road Institute, *Wide Roads* (The Road Institute, 2026).',
    'The Road Institute. *Wide Roads*. The Road Institute, 2026.',
    'The Road Institute. (2026). *Wide Roads*.',
  ],
  [
    'an institution and a person',
    { authors: ['The Road Institute', 'Bo Sample'], publisher: 'Roads Inc.', date: '2026' },
    'The Road Institute and Bo Sample, *Wide Roads* (Roads Inc., 2026).',
    'The Road Institute and Bo Sample. *Wide Roads*. Roads Inc., 2026.',
    'The Road Institute & Sample, B. (2026). *Wide Roads*. Roads Inc.',
  ],
  [
    'editors instead of authors',
    {
      authors: [
        { name: 'Ed Itor', role: 'editor' },
        { name: 'Edda Itrix', role: 'edt' },
      ],
      publisher: 'Road Institute',
      date: '2026',
    },
    'Ed Itor and Edda Itrix, eds., *Wide Roads* (Road Institute, 2026).',
    'Itor, Ed, and Edda Itrix, eds. *Wide Roads*. Road Institute, 2026.',
    'Itor, E., & Itrix, E. (Eds.). (2026). *Wide Roads*. Road Institute.',
  ],
  [
    'one editor, and an institution as one',
    { authors: [{ name: 'Road Institute', role: 'editor' }], date: '2026' },
    'Road Institute, ed., *Wide Roads*, 2026.',
    'Road Institute, ed. *Wide Roads*. 2026.',
    'Road Institute (Ed.). (2026). *Wide Roads*.',
  ],
  [
    'a translator only',
    { authors: [{ name: 'Trans Lator', role: 'translator' }], publisher: 'Road Institute', date: '2026' },
    'Trans Lator, trans., *Wide Roads* (Road Institute, 2026).',
    'Lator, Trans, trans. *Wide Roads*. Road Institute, 2026.',
    '*Wide Roads* (T. Lator, Trans.). (2026). Road Institute.',
  ],
  [
    'three authors',
    { authors: people(3), date: '2026' },
    'Anna Examplea et al., *Wide Roads*, 2026.',
    'Examplea, Anna, Annb Exampleb, and Annc Examplec. *Wide Roads*. 2026.',
    'Examplea, A., Exampleb, A., & Examplec, A. (2026). *Wide Roads*.',
  ],
  [
    'seven authors',
    { authors: people(7), date: '2026' },
    'Anna Examplea et al., *Wide Roads*, 2026.',
    'Examplea, Anna, Annb Exampleb, Annc Examplec, et al. *Wide Roads*. 2026.',
    'Examplea, A., Exampleb, A., Examplec, A., Exampled, A., Examplee, A., Examplef, A., & Exampleg, A. (2026). *Wide Roads*.',
  ],
  [
    'a suffix, a particle, an initial',
    { authors: ['Ana de la Prueba Jr.', 'J. Example'], date: '2026' },
    'Ana de la Prueba, Jr. and J. Example, *Wide Roads*, 2026.',
    'de la Prueba, Ana, Jr., and J. Example. *Wide Roads*. 2026.',
    'de la Prueba, A., Jr., & Example, J. (2026). *Wide Roads*.',
  ],
  [
    'an initial at the end of a name',
    { authors: [{ name: 'Ann E.', sortName: 'E., Ann' }], date: '2026' },
    'Ann E., *Wide Roads*, 2026.',
    'E., Ann. *Wide Roads*. 2026.',
    'E., A. (2026). *Wide Roads*.',
  ],
  [
    'a title that asks',
    { title: 'Why Roads?', subtitle: 'And Why Now!', publisher: 'Road Institute', date: '2026' },
    '*Why Roads? And Why Now!* (Road Institute, 2026).',
    '*Why Roads? And Why Now!* Road Institute, 2026.',
    '*Why Roads? And Why Now!* (2026). Road Institute.',
  ],
  [
    'other scripts',
    {
      title: 'Широкие дороги',
      language: 'ru',
      authors: ['Айгерим Образцова', '王小明'],
      publisher: 'Институт дорог',
      date: '2026-02',
    },
    'Айгерим Образцова and 王小明, *Широкие дороги* (Институт дорог, February 2026).',
    'Образцова, Айгерим, and 王小明. *Широкие дороги*. Институт дорог, February 2026.',
    'Образцова, А., & 王小明. (2026, February). *Широкие дороги*. Институт дорог.',
  ],
  [
    'a name that is printed with the family first',
    { authors: [{ name: 'Wang Xiaoming', sortName: 'Wang, Xiaoming' }, 'Bo Sample'], date: '2026' },
    'Wang Xiaoming and Bo Sample, *Wide Roads*, 2026.',
    'Wang Xiaoming and Bo Sample. *Wide Roads*. 2026.',
    'Wang, X., & Sample, B. (2026). *Wide Roads*.',
  ],
  [
    'others who helped are not named in prose',
    { authors: ['Ann Example', { name: 'Ill Ustrator', role: 'illustrator' }], date: '2026' },
    'Ann Example, *Wide Roads*, 2026.',
    'Example, Ann. *Wide Roads*. 2026.',
    'Example, A. (2026). *Wide Roads*.',
  ],
];

describe.each(CASES)('%s', (_, metadata, note, bibliography, apa) => {
  it('Chicago, footnote', () => expect(written(chicagoNote(cited(metadata)))).toBe(note));
  it('Chicago, bibliography', () => expect(written(chicagoBibliography(cited(metadata)))).toBe(bibliography));
  it('APA', () => expect(written(apaReference(cited(metadata)))).toBe(apa));
});

it.each([
  [20, 'Examples, A., & Examplet, A. (2026)'],
  [22, 'Examples, A., . . . Examplev, A. (2026)'],
])('of %i authors the APA names so many', (count, end) => {
  expect(written(apaReference(cited({ authors: people(count), date: '2026' })))).toContain(end);
});

it('leads to the DOI however it was written, with what an address cannot have in percents', () => {
  expect(written(apaReference(cited({ doi: 'doi: 10.1/a<b>#c?d' })))).toContain(
    'https://doi.org/10.1/a%3Cb%3E%23c%3Fd',
  );
});

const person = fc.record(
  {
    name: fc.constantFrom(
      'Ann Example',
      'J. Sample Jr.',
      'Ana de la Prueba',
      'The Road Institute',
      'Roads Inc.',
      '王小明',
      'Plato',
    ),
    role: fc.constantFrom('author', 'editor', 'compiler', 'translator', 'illustrator'),
  },
  { requiredKeys: ['name'] },
);
const metadata: fc.Arbitrary<Metadata> = fc.record(
  {
    title: fc.constantFrom('Wide Roads', 'Why?', 'Roads Inc.', '“Roads.”'),
    subtitle: fc.constantFrom('A Survey', 'Now!'),
    authors: fc.array(person, { maxLength: 8 }),
    publisher: fc.constantFrom('Road Institute', 'Roads Inc.'),
    date: fc.constantFrom('2026', '2026-02', '2026-02-03'),
    doi: fc.constant('10.1234/ab'),
    isbn: fc.constant({ pdf: '978-3-16-148410-0' }),
    series: fc.record(
      { title: fc.constant('Surveys'), number: fc.constant('7') },
      { requiredKeys: ['title'] },
    ),
  },
  { requiredKeys: ['title'] },
);

it.each([
  ['Chicago, footnote', chicagoNote],
  ['Chicago, bibliography', chicagoBibliography],
  ['APA', apaReference],
] as const)('%s: of any metadata a whole sentence, with no mark twice and no gap', (_, style) => {
  fc.assert(
    fc.property(metadata, (any) => {
      const citable = cited(any);
      const text = plainPhrase(style(citable));
      expect(text).not.toMatch(/undefined|NaN|\s\s|\.\.|,,|[,(] [,.)]|\(\)|\s[,.)](?! \.)|^[\s,.]/u);
      expect(text).toContain(fullTitle(citable));
      expect(text).toMatch(/2026|n\.d\.|N\.d\./u);
      expect(text).toMatch(any.doi === undefined ? /[.?!][”]?$/u : /https:\/\/doi\.org\/10\.1234\/ab\.?$/u);
    }),
    { numRuns: 500 },
  );
});
