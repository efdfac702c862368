/** Citations that programs read: as we write them, and as programs that are not ours read them. */
import fc from 'fast-check';
import jsonld from 'jsonld';
import { describe, expect, it } from 'vitest';
import { bibtexEntry, keyOf } from '../../../src/render/html/citing/bibtex.ts';
import { fullTitle, makersOf, type Citable, type Maker } from '../../../src/render/html/citing/citable.ts';
import { jsonLd, jsonLdScript } from '../../../src/render/html/citing/json-ld.ts';
import { risRecord } from '../../../src/render/html/citing/ris.ts';
import { cited, read, type Metadata, type ReadEntry, type ReadName } from './citing.ts';

const EVERYTHING: Metadata = {
  title: 'Wide Roads in the EU & Beyond',
  subtitle: '100% of {all} $cost_s',
  authors: [
    { name: 'Ann Example', orcid: '0000-0002-1825-0097', affiliation: 'Example College' },
    'Ana de la Prueba Jr.',
    'José Prueba y Ensayo',
    'Ministry of Trade, Roads and Ports',
    '王小明',
    { name: 'Ed Itor', role: 'editor' },
    { name: 'Trans Lator', role: 'translator' },
    { name: 'Ill Ustrator', role: 'illustrator' },
  ],
  publisher: 'Road & Rail Press',
  date: '2026-11-02',
  language: 'en-GB',
  series: { title: 'Surveys', number: '7' },
  isbn: { pdf: '978-3-16-148410-0' },
  doi: 'https://doi.org/10.1234/ab_c%d',
  html: { address: 'https://example.org/a_b/?c=%20#d', form: 'site' },
  subjects: ['Roads', 'Rail, and more'],
  description: 'Says "much" of roads.\n\nER  - and rails ~ ^ \\ #1.',
};

describe('BibTeX', () => {
  it('of everything', () => {
    expect(bibtexEntry(cited(EVERYTHING))).toBe(`@book{example2026wide,
  author = {Example, Ann and de la Prueba, Jr., Ana and {Prueba y Ensayo}, José and {Ministry of Trade, Roads and Ports} and 王, 小明},
  editor = {Itor, Ed},
  translator = {Lator, Trans},
  title = {Wide {Roads} in the {EU} \\& {Beyond}: 100\\% of \\textbraceleft{}all\\textbraceright{} \\$cost\\_s},
  series = {Surveys},
  number = {7},
  publisher = {Road \\& Rail Press},
  year = {2026},
  month = nov,
  date = {2026-11-02},
  isbn = {9783161484100},
  doi = {10.1234/ab_c%d},
  url = {https://example.org/a_b/?c=%20#d/},
  language = {en-GB},
  keywords = {Roads, {Rail, and more}},
  abstract = {Says "much" of roads. ER - and rails \\textasciitilde{} \\textasciicircum{} \\textbackslash{} \\#1.},
  note = {Ill Ustrator (illustrator)}
}
`);
  });

  it('of a report, and of a page of the web', () => {
    expect(bibtexEntry(cited({ publisher: 'Road Institute', date: '2026' }))).toBe(
      '@techreport{2026wide,\n  title = {Wide {Roads}},\n  institution = {Road Institute},\n  year = {2026},\n  language = {en}\n}\n',
    );
    expect(bibtexEntry(cited({ date: '2026-02' }))).toBe(
      '@misc{2026wide,\n  title = {Wide {Roads}},\n  year = {2026},\n  month = feb,\n  language = {en}\n}\n',
    );
  });

  it.each([
    [{ authors: ['Élodie Çağrı'], title: 'Über Straßen' }, 'cagruber'],
    [{ authors: ['王小明'], title: '宽路', date: '2026' }, 'report2026'],
    [{ authors: ['The Road Institute'], title: 'The Of' }, 'road'],
    [{ title: '2026' }, 'report2026'],
  ])('keys are of letters that every program takes: %j', (metadata, key) => {
    expect(keyOf(cited(metadata))).toBe(key);
  });

  it('is read as it was meant', () => {
    const [entry] = read(bibtexEntry(cited(EVERYTHING)), 'bibtex');
    expect(entry).toMatchObject({
      type: 'book',
      title: 'Wide Roads in the EU & Beyond: 100% of {all} $cost_s',
      author: [
        { family: 'Example', given: 'Ann' },
        { family: 'Prueba', given: 'Ana', suffix: 'Jr.', 'non-dropping-particle': 'de la' },
        { family: 'Prueba y Ensayo', given: 'José' },
        { family: 'Ministry of Trade, Roads and Ports' },
        { family: '王', given: '小明' },
      ],
      editor: [{ family: 'Itor', given: 'Ed' }],
      translator: [{ family: 'Lator', given: 'Trans' }],
      issued: { 'date-parts': [[2026, 11, 2]] },
      publisher: 'Road & Rail Press',
      ISBN: '9783161484100',
      DOI: '10.1234/ab_c%d',
      URL: 'https://example.org/a_b/?c=%20#d/',
    });
  });
});

describe('RIS', () => {
  it('of everything', () => {
    expect(risRecord(cited(EVERYTHING)).split('\r\n')).toEqual([
      'TY  - BOOK',
      'TI  - Wide Roads in the EU & Beyond: 100% of {all} $cost_s',
      'AU  - Example, Ann',
      'AU  - de la Prueba, Ana, Jr.',
      'AU  - Prueba y Ensayo, José',
      'AU  - Ministry of Trade Roads and Ports',
      'AU  - 王, 小明',
      'A3  - Itor, Ed',
      'A4  - Lator, Trans',
      'T2  - Surveys',
      'M1  - 7',
      'PB  - Road & Rail Press',
      'PY  - 2026',
      'DA  - 2026/11/02/',
      'SN  - 9783161484100',
      'DO  - 10.1234/ab_c%d',
      'UR  - https://example.org/a_b/?c=%20#d/',
      'LA  - en-GB',
      'KW  - Roads',
      'KW  - Rail, and more',
      'AB  - Says "much" of roads. ER - and rails ~ ^ \\ #1.',
      'N1  - Ill Ustrator (illustrator)',
      'ER  - ',
      '',
    ]);
  });

  it.each([
    ['2026', '2026///', [2026]],
    ['2026-02', '2026/02//', [2026, 2]],
    ['2026-02-03', '2026/02/03/', [2026, 2, 3]],
  ])('of the date %s', (date, line, parts) => {
    const record = risRecord(cited({ publisher: 'Road Institute', date }));
    expect(record).toMatch(/^TY {2}- RPRT\r\n/u);
    expect(record).toContain(`\r\nDA  - ${line}\r\n`);
    expect(read(record, 'ris')[0]?.issued?.['date-parts']).toEqual([parts]);
  });

  it('is read as it was meant', () => {
    const [entry] = read(risRecord(cited(EVERYTHING)), 'ris');
    expect(entry).toMatchObject({
      type: 'book',
      title: 'Wide Roads in the EU & Beyond: 100% of {all} $cost_s',
      author: [
        { family: 'Example', given: 'Ann' },
        { family: 'de la Prueba', given: 'Ana', suffix: 'Jr.' },
        { family: 'Prueba y Ensayo', given: 'José' },
        { literal: 'Ministry of Trade Roads and Ports' },
        { family: '王', given: '小明' },
      ],
      editor: [{ family: 'Itor', given: 'Ed' }],
      translator: [{ family: 'Lator', given: 'Trans' }],
      'collection-title': 'Surveys',
      publisher: 'Road & Rail Press',
      DOI: '10.1234/ab_c%d',
    });
  });
});

/** Words that are dangerous somewhere, and those of any kind. */
const words = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'and',
        'Example',
        'de',
        '{',
        '}',
        '\\',
        '%',
        '@book{x,',
        'ER  - ',
        '\r\nTY  - JOUR',
        '</script>',
        '<!--',
        '&amp;',
        '"',
        "'",
        '~',
        '王小明',
        'Пример',
        'é',
        '\u2028',
        '\uD800',
        '\uFDD00\uFDD1',
        '\u0000',
        'a_b',
        '$x$',
        '#1',
        '^',
        'AU  - X',
        ',',
        'et al.',
      ),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((list) => list.join(' '))
  .filter((text) => text.replaceAll(/[,\s\p{Cc}\uFDD0-\uFDEF\uFFFE\uFFFF\uFEFF]/gu, '') !== '');
const anyName = fc.oneof(
  fc.constantFrom(
    'Ann Example',
    'Ana de la Prueba',
    'Ministry of Roads, Rails and Ports',
    'Bo Sample Jr.',
    'bell sample',
    'Айгерим Образцова',
    '王小明',
  ),
  words,
);
const metadata: fc.Arbitrary<Metadata> = fc.record(
  {
    title: words,
    subtitle: words,
    authors: fc.array(
      fc.record(
        {
          name: anyName,
          role: fc.constantFrom('author', 'editor', 'translator', 'illustrator', 'compiler', 'Senior Fellow'),
        },
        { requiredKeys: ['name'] },
      ),
      { maxLength: 5 },
    ),
    publisher: words,
    date: fc.constantFrom('2026', '2026-02', '2026-02-03', '0987'),
    doi: fc.constantFrom('10.1234/ab', '10.1234/a(b)c_d%e', 'https://doi.org/10.1234/X-Y;Z'),
    isbn: fc.record({ pdf: fc.constant('978-3-16-148410-0') }),
    description: words,
    rights: words,
    subjects: fc.array(words, { maxLength: 3 }),
    series: fc.record({ title: words, number: fc.constantFrom('1', '2.1') }, { requiredKeys: ['title'] }),
  },
  { requiredKeys: ['title'] },
);

/** A text as it is compared: readers set quotation marks, spaces and dashes in their own way, and lose accents' form. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\s\p{P}\p{S}\p{Cf}]/gu, '')
    .toLowerCase();
const bareName = ({
  family = '',
  given = '',
  suffix = '',
  literal = '',
  'non-dropping-particle': particle = '',
}: ReadName): string => bare([particle, family, given, suffix, literal].join(''));
const ownName = ({ name }: Maker): string =>
  bare(name.kind === 'whole' ? name.printed : [name.family, name.given, name.suffix ?? ''].join(''));

function expectNothingLost(entries: ReadEntry[], citable: Citable): void {
  expect(entries).toHaveLength(1);
  const [entry] = entries;
  expect(bare(entry?.title ?? '')).toBe(bare(fullTitle(citable)));
  expect((entry?.author ?? []).map(bareName)).toEqual(makersOf(citable, 'author').map(ownName));
  expect(bare(entry?.publisher ?? '')).toBe(bare(citable.publisher ?? ''));
  expect(entry?.issued?.['date-parts'][0]?.[0]).toBe(citable.date?.year);
  expect(entry?.DOI).toBe(citable.doi);
  expect(bare(entry?.abstract ?? '')).toBe(bare(citable.description ?? ''));
}

describe('of any metadata nothing is lost', () => {
  it('in BibTeX', () => {
    fc.assert(
      fc.property(metadata, (any) => {
        const citable = cited(any);
        const entry = bibtexEntry(citable);
        const entries = read(entry, 'bibtex');
        expectNothingLost(entries, citable);
        expect((entries[0]?.editor ?? []).map(bareName)).toEqual(
          makersOf(citable, 'editor', 'compiler').map(ownName),
        );
        expect((entries[0]?.translator ?? []).map(bareName)).toEqual(
          makersOf(citable, 'translator').map(ownName),
        );
        // BibTeX itself counts every brace.
        expect(entry.split('{').length).toBe(entry.split('}').length);
      }),
      { numRuns: 400 },
    );
  });

  it('in RIS', () => {
    fc.assert(
      fc.property(metadata, (any) => {
        const citable = cited(any);
        const record = risRecord(citable);
        expect(
          record
            .split('\r\n')
            .slice(0, -1)
            .every((line) => /^[A-Z][A-Z\d] {2}- \S|^ER {2}- $/u.test(line)),
        ).toBe(true);
        expect(record).not.toMatch(/[^\r]\n|\r[^\n]/u);
        const entries = read(record, 'ris');
        expectNothingLost(entries, citable);
        // This reader knows the tag for the editors of a book only.
        if (citable.kind !== 'book') return;
        expect((entries[0]?.editor ?? []).map(bareName)).toEqual(
          makersOf(citable, 'editor', 'compiler').map(ownName),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('in JSON-LD, which ends only where it ends', async () => {
    await fc.assert(
      fc.asyncProperty(metadata, fc.array(words, { maxLength: 3 }), async (any, sources) => {
        const citable = cited(any);
        const description = jsonLd(citable, { sources, beside: [] });
        const [content] = jsonLdScript(description).children;
        const block = content?.type === 'text' ? content.value : '';
        expect(block).not.toMatch(/[<>&\u2028\u2029]/u);
        expect(JSON.parse(block)).toEqual(description);
        const expanded = await expand(JSON.parse(block) as object);
        const values = valuesOf(expanded);
        const wanted = [
          fullTitle(citable),
          ...citable.subjects,
          ...sources,
          ...citable.makers.map(({ name: own }) => own.printed),
        ];
        expect(wanted.filter((text) => !values.includes(text))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('JSON-LD', () => {
  it('says of everything what it is', async () => {
    const [report = {}] = await expand(
      jsonLd(cited(EVERYTHING), {
        sources: ['A. Nother, *Rails*, 2020.'],
        beside: [{ address: 'https://example.org/roads.pdf', mediaType: 'application/pdf' }],
        modified: '2026-11-03',
      }),
    );
    const of = (property: string): unknown => report[`https://schema.org/${property}`];
    expect(report['@type']).toEqual(['https://schema.org/Report', 'https://schema.org/Book']);
    expect(report['@id']).toBe('https://doi.org/10.1234/ab_c%25d');
    expect(of('author')).toMatchObject([
      {
        '@id': 'https://orcid.org/0000-0002-1825-0097',
        '@type': ['https://schema.org/Person'],
        'https://schema.org/familyName': [{ '@value': 'Example' }],
        'https://schema.org/affiliation': [{ 'https://schema.org/name': [{ '@value': 'Example College' }] }],
      },
      {},
      {},
      { '@type': ['https://schema.org/Organization'] },
      {},
    ]);
    expect(of('citation')).toEqual([{ '@value': 'A. Nother, *Rails*, 2020.' }]);
    expect(of('datePublished')).toEqual([{ '@value': '2026-11-02' }]);
    expect(of('isPartOf')).toMatchObject([{ '@type': ['https://schema.org/BookSeries'] }]);
    expect(of('encoding')).toMatchObject([
      { 'https://schema.org/encodingFormat': [{ '@value': 'application/pdf' }] },
    ]);
  });

  it('is a graph that a parser of RDF can draw', async () => {
    const quads = await jsonld.toRDF(jsonLd(cited(EVERYTHING), { sources: ['S'], beside: [] }), {
      format: 'application/n-quads',
      documentLoader: offline,
    });
    expect(quads).toContain('<https://doi.org/10.1234/ab_c%25d> <https://schema.org/citation> "S" .');
  });
});

/** The context of schema.org as far as it matters here: every name is one of its own. No network. */
async function offline(address: string): Promise<{ document: object; documentUrl: string }> {
  return { document: { '@context': { '@vocab': 'https://schema.org/' } }, documentUrl: address };
}

async function expand(document: object): Promise<Record<string, unknown>[]> {
  return jsonld.expand(document, { documentLoader: offline });
}

function valuesOf(node: unknown): unknown[] {
  if (Array.isArray(node)) return node.flatMap(valuesOf);
  return typeof node === 'object' && node !== null ? Object.values(node).flatMap(valuesOf) : [node];
}
