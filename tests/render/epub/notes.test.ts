import { beforeAll, describe, expect, test } from 'vitest';
import type { Element } from 'xast';
import { renderEpub } from '../../../src/render/epub/render.ts';
import { memoryFiles } from '../../../src/manuscript/memory.ts';
import { all, Edition, first, prepare, render, textOf } from './edition.ts';
import { configuration, everything } from './everything.ts';

const notesOf = (edition: Edition, file: string): Element[] =>
  all(edition.tree(file), 'aside').filter((aside) => aside.attributes.role === 'doc-footnote');

describe('the notes of a chapter', () => {
  let edition: Edition;
  beforeAll(async () => {
    edition = new Edition(await render(everything()));
  });

  test('stand at its end, in the order of their numbers, whole', () => {
    expect(notesOf(edition, 'chapter-02.xhtml').map((note) => textOf(note))).toEqual([
      '1. Note of the title.',
      '2. Called twice, with code and a link. ↑2',
      '3. First paragraph. Second paragraph, which calls another.4 A quotation in a note. ↑2',
      '4. A note in a note.',
      '5. a list that begins a note',
      '6. In a link.',
      '7. From a box.',
      '8. From a caption.',
    ]);
    expect(notesOf(edition, 'chapter-03.xhtml').map((note) => textOf(note))).toEqual([
      '9. Another note with the same label.',
      '10. An inline note.',
    ]);
    const body = first(edition.tree('chapter-02.xhtml'), (node) => node.attributes.class === 'chapter');
    expect(body.children.findLast((child) => child.type === 'element')).toMatchObject({
      attributes: { class: 'notes' },
    });
  });

  test('have the ids of the contract, and calls with nothing but the number', () => {
    const tree = edition.tree('chapter-02.xhtml');
    const calls = all(tree, 'a').filter((link) => link.attributes['epub:type'] === 'noteref');
    expect(calls.map((call) => [call.attributes.id, call.attributes.href, textOf(call)])).toEqual([
      ['call-1', '#note-1', '1'],
      ['call-2', '#note-2', '2'],
      ['call-2.2', '#note-2', '2'],
      ['call-3', '#note-3', '3'],
      ['call-5', '#note-5', '5'],
      ['call-3.2', '#note-3', '3'],
      ['call-6', '#note-6', '6'],
      ['call-7', '#note-7', '7'],
      ['call-8', '#note-8', '8'],
    ]);
    for (const call of calls) {
      expect(call.attributes.role).toBe('doc-noteref');
      expect(call.children.map((child) => child.type)).toEqual(['text']);
    }
  });

  test('a note that only a note calls is seen and not opened: its call is a plain link', () => {
    const tree = edition.tree('chapter-02.xhtml');
    const call = first(tree, (node) => node.attributes.id === 'call-4');
    expect(call.attributes).toEqual({ id: 'call-4', href: '#note-4' });
    const types = notesOf(edition, 'chapter-02.xhtml').map((note) => note.attributes['epub:type']);
    expect(types).toEqual([...Array(3).fill('footnote'), undefined, ...Array(4).fill('footnote')]);
  });

  test('begin with the way back, which says where it leads', () => {
    for (const note of notesOf(edition, 'chapter-02.xhtml')) {
      expect(note.attributes.role).toBe('doc-footnote');
      const number = note.attributes.id?.replace('note-', '');
      const paragraph = first(note, () => true);
      expect(paragraph.name).toBe('p');
      expect(paragraph.children[0]).toMatchObject({
        name: 'a',
        attributes: {
          href: `#call-${number}`,
          role: 'doc-backlink',
          'aria-label': `Back to the call of note ${number}`,
        },
      });
    }
    const again = all(notesOf(edition, 'chapter-02.xhtml')[1]!, 'a').at(-1);
    expect(again?.attributes).toMatchObject({
      href: '#call-2.2',
      'aria-label': 'Back to the call of note 2 (2)',
    });
  });

  test('use nothing that is deprecated', () => {
    const deprecated =
      /epub:type="(?:[^"]* )?(?:note|rearnotes?|annotation|sidebar|footnotes|help|subchapter)[" ]|doc-endnotes?"/u;
    const pages = edition.spine().map((name) => edition.text(name));
    expect(pages.filter((page) => deprecated.test(page))).toEqual([]);
  });

  test('a call in a link stands beside it: the link goes on after it', () => {
    const links = all(edition.tree('chapter-02.xhtml'), 'a').filter((link) =>
      link.attributes.href?.startsWith('https://example.org/a'),
    );
    expect(links.map((link) => textOf(link))).toEqual(['A link with a call', 'in it']);
    expect(links[0]?.attributes.href).toBe('https://example.org/a?b=c&d=%C3%A9');
  });

  test('touching calls are told apart', () => {
    const next = all(edition.tree('chapter-02.xhtml'), 'sup').filter((sup) =>
      sup.attributes.class?.includes('next-call'),
    );
    // As text, which needs no style sheet; the link has nothing but the number.
    expect(next.map((sup) => [textOf(sup), textOf(first(sup, () => true))])).toEqual([[', 3', '3']]);
  });
});

test('numbers that begin anew in each chapter have ids with the chapter', async () => {
  const numbering = configuration((yaml) => `${yaml}notes: { numbering: per-chapter }\n`);
  const edition = new Edition(await render(everything(numbering)));
  expect(notesOf(edition, 'chapter-03.xhtml').map((note) => [note.attributes.id, textOf(note)])).toEqual([
    ['note-3-1', '1. Another note with the same label.'],
    ['note-3-2', '2. An inline note.'],
  ]);
  expect(edition.text('chapter-03.xhtml')).toContain('id="call-3-1"');
});

test('a note that another chapter keeps is linked across the files', async () => {
  const { composition, pictures, template } = await prepare(everything());
  const [, two, three, , five] = composition.chapters;
  const chapters = composition.chapters.map((chapter) => {
    if (chapter === three) return { ...chapter, notes: [] };
    return chapter === five ? { ...chapter, notes: three!.notes } : chapter;
  });
  expect(two).toBeDefined();
  const { bytes } = await renderEpub({ ...composition, chapters }, pictures, template);
  const edition = new Edition(bytes);
  expect(edition.text('chapter-03.xhtml')).toContain('href="chapter-05.xhtml#note-9"');
  expect(edition.text('chapter-05.xhtml')).toContain('href="chapter-03.xhtml#call-9"');
});

test('a book without notes has no section for them', async () => {
  const files = memoryFiles({ 'manuscript.yaml': 'title: Plain', 'a.md': '# A\n\nText.' });
  expect(new Edition(await render(files)).text('chapter-01.xhtml')).not.toContain('class="notes"');
});

/** The notes of a page as lists: of each its id, and its text. */
const listed = (edition: Edition, file: string): string[][] =>
  all(edition.tree(file), 'li')
    .filter((item) => item.attributes['epub:type'] === 'endnote')
    .map((item) => [item.attributes.id ?? '', textOf(item)]);

test('notes at the end of their chapter are a list with a heading', async () => {
  const notes = configuration((yaml) => `${yaml}epub: { notes: chapter }\n`);
  const edition = new Edition(await render(everything(notes)));
  const section = first(
    edition.tree('chapter-03.xhtml'),
    (node) => node.attributes['epub:type'] === 'endnotes',
  );
  expect(section.attributes).toMatchObject({ role: 'doc-endnotes', 'aria-labelledby': 'note-list-3' });
  expect(textOf(first(section, (node) => node.name === 'h2'))).toBe('Notes');
  expect(listed(edition, 'chapter-03.xhtml')).toEqual([
    ['note-9', '9. Another note with the same label.'],
    ['note-10', '10. An inline note.'],
  ]);
  expect(edition.text('chapter-02.xhtml')).not.toContain('doc-footnote');
  // A list opens nothing, so a call in a note is as good as any other.
  expect(
    first(edition.tree('chapter-02.xhtml'), (node) => node.attributes.id === 'call-4').attributes,
  ).toEqual({ id: 'call-4', href: '#note-4', 'epub:type': 'noteref', role: 'doc-noteref' });
});

test('notes at the end of the book are a page of their own, chapter by chapter', async () => {
  const notes = configuration((yaml) => `${yaml}epub: { notes: book }\n`);
  const edition = new Edition(await render(everything(notes)));
  expect(edition.spine().at(-1)).toBe('notes.xhtml');
  const page = edition.tree('notes.xhtml');
  expect(all(page).flatMap((node) => (/^h\d$/u.test(node.name) ? [[node.name, textOf(node)]] : []))).toEqual([
    ['h1', 'Notes'],
    ['h2', 'Notes & <quotes>'],
    ['h2', '第二章'],
  ]);
  expect(listed(edition, 'notes.xhtml').map(([id]) => id)).toEqual(
    Array.from({ length: 10 }, (_, index) => `note-${index + 1}`),
  );
  expect(edition.text('chapter-02.xhtml')).toContain('href="notes.xhtml#note-2"');
  const ways = all(page, 'a').filter((link) => link.attributes.role === 'doc-backlink');
  expect(ways.map((link) => link.attributes.href).slice(0, 3)).toEqual([
    'chapter-02.xhtml#call-1',
    'chapter-02.xhtml#call-2',
    'chapter-02.xhtml#call-2.2',
  ]);
  const menu = all(edition.tree('nav.xhtml'), 'a').filter((link) =>
    link.attributes.href?.startsWith('notes.'),
  );
  expect(menu.map((link) => [link.attributes['epub:type'], link.attributes.href, textOf(link)])).toEqual([
    [undefined, 'notes.xhtml#note-list', 'Notes'],
    ['endnotes', 'notes.xhtml#note-list', 'Notes'],
  ]);
  expect(edition.text('toc.ncx')).toContain('notes.xhtml#note-list');
});

test.each([
  ['de', 'Kapitel', undefined],
  ['it', 'Chapter', 'en'],
])(
  'all notes, of chapters without titles: the number of the chapter stands over them (%s)',
  async (language, word, marked) => {
    const files = memoryFiles({
      'manuscript.yaml': `title: T\nlanguage: ${language}\nnotes: { numbering: per-chapter }\nepub: { notes: book }\nparts: [{ title: P, chapters: [a.md, b.md] }]`,
      'a.md': 'Text.[^1]\n\n[^1]: One.',
      'b.md': 'Text.[^1]\n\n[^1]: Two.',
    });
    const headings = all(new Edition(await render(files)).tree('notes.xhtml'), 'h2');
    expect(headings.map((heading) => [textOf(heading), heading.attributes.lang])).toEqual([
      [`${word} 1`, marked],
      [`${word} 2`, marked],
    ]);
  },
);

test('a heading “Note list” takes no id from the notes', async () => {
  const files = memoryFiles({
    'manuscript.yaml': 'title: Plain\nepub: { notes: book }',
    'a.md': '# Note list\n\nText.[^1]\n\n[^1]: Note.',
  });
  const edition = new Edition(await render(files));
  expect(edition.text('nav.xhtml')).toContain('chapter-01.xhtml#section-note-list');
  expect(edition.text('nav.xhtml')).toContain('notes.xhtml#note-list');
});

test.each([
  ['fr', 'Retour à l’appel de la note 1'],
  ['kk', 'Мәтінге оралу, 1-ескертпе'],
  ['it', 'Torna alla nota 1'],
])('the way back is named in the language of the chapter: %s', async (language, name) => {
  const files = memoryFiles({
    'manuscript.yaml':
      "title: Plain\nwords: { it: { backToText: 'Torna alla nota {number}', notes: Note, contents: Indice } }",
    'a.md': `---\nlanguage: ${language}\n---\n\n# A\n\nText.[^1]\n\n[^1]: Note.`,
  });
  const edition = new Edition(await render(files));
  const back = first(edition.tree('chapter-01.xhtml'), (node) => node.attributes.role === 'doc-backlink');
  expect(back.attributes['aria-label']).toBe(name);
});
