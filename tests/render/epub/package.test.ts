import { beforeAll, describe, expect, test } from 'vitest';
import type { Element } from 'xast';
import { memoryFiles } from '../../../src/manuscript/memory.ts';
import { all, Edition, first, render, textOf } from './edition.ts';
import { configuration, everything } from './everything.ts';
import { askPort } from './validators.ts';

const metadata = (edition: Edition): Element =>
  first(edition.tree('content.opf'), (node) => node.name === 'metadata');
const property = (edition: Edition, name: string): string[] =>
  all(metadata(edition), 'meta').flatMap((meta) => (meta.attributes.property === name ? [textOf(meta)] : []));

describe('the package', () => {
  let edition: Edition;
  beforeAll(async () => {
    edition = new Edition(await render(everything()));
  });

  test('says what the manuscript says', () => {
    const said = all(metadata(edition)).flatMap((node) =>
      node.name.startsWith('dc:') ? [[node.name, textOf(node)]] : [],
    );
    expect(said).toEqual([
      ['dc:identifier', 'urn:isbn:9783161484100'],
      ['dc:identifier', 'doi:10.1234/ab.c'],
      ['dc:title', 'Rights & <wrongs>: "a" reader\'s guide ]]> to it'],
      ['dc:title', 'On & off'],
      ['dc:language', 'en-GB'],
      ['dc:creator', 'Aigerim Example'],
      ['dc:creator', 'Ed Itor'],
      ['dc:contributor', 'Trans Lator'],
      ['dc:contributor', 'The Committee'],
      ['dc:contributor', 'Chapter Author'],
      ['dc:publisher', 'Example & Sons'],
      ['dc:date', '2026-05-04'],
      ['dc:description', 'A "book" of <examples> & more'],
      ['dc:rights', '© 2026 <all> & sundry'],
      ['dc:subject', 'Examples'],
      ['dc:subject', 'Tests & trials'],
    ]);
    expect(property(edition, 'role')).toEqual(['aut', 'edt', 'trl', 'ctb']);
    expect(property(edition, 'file-as')).toEqual(['Example, Aigerim', 'Author, Chapter']);
    expect(property(edition, 'dcterms:modified')).toEqual(['2026-06-07T00:00:00Z']);
    expect(property(edition, 'title-type')).toEqual(['main', 'subtitle']);
  });

  test('says what readers may expect, and claims no conformance', () => {
    expect(property(edition, 'schema:accessMode')).toEqual(['textual', 'visual']);
    expect(property(edition, 'schema:accessModeSufficient')).toEqual(['textual', 'textual,visual']);
    expect(property(edition, 'schema:accessibilityFeature')).toContain('alternativeText');
    expect(property(edition, 'schema:accessibilityHazard')).toEqual(['none']);
    expect(property(edition, 'schema:accessibilitySummary')[0]).toMatch(
      /Notes and their calls are linked both ways\./u,
    );
    expect(edition.text('content.opf')).not.toMatch(/conformsTo|certifiedBy/u);
  });

  test('lists every file once, with the properties that are true', () => {
    const items = all(edition.tree('content.opf'), 'item').map((item) => item.attributes);
    const names = [...edition.files.keys()].filter(
      (name) => name.startsWith('OEBPS/') && !name.endsWith('.opf'),
    );
    expect(items.map((item) => `OEBPS/${item.href}`).toSorted()).toEqual(names.toSorted());
    const special = items.filter((item) => item.properties !== undefined);
    expect(special.map((item) => [item.href, item.properties])).toEqual([
      ['nav.xhtml', 'nav'],
      ['images/cover.svg', 'cover-image'],
    ]);
  });
});

test('what the manuscript does not say is not there', async () => {
  const edition = new Edition(
    await render(memoryFiles({ 'manuscript.yaml': 'title: Plain', 'a.md': '# A\n\nText.' })),
  );
  expect(all(metadata(edition)).flatMap((node) => (node.name.startsWith('dc:') ? [node.name] : []))).toEqual([
    'dc:identifier',
    'dc:title',
    'dc:language',
  ]);
  expect(
    all(metadata(edition)).every(
      (node) => node.name !== 'meta' || node.attributes.name || textOf(node) !== '',
    ),
  ).toBe(true);
  expect(property(edition, 'dcterms:modified')).toEqual(['1980-01-01T00:00:00Z']);
  expect(property(edition, 'schema:accessMode')).toEqual(['textual']);
  expect(property(edition, 'schema:accessibilitySummary')[0]).not.toMatch(/Notes|Images/u);
});

test('the environment’s date goes before the manuscript’s', async () => {
  const edition = new Edition(await render(everything(), { epoch: 1_000_000_000 }));
  expect(property(edition, 'dcterms:modified')).toEqual(['2001-09-09T01:46:40Z']);
});

test('the fonts of a template come along if the book has their characters', async () => {
  const css = `@font-face { font-family: a; src: url(a.woff2); unicode-range: U+0-7F }
    @font-face { font-family: b; src: url(b.woff2); unicode-range: U+E000 }
    p { background: url(https://example.org/x.png) } q { background: url(x.exe) }`;
  const files = everything({
    ...configuration((yaml) => `${yaml}template: ./look\n`),
    'look/epub.css': css,
    'look/a.woff2': 'font a',
    'look/b.woff2': 'font b',
    'look/x.exe': 'MZ',
  });
  const edition = new Edition(await render(files));
  expect([...edition.files.keys()].filter((name) => name.includes('/template/'))).toEqual([
    'OEBPS/template/01-a.woff2',
  ]);
  expect(edition.text('style.css')).toContain('url("template/01-a.woff2")');
  expect(edition.text('style.css')).not.toMatch(/https:|exe/u);
  const item = all(edition.tree('content.opf'), 'item').find(({ attributes }) =>
    attributes.href?.endsWith('woff2'),
  );
  expect(item?.attributes['media-type']).toBe('font/woff2');
});

describe('what the book says of itself to readers who cannot see it', () => {
  const book = (text: string) => render(everything({ ...PLAIN, 'a.md': `# A\n\n${text}` }));
  const PLAIN = { 'manuscript.yaml': 'title: Plain', 'one.md': '', '第二章.md': '', 'three.md': '' };

  test.each<[string, string, { modes: string[]; enough: string[]; described: boolean }]>([
    ['text alone', 'Text.', { modes: ['textual'], enough: ['textual'], described: false }],
    [
      'a picture with a text',
      '![A dot](pictures/dot%20one.png)',
      { modes: ['textual', 'visual'], enough: ['textual', 'textual,visual'], described: true },
    ],
    [
      'a picture that is decoration',
      '![](pictures/dot%20one.png){decorative}',
      { modes: ['textual'], enough: ['textual'], described: false },
    ],
    [
      'a picture that nobody has described',
      '![A dot](pictures/dot%20one.png) ![](pictures/bars.svg)',
      { modes: ['textual', 'visual'], enough: ['textual,visual'], described: false },
    ],
    [
      'a picture that is not there',
      '![](pictures/none.png)',
      { modes: ['textual'], enough: ['textual'], described: false },
    ],
  ])('%s', async (_, text, { modes, enough, described }) => {
    const edition = new Edition(await book(text));
    expect(property(edition, 'schema:accessMode')).toEqual(modes);
    expect(property(edition, 'schema:accessModeSufficient')).toEqual(enough);
    expect(property(edition, 'schema:accessibilityFeature').includes('alternativeText')).toBe(described);
    expect(property(edition, 'schema:accessibilitySummary')[0]?.includes('alternative text')).toBe(described);
  });

  test.each([
    ['GIF89a', [0x21, 0xf9, 4, 0, 0, 0, 0, 0], 1, 'none'],
    ['GIF89a', [0x21, 0xf9, 4, 0, 0, 0, 0, 0], 2, 'unknown'],
  ])('%s of %s in %i frames: hazard %s', async (head, control, frames, hazard) => {
    // One pixel, no table of colours; each frame is a control block, a descriptor and one block of data.
    const frame = [...control, 0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0];
    const gif = Buffer.from([
      ...Buffer.from(`${head}\u0001\0\u0001\0\0\0\0`, 'latin1'),
      ...Array.from({ length: frames }, () => frame).flat(),
      0x3b,
    ]);
    const edition = new Edition(
      await render(
        memoryFiles({ 'manuscript.yaml': 'title: Plain', 'a.md': '![A dot](a.gif)', 'a.gif': gif }),
      ),
    );
    expect(property(edition, 'schema:accessibilityHazard')).toEqual([hazard]);
  });

  test('a claim is made where it is asked for, in the words of the standard', async () => {
    const claim =
      'epub: { accessibility: { certifiedBy: The Examiners, report: "https://example.org/r" } }\n';
    const edition = new Edition(await render(everything(configuration((yaml) => yaml + claim))));
    const nodes = all(metadata(edition));
    const conforms = nodes.find((node) => node.attributes.property === 'dcterms:conformsTo');
    expect(textOf(conforms!)).toBe('EPUB Accessibility 1.1 - WCAG 2.1 Level AA');
    const by = nodes.find((node) => node.attributes.property === 'a11y:certifiedBy');
    expect([by?.attributes.refines, textOf(by!)]).toEqual([`#${conforms?.attributes.id}`, 'The Examiners']);
    const report = nodes.find((node) => node.attributes.rel === 'a11y:certifierReport');
    expect(report?.attributes).toMatchObject({
      refines: `#${by?.attributes.id}`,
      href: 'https://example.org/r',
    });
  });
});

test('people have the roles and the names that the manuscript gives them', async () => {
  const edition = new Edition(
    await render(
      memoryFiles({
        'manuscript.yaml': `title: Plain
authors:
  - { name: Қанат Мысал, sortName: "Мысал, Қанат" }
  - { name: Ann Other, role: Copy Editor }
  - { name: Bea Third, role: ANN }
  - { name: Cem Fourth, role: wizard }`,
        'a.md': '# A\n\nText.',
      }),
    ),
  );
  const people = all(metadata(edition)).flatMap((node) =>
    /^dc:c(?:reator|ontributor)$/u.test(node.name) ? [[node.name, textOf(node)]] : [],
  );
  expect(people).toEqual([
    ['dc:creator', 'Қанат Мысал'],
    ['dc:contributor', 'Ann Other'],
    ['dc:contributor', 'Bea Third'],
    ['dc:contributor', 'Cem Fourth'],
  ]);
  expect(property(edition, 'role')).toEqual(['aut', 'cpe', 'ann']);
  expect(property(edition, 'file-as')).toEqual(['Мысал, Қанат']);
});

/** The people of a book with these authors: what each is, and the roles. */
async function peopleOf(authors: string): Promise<[string, string, string[]][]> {
  const files = memoryFiles({
    'manuscript.yaml': `title: Plain\nauthors:\n${authors}`,
    'a.md': '# A\n\nText.',
  });
  const bytes = await render(files);
  expect(await askPort(bytes)).toEqual([]);
  const nodes = all(metadata(new Edition(bytes)));
  return nodes.flatMap((node): [string, string, string[]][] => {
    if (!/^dc:c(?:reator|ontributor)$/u.test(node.name)) return [];
    const roles = nodes.filter(
      ({ attributes }) => attributes.property === 'role' && attributes.refines === `#${node.attributes.id}`,
    );
    return [[node.name, textOf(node), roles.map(textOf)]];
  });
}

test('who did two things for the book is one person with two roles', async () => {
  const authors = `  - { name: Ann Other, role: translator }
  - { name: Bea Third }
  - { name: Ann Other, role: author }
  - { name: Ann Other, role: Autorin }`;
  expect(await peopleOf(authors)).toEqual([
    ['dc:creator', 'Ann Other', ['trl', 'aut']],
    ['dc:creator', 'Bea Third', ['aut']],
  ]);
});

test('a role in any language makes no author of a translator, nor does one that nobody knows', async () => {
  const authors = `  - { name: One, role: Übersetzerin }
  - { name: Two, role: constructor }
  - { name: Three, role: Автор }
  - { name: Four, role: __proto__ }`;
  expect(await peopleOf(authors)).toEqual([
    ['dc:creator', 'Three', ['aut']],
    ['dc:contributor', 'One', ['trl']],
    ['dc:contributor', 'Two', []],
    ['dc:contributor', 'Four', []],
  ]);
});

test('a book of a series, known by all its numbers', async () => {
  const lines =
    'uuid: 123E4567-e89b-42d3-a456-426614174000\nseries: { title: Papers & <more>, number: 2.1 }\n';
  const edition = new Edition(await render(everything(configuration((yaml) => yaml + lines))));
  const identifiers = all(metadata(edition)).filter((node) => node.name === 'dc:identifier');
  expect(identifiers.map((node) => [node.attributes.id, textOf(node)])).toEqual([
    ['identifier', 'urn:isbn:9783161484100'],
    ['identifier-2', 'doi:10.1234/ab.c'],
    ['identifier-3', 'urn:uuid:123e4567-e89b-42d3-a456-426614174000'],
  ]);
  expect(property(edition, 'identifier-type')).toEqual(['15', '06']);
  expect(property(edition, 'belongs-to-collection')).toEqual(['Papers & <more>']);
  expect(property(edition, 'collection-type')).toEqual(['series']);
  expect(property(edition, 'group-position')).toEqual(['2.1']);
});

test('the fonts of the template come along where the manuscript wants them, and only those it uses', async () => {
  const chapter = { 'a.md': '# A\n\nText.' };
  const plain = memoryFiles({ 'manuscript.yaml': 'title: Plain', ...chapter });
  const without = new Edition(await render(plain));
  expect(without.text('style.css')).not.toMatch(/@font-face|font-family:\s*['"]Source/u);
  const dressed = memoryFiles({ 'manuscript.yaml': 'title: Plain\nepub: { fonts: embed }', ...chapter });
  const edition = new Edition(await render(dressed));
  const fonts = [...edition.files.keys()].filter((name) => name.endsWith('.woff2'));
  expect(fonts.some((name) => name.includes('source-serif-4-latin-400-normal'))).toBe(true);
  expect(fonts.filter((name) => /cyrillic|greek/u.test(name))).toEqual([]);
  expect(edition.text('style.css')).toMatch(/body\{font-family:\s*["']Source Serif 4/u);
});

test('a drawing brings the fonts that it names, whatever the text is set in', async () => {
  const edition = new Edition(
    await render(
      everything({
        'pictures/bars.svg': drawing('Source Sans 3, sans-serif'),
        'pictures/cover.svg': drawing('Helvetica'),
      }),
    ),
  );
  expect(edition.text('images/bars.svg')).toMatch(/@font-face\{[^}]*Source Sans 3[^}]*data:font\/woff2/u);
  expect(edition.text('images/cover.svg')).not.toContain('@font-face');
});

test('files with the same content are in the book once', async () => {
  const edition = new Edition(
    await render(
      everything({
        'one.md': '# One\n\n![A](pictures/bars.svg)\n\n![B](pictures/copy.svg)\n',
        '第二章.md': '# Two\n\n![C](pictures/bars.svg)\n',
        'pictures/copy.svg': new TextDecoder().decode(await everything().read('pictures/bars.svg')),
      }),
    ),
  );
  const names = [...edition.files.keys()].filter((name) => name.includes('/images/'));
  expect(names).toEqual(['OEBPS/images/cover.svg', 'OEBPS/images/bars.svg']);
  const shown = ['chapter-02.xhtml', 'chapter-03.xhtml'].flatMap((page) =>
    all(edition.tree(page), 'img').map((image) => [image.attributes.src, image.attributes.alt]),
  );
  expect(shown).toEqual([
    ['images/bars.svg', 'A'],
    ['images/bars.svg', 'B'],
    ['images/bars.svg', 'C'],
  ]);
});

/** A drawing with words in it. */
function drawing(family: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text font-family="${family}">Words</text></svg>`;
}
