/** The document that is printed: the shell `print.liquid`, filled, and cut into sheets. */
import type { ElementContent } from 'hast';
import type { ComposedChapter, Composition } from '../../book/composition.ts';
import { directionOf } from '../../book/direction.ts';
import type { Pictures } from '../../book/pictures.ts';
import { wordsOf } from '../../book/words.ts';
import type { Problem } from '../../manuscript/problem.ts';
import { SETTING_RULES } from '../../print/page-rules.ts';
import { charactersOf } from '../../template/font-face.ts';
import { fileName } from '../../template/layers.ts';
import { neededIds } from '../../template/needed.ts';
import { fillShell } from '../../template/shell.ts';
import { readStylesheet } from '../../template/stylesheet.ts';
import type { Template } from '../../template/template.ts';
import { withPolicy } from '../html/content-policy.ts';
import { contentBoxes } from '../content-boxes.ts';
import { contentsList } from '../contents-list.ts';
import { embedFile, embedPictures } from '../embed.ts';
import { metadataValues } from '../metadata-line.ts';
import { notesList } from '../notes-list.ts';
import { html, mapElements } from '../serialize.ts';
import { anchorBlocks, anchorContents, anchorNotes } from './anchors.ts';
import { setFinely } from './fine-setting.ts';
import { loadHyphenators } from './hyphenation.ts';
import { withLanguages } from './language-passages.ts';
import { cutSheets } from './cut-sheets.ts';
import { pageNote } from './page-notes.ts';

const SHELL = 'print.liquid';
/** What the press adds to the text: folios, hyphens. */
const FOLIO_CHARACTERS = '0123456789ivxlcdm-\u2010';
/** Stands for every folio until the pages are known: as wide as most are. */
const UNKNOWN_FOLIO = '000';

/** What is printed. */
export interface PrintDocument {
  /** HTML documents that need nothing beside themselves, one for each sheet. */
  sheets: string[];
  problems: Problem[];
}

/** @param sheetLength how much text a sheet has, in characters of HTML; `Infinity` prints the book in one piece */
export async function printDocument(
  composition: Composition,
  pictures: Pictures,
  template: Template,
  sheetLength?: number,
): Promise<PrintDocument> {
  const { book, chapters, contents } = composition;
  const { configuration } = book;
  const { language, print } = configuration;
  const words = wordsOf(language, configuration.words);
  const { box, unpack } = contentBoxes();
  const hyphenatorOf = await loadHyphenators(print.hyphenation ? languagesOf(composition) : []);
  const set = (content: readonly ElementContent[], inLanguage: string): string =>
    box(
      html(
        setFinely(
          embedPictures(withPageReferences(withLanguages(content), words.page), pictures),
          inLanguage,
          hyphenatorOf,
        ),
      ),
    );
  // Notes are set ragged, where a divided word saves nothing; citations are found by searching, too.
  const setNotes = (content: readonly ElementContent[], inLanguage: string): string =>
    box(
      html(
        setFinely(
          embedPictures(withPageReferences(withLanguages(content), words.page), pictures),
          inLanguage,
          () => (word) => word,
        ),
      ),
    );
  const notesAfter = (chapter: ComposedChapter): string => {
    if (print.notes !== 'chapter' || chapter.notes.length === 0) return '';
    return setNotes(anchorNotes(notesList(chapter.notes, { words, roles: false })), chapter.language);
  };
  const all = chapters.flatMap((chapter) => chapter.notes.map((note) => ({ note, chapter })));
  const pageNotes = (print.notes === 'page' ? all : []).map(({ note, chapter }) => ({
    chapter: chapter.id,
    mark: setNotes([pageNote(note, chapter.language)], chapter.language),
  }));
  const values = {
    ...metadataValues(configuration),
    language,
    direction: directionOf(language),
    words: { ...words },
    options: template.options.values,
    trim: /^[a-z\d]+$/iu.test(print.trim) ? print.trim.toLowerCase() : 'free',
    contents:
      contents.length === 0
        ? ''
        : box(html(anchorContents(contentsList(contents, { depth: 2, folioOf: () => UNKNOWN_FOLIO })))),
    chapters: chapters.map((chapter) => ({
      id: chapter.id,
      kind: chapter.kind,
      title: chapter.title,
      language: chapter.language,
      direction: chapter.direction,
      heading: set(chapter.heading, chapter.language),
      subtitle: chapter.subtitle ?? '',
      authors: metadataValues({ ...configuration, authors: chapter.authors }).authors,
      body: set(anchorBlocks(chapter.body, chapter.number), chapter.language),
      notes: notesAfter(chapter),
    })),
    // No roles here: Chromium makes no link of an element that has the role of one.
    book_notes:
      print.notes === 'book' && all.length > 0
        ? setNotes(
            anchorNotes(
              notesList(
                all.map(({ note }) => note),
                { words, roles: false },
              ),
            ),
            language,
          )
        : '',
    page_notes: pageNotes.map(({ mark }) => mark).join('\n'),
  };
  const text = unpack(JSON.stringify(values)).replaceAll(/data:[^"\\]+/gu, '');
  const characters = charactersOf(text + FOLIO_CHARACTERS);
  const { css, problems } = await readStylesheet(template, 'print.css', {
    embed: embedFile,
    characters,
    properties: template.options.properties,
    choices: template.options.choices,
  });
  const style = box(`${css}\n${SETTING_RULES}`);
  const filled = await fillShell(template, SHELL, { ...values, css: style }, [
    { written: '{{ css | raw }}', what: 'style sheet', contents: [style] },
    { written: '{{ chapter.body | raw }}', what: 'text', contents: values.chapters.map(({ body }) => body) },
    {
      written: '{{ chapter.notes | raw }}',
      what: 'notes',
      contents: values.chapters.map(({ notes }) => notes),
    },
    { written: '{{ book_notes | raw }}', what: 'notes', contents: [values.book_notes] },
    {
      written: '<div class="page-notes">{{ page_notes | raw }}</div>',
      what: 'notes at the foot of its pages',
      contents:
        values.page_notes === '' ? [] : [...values.page_notes.split('\n'), /\sclass\s*=[^>]*\bpage-notes\b/u],
    },
    neededIds(values.chapters.map(({ id }) => id)),
  ]);
  const { page, problems: inShell } = withPolicy(filled, await fileName(template, SHELL), { isSet: true });
  const cut = { unpack, notes: pageNotes, chapters: print.chapters, sheetLength };
  return { sheets: cutSheets(page, cut), problems: [...problems, ...inShell] };
}

/** All languages of a book: of its chapters, and of passages in them. */
function languagesOf({ book, chapters }: Composition): Set<string> {
  const languages = new Set([book.configuration.language]);
  const visit = (content: readonly ElementContent[]): void => {
    for (const node of content) {
      if (node.type !== 'element') continue;
      if (typeof node.properties.lang === 'string') languages.add(node.properties.lang);
      visit(node.children);
    }
  };
  for (const chapter of chapters) {
    languages.add(chapter.language);
    visit(chapter.body);
    for (const note of chapter.notes) visit(note.content);
  }
  return languages;
}

/** A page reference says the word and a folio that is not known yet; the engine fills in the true one. */
function withPageReferences(content: readonly ElementContent[], word: string): ElementContent[] {
  return mapElements(content, (element) => {
    const { className } = element.properties;
    if (!Array.isArray(className) || !className.includes('page-reference')) return element;
    return {
      ...element,
      properties: { ...element.properties, dataWord: word },
      children: [{ type: 'text', value: `${word}\u00A0${UNKNOWN_FOLIO}` }],
    };
  });
}
