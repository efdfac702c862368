/** What a page says about itself: "Cite this report", the metadata of its head, the anchors of its paragraphs. */
import fc from 'fast-check';
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { rootOf } from '../../../src/book/composition.ts';
import { memoryFiles } from '../../../src/manuscript/memory.ts';
import { renderEdition } from '../../../src/render/editions.ts';
import { chapterHead } from '../../../src/render/html/citing/chapter-head.ts';
import type { BesideEdition } from '../../../src/render/html/citing/head.ts';
import { withParagraphAnchors } from '../../../src/render/html/paragraph-anchors.ts';
import { renderHtml } from '../../../src/render/html/render.ts';
import { prepare } from '../epub/edition.ts';
import { read } from './citing.ts';

const YAML = `title: Wide </script> & "Narrow" Roads
authors: [Ann Example, { name: Ed Itor, role: editor }]
publisher: Road Institute
date: 2026-11-02
modified: 2026-11-03T10:00:00Z
language: en-GB
doi: 10.1234/ab.c
slug: roads
subjects: [Roads, Rails]
description: What is "wide" & what is <narrow>.
rights: © 2026 Ann Example
`;
const PDF_AND_EPUB: BesideEdition[] = [
  { kind: 'pdf', href: 'roads.pdf' },
  { kind: 'epub', href: 'roads.epub' },
];

async function elementsOf(
  chapter: string,
  yaml = YAML,
  beside: readonly BesideEdition[] = [],
): Promise<{ all: Element[]; page: string }> {
  const { composition, pictures, template } = await prepare(
    memoryFiles({ 'manuscript.yaml': yaml, 'a.md': chapter }),
  );
  const { bytes, problems } = await renderHtml(composition, pictures, template, beside);
  expect(problems).toEqual([]);
  const page = new TextDecoder().decode(bytes);
  const all: Element[] = [];
  visit(fromHtml(page), 'element', (element) => {
    all.push(element);
  });
  return { all, page };
}

const contents = (all: readonly Element[], name: string): string[] =>
  all.flatMap(({ tagName, properties }) =>
    tagName === 'meta' && (properties.name === name || properties.property === name)
      ? [String(properties.content)]
      : [],
  );
const links = (all: readonly Element[], rel: string): Element['properties'][] =>
  all.flatMap(({ tagName, properties }) =>
    tagName === 'link' && Array.isArray(properties.rel) && properties.rel.includes(rel) ? [properties] : [],
  );
const descriptionIn = (all: readonly Element[]): Record<string, unknown> => {
  const blocks = all.filter(({ properties }) => properties.type === 'application/ld+json');
  expect(blocks).toHaveLength(1);
  return JSON.parse(toString(blocks[0] as Element)) as Record<string, unknown>;
};

describe('"Cite this report"', () => {
  it('shows five citations, which can be read without a script', async () => {
    const { all } = await elementsOf('# A\n\nText.');
    const section = all.find(({ properties }) => String(properties.className) === 'cite') as Element;
    const inside: Element[] = [];
    visit(section, 'element', (element) => {
      inside.push(element);
    });
    const texts = (name: string): string[] =>
      inside.filter(({ tagName }) => tagName === name).map((element) => toString(element));
    expect(texts('summary')).toEqual(['Cite this report']);
    expect(texts('dt')).toEqual([
      'Chicago, footnote',
      'Chicago, bibliography',
      'APA, reference list',
      'BibTeX',
      'RIS',
    ]);
    expect(texts('dd')[0]).toBe(
      'Ann Example, Wide </script> & "Narrow" Roads, ed. Ed Itor (Road Institute, November 2, 2026), https://doi.org/10.1234/ab.c.',
    );
    expect(texts('cite')).toEqual(Array(3).fill('Wide </script> & "Narrow" Roads'));
    const [bibtex = '', ris = ''] = texts('pre');
    expect(read(bibtex, 'bibtex')[0]).toMatchObject({ type: 'report', DOI: '10.1234/ab.c' });
    expect(read(ris, 'ris')[0]).toMatchObject({ type: 'report', DOI: '10.1234/ab.c' });
  });

  it('gives the files of programs whole, in links', async () => {
    const { all } = await elementsOf('# A\n\nText.');
    const files = all.filter(({ properties }) => 'download' in properties);
    expect(files.map(({ properties }) => properties.download)).toEqual(['roads.bib', 'roads.ris']);
    const [bibtex = '', ris = ''] = files.map(({ properties }) =>
      decodeURIComponent(String(properties.href).replace(/^data:[^,]*,/u, '')),
    );
    expect(bibtex).toMatch(/^@techreport\{example2026wide,\n/u);
    expect(ris).toMatch(/^TY {2}- RPRT\r\n.*\r\nER {2}- \r\n$/su);
    expect(files.map((link) => toString(link))).toEqual(['Download BibTeX', 'Download RIS']);
  });

  it('is in the language of the book, its citations in English, and its title again in that of the book', async () => {
    const { page } = await elementsOf(
      '# A\n\nText.',
      'title: Breite Wege\nlanguage: de\nauthors: [Anna Beispiel]',
    );
    expect(page).toContain('<span>Diesen Bericht zitieren</span></h2>');
    expect(page).toContain(
      '<p class="citation" translate="no" lang="en" dir="ltr">Beispiel, A. (n.d.). <cite lang="de">Breite Wege</cite>.</p>',
    );
  });

  it('says where its words are of another language than the book', async () => {
    const { page } = await elementsOf('# A\n\nText.', 'title: Larghe strade\nlanguage: it');
    expect(page).toContain('<span lang="en">Cite this report</span>');
  });
});

describe('the head', () => {
  it('has Dublin Core, Highwire and Open Graph', async () => {
    const { all } = await elementsOf('# A\n\nText.');
    expect(contents(all, 'DCTERMS.title')).toEqual(['Wide </script> & "Narrow" Roads']);
    expect(contents(all, 'DCTERMS.creator')).toEqual(['Ann Example']);
    expect(contents(all, 'DCTERMS.contributor')).toEqual(['Ed Itor']);
    expect(contents(all, 'DCTERMS.identifier')).toEqual(['doi:10.1234/ab.c']);
    expect(contents(all, 'DCTERMS.modified')).toEqual(['2026-11-03T10:00:00Z']);
    expect(contents(all, 'citation_author')).toEqual(['Ann Example']);
    expect(contents(all, 'citation_publication_date')).toEqual(['2026/11/02']);
    expect(contents(all, 'citation_technical_report_institution')).toEqual(['Road Institute']);
    expect(contents(all, 'og:locale')).toEqual(['en_GB']);
    expect(contents(all, 'article:tag')).toEqual(['Roads', 'Rails']);
    expect(contents(all, 'og:description')).toEqual(['What is "wide" & what is <narrow>.']);
  });

  it('names the PDF and the EPUB only where they are made in the same run', async () => {
    const { all } = await elementsOf('# A\n\nText.', YAML, PDF_AND_EPUB);
    expect(links(all, 'alternate').map(({ type, href }) => [type, href])).toEqual([
      ['application/pdf', 'roads.pdf'],
      ['application/epub+zip', 'roads.epub'],
    ]);
    expect(descriptionIn(all).encoding).toMatchObject([
      { contentUrl: 'roads.pdf' },
      { contentUrl: 'roads.epub' },
    ]);
    const alone = await elementsOf('# A\n\nText.');
    expect(links(alone.all, 'alternate')).toEqual([]);
    expect(descriptionIn(alone.all)).not.toHaveProperty('encoding');
  });

  it('is told which editions those are by the run that makes them', async () => {
    const { composition, pictures, template } = await prepare(
      memoryFiles({ 'manuscript.yaml': 'title: Roads', 'a.md': '# A' }),
    );
    const { bytes } = await renderEdition('html', composition, pictures, template, { to: ['html', 'epub'] });
    const page = new TextDecoder().decode(bytes);
    expect(page.match(/<link rel="alternate"[^>]*>/gu)).toEqual([
      '<link rel="alternate" type="application/epub+zip" href="roads.epub" title="EPUB">',
    ]);
  });

  it('knows its own address only where the manuscript says it', async () => {
    const yaml = `${YAML}html: { address: "https://example.org/reports" }`;
    const { all } = await elementsOf('# A\n\nText.', yaml, PDF_AND_EPUB);
    expect(links(all, 'canonical').map(({ href }) => href)).toEqual([
      'https://example.org/reports/roads.html',
    ]);
    expect(contents(all, 'og:url')).toEqual(['https://example.org/reports/roads.html']);
    expect(contents(all, 'citation_pdf_url')).toEqual(['https://example.org/reports/roads.pdf']);
    const silent = await elementsOf('# A\n\nText.', YAML, PDF_AND_EPUB);
    expect(links(silent.all, 'canonical')).toEqual([]);
    // Google wants whole addresses here, or none.
    expect(contents(silent.all, 'citation_pdf_url')).toEqual([]);
  });

  it('describes the report with what its notes cite, each once', async () => {
    const chapter = `# A

One.[^1] Two.[^2] Three.[^3] Four.[^4] Five.[^5] Six.[^6]

[^1]: Bo Sample, *Rails* (2019), </script>.
[^2]: Ibid., 2019.
[^3]: This is only said by the way.
[^4]: [The Road Watch](https://example.org/watch).
[^5]: Bo Sample, *Rails* (2019), </script>.
[^6]: Who said it?[^1]
`;
    const { all } = await elementsOf(chapter);
    expect(descriptionIn(all)).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Report',
      name: 'Wide </script> & "Narrow" Roads',
      author: [{ '@type': 'Person', name: 'Ann Example', familyName: 'Example' }],
      copyrightNotice: '© 2026 Ann Example',
      citation: ['Bo Sample, Rails (2019), .', 'The Road Watch.'],
    });
  });

  it('says nothing that the manuscript does not say', async () => {
    const { all } = await elementsOf('# A\n\nText.', 'title: Roads');
    const said = all.flatMap(({ tagName, properties }) =>
      tagName === 'meta' &&
      /^(?:DCTERMS|citation_|og:|article:|book:)/u.test(String(properties.name ?? properties.property))
        ? [`${String(properties.name ?? properties.property)}=${String(properties.content)}`]
        : [],
    );
    expect(said).toEqual([
      'DCTERMS.title=Roads',
      'DCTERMS.language=en',
      'DCTERMS.type=Text',
      'DCTERMS.format=text/html',
      'citation_title=Roads',
      'citation_language=en',
      'og:type=article',
      'og:title=Roads',
    ]);
    expect(descriptionIn(all)).toEqual({
      '@context': 'https://schema.org',
      '@type': 'Report',
      name: 'Roads',
      inLanguage: 'en',
    });
  });
});

async function anchors(chapter: string): Promise<Map<string, string>> {
  const { composition } = await prepare(memoryFiles({ 'manuscript.yaml': YAML, 'a.md': chapter }));
  const found = new Map<string, string>();
  const children = withParagraphAnchors(composition).chapters.flatMap(({ body }) => body);
  visit(rootOf(children), 'element', (element) => {
    if (element.tagName !== 'p' || element.properties.id === undefined) return;
    found.set(String(element.properties.id), toString(element));
  });
  return found;
}

const idOf = (found: Map<string, string>, beginning: string): string | undefined =>
  [...found].find(([, text]) => text.startsWith(beginning))?.[0];

describe('the anchors of paragraphs', () => {
  it('are there for running text, and lead to it', async () => {
    const { all, page } = await elementsOf(
      '# A\n\nOne.\n\n> Two.\n\n- Three.\n\n- Four.\n\n:::box{title="T"}\nFive.\n:::\n\nSix.[^1]\n\n[^1]: Seven.',
    );
    const ids = all.flatMap(({ tagName, properties }) =>
      tagName === 'p' && properties.id !== undefined ? [String(properties.id)] : [],
    );
    expect(ids).toHaveLength(6);
    expect(ids.every((id) => /^p-[a-z2-9]{8}$/u.test(id))).toBe(true);
    for (const id of ids) expect(page).toContain(`href="#${id}"`);
  });

  it('stay when something else changes: words elsewhere, numbers of notes and figures, marks', async () => {
    const before = await anchors('# A\n\nRoads are wide,[^1] says the "Survey".\n\n[^1]: N.');
    const after = await anchors(
      '# B\n\nNew words.[^0]\n\nRoads are wide[^1] – says the Survey [](#^0).\n\n> Roads are wide.\n\n[^1]: N.\n[^0]: M.',
    );
    expect(idOf(after, 'Roads are wide2 –')).toBe(idOf(before, 'Roads'));
    expect(idOf(after, 'Roads are wide.')).not.toBe(idOf(before, 'Roads'));
  });

  it('of equal paragraphs are numbered, and give way to what an author has named', async () => {
    const found = [...(await anchors('# A\n\nTwice.\n\nTwice.\n\nOnce.')).keys()];
    expect(found[1]).toBe(`${found[0] ?? ''}.2`);
    const named = [...(await anchors(`# A\n\n## Mine {#${found[0] ?? ''}}\n\nTwice.`)).keys()];
    expect(named).toEqual([`${found[0] ?? ''}.2`]);
  });

  it('are one for each paragraph, whatever the paragraphs are, and as few as can be change', async () => {
    const paragraph = fc.constantFrom(
      'Roads are wide.',
      'Rails are narrow.',
      'Дороги широки.',
      '道路很宽。',
      'Roads, "are" wide!',
      '42',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(paragraph, { minLength: 1, maxLength: 6 }),
        fc.nat(6),
        async (paragraphs, at) => {
          const before = await anchors(`# A\n\n${paragraphs.join('\n\n')}`);
          expect([...before.values()]).toHaveLength(paragraphs.length);
          const after = await anchors(
            `# B\n\n${[...paragraphs.slice(0, at), 'Something new.', ...paragraphs.slice(at)].join('\n\n')}`,
          );
          expect([...before.keys()].filter((id) => !after.has(id))).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });
});

async function headOf(yaml: string, title: string): Promise<Element[]> {
  const { composition } = await prepare(memoryFiles({ 'manuscript.yaml': yaml, 'a.md': '# A\n\nText.' }));
  return chapterHead(composition, { title, authors: [{ name: 'Cha Pter' }] }, 'a.html');
}

describe('the head of a chapter’s own page', () => {
  it('says what the page is called, what it is part of, and where it is', async () => {
    const all = await headOf(
      `${YAML}html: { form: site, address: "https://example.org/roads" }`,
      'Wide </script>',
    );
    expect(links(all, 'canonical').map(({ href }) => href)).toEqual(['https://example.org/roads/a.html']);
    expect(contents(all, 'og:title')).toEqual(['Wide </script>']);
    expect(contents(all, 'og:site_name')).toEqual(['Wide </script> & "Narrow" Roads']);
    expect(descriptionIn(all)).toMatchObject({
      '@type': 'Chapter',
      name: 'Wide </script>',
      author: [{ name: 'Cha Pter' }],
      isPartOf: { '@type': 'Report', '@id': 'https://doi.org/10.1234/ab.c' },
    });
    expect(toString(all.at(-1) as Element)).not.toContain('<');
  });

  it('is called like the book where the chapter has no title, and says no address that nobody has said', async () => {
    const all = await headOf('title: Roads', '');
    expect(contents(all, 'og:title')).toEqual(['Roads']);
    expect(links(all, 'canonical')).toEqual([]);
    expect(descriptionIn(all)).not.toHaveProperty('url');
  });
});
