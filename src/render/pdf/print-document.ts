/** The document that is printed: the shell `print.liquid`, filled. */
import type { ElementContent } from 'hast';
import type { ComposedChapter, Composition } from '../../book/composition.ts';
import { directionOf } from '../../book/direction.ts';
import type { Pictures } from '../../book/pictures.ts';
import { wordsOf } from '../../book/words.ts';
import type { Problem } from '../../manuscript/problem.ts';
import type { PrintedPages } from '../../print/printed-pages.ts';
import { fillShell } from '../../template/shell.ts';
import { readStylesheet } from '../../template/stylesheet.ts';
import type { Template } from '../../template/template.ts';
import { contentsList } from '../contents-list.ts';
import { embedFile, embedPictures } from '../embed.ts';
import { metadataValues } from '../metadata-line.ts';
import { notesList } from '../notes-list.ts';
import { html, mapElements } from '../serialize.ts';

/** The sizes of the printed page, in mm. */
const TRIMS = { A4: [210, 297], A5: [148, 210], letter: [215.9, 279.4] } as const;

/**
 * @param pages where everything was in the last print; empty before the first
 */
export async function printDocument(
  composition: Composition,
  pictures: Pictures,
  template: Template,
  pages: PrintedPages,
): Promise<{ html: string; problems: Problem[] }> {
  const { book, chapters, contents } = composition;
  const { configuration } = book;
  const words = wordsOf(configuration.language);
  const folioOf = (id: string): string => String(pages.pageOf.get(id) ?? '');
  const set = (content: readonly ElementContent[]): string =>
    html(embedPictures(withPageReferences(content, folioOf, words.page), pictures));
  const { css, problems } = await readStylesheet(template, 'print.css', { embed: embedFile });
  const [width, height] = TRIMS[configuration.print.trim];
  const chapterValues = (chapter: ComposedChapter) => ({
    id: chapter.id,
    kind: chapter.kind,
    language: chapter.language,
    direction: chapter.direction,
    heading: set(chapter.heading),
    subtitle: chapter.subtitle ?? '',
    authors: metadataValues({ ...configuration, authors: chapter.authors }).authors,
    body: set(chapter.body),
    // No roles here: Chromium makes no link of an element that has the role of one.
    notes: chapter.notes.length === 0 ? '' : set([notesList(chapter.notes, { words, roles: false })]),
  });
  const document = await fillShell(template, 'print.liquid', {
    ...metadataValues(configuration),
    language: configuration.language,
    direction: directionOf(configuration.language),
    words: { ...words },
    css: `${css}\n@page { size: ${width}mm ${height}mm }`,
    contents: html([contentsList(contents, { depth: 2, folioOf })]),
    chapters: chapters.map(chapterValues),
  });
  return { html: document, problems };
}

/** A page reference prints the page; before the pages are known, the name of its target. */
function withPageReferences(
  content: readonly ElementContent[],
  folioOf: (id: string) => string,
  word: string,
): ElementContent[] {
  return mapElements(content, (element) => {
    const { className, dataTarget } = element.properties;
    if (!Array.isArray(className) || !className.includes('page-reference')) return element;
    const folio = folioOf(String(dataTarget));
    return folio === '' ? element : { ...element, children: [{ type: 'text', value: `${word} ${folio}` }] };
  });
}
