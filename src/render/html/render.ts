/** The HTML edition: one page that holds everything it needs. */
import type { ElementContent } from 'hast';
import { isCall } from '../../book/contents.ts';
import type { ComposedChapter, Composition } from '../../book/composition.ts';
import { directionOf } from '../../book/direction.ts';
import type { Pictures } from '../../book/pictures.ts';
import { withNumber, wordsOf } from '../../book/words.ts';
import type { Problem } from '../../manuscript/problem.ts';
import { charactersOf } from '../../template/font-face.ts';
import { fillShell } from '../../template/shell.ts';
import { readStylesheet } from '../../template/stylesheet.ts';
import type { Template } from '../../template/template.ts';
import { contentBoxes, type ContentBoxes } from '../content-boxes.ts';
import { contentsList } from '../contents-list.ts';
import { withFonts } from '../drawings.ts';
import { dataAddress, embedFile, embedPictures } from '../embed.ts';
import { lowerHeadings } from '../headings.ts';
import { metadataValues } from '../metadata-line.ts';
import { notesList } from '../notes-list.ts';
import { html, mapElements } from '../serialize.ts';
import { withPolicy } from './content-policy.ts';

/** A finished page. */
export interface HtmlEdition {
  /** UTF-8. */
  bytes: Uint8Array;
  /** What was found in the template. */
  problems: Problem[];
}

/**
 * Renders the HTML edition.
 * @throws {ManuscriptError} where a shell of the template has a fault
 */
export async function renderHtml(
  composition: Composition,
  found: Pictures,
  template: Template,
): Promise<HtmlEdition> {
  const pictures = await withFonts(found, template);
  const { book, chapters, contents } = composition;
  const { configuration } = book;
  const words = wordsOf(configuration.language);
  const notes = chapters.flatMap((chapter) => chapter.notes);
  const { box, unpack } = contentBoxes();
  const values = {
    ...metadataValues(configuration),
    language: configuration.language,
    direction: directionOf(configuration.language),
    words: { ...words },
    cover: coverAddress(composition, pictures),
    contents: box(html([contentsList(contents, { depth: 2 })])),
    chapters: chapters.map((chapter) => chapterValues(chapter, composition, pictures, box)),
    notes:
      notes.length === 0
        ? ''
        : box(
            html(embedPictures(decorate([notesList(notes, { words, roles: true })], composition), pictures)),
          ),
  };
  const text = unpack(JSON.stringify(values)).replaceAll(/data:[^"\\]+/gu, '');
  const { css, problems } = await readStylesheet(template, 'screen.css', {
    embed: embedFile,
    characters: charactersOf(text),
  });
  const filled = await fillShell(template, 'page.liquid', { ...values, css: box(css) });
  const { page, problems: inShell } = withPolicy(filled, `${template.name}/page.liquid`);
  return { bytes: new TextEncoder().encode(unpack(page)), problems: [...problems, ...inShell] };
}

function chapterValues(
  chapter: ComposedChapter,
  composition: Composition,
  pictures: Pictures,
  box: ContentBoxes['box'],
) {
  const set = (content: readonly ElementContent[]): string =>
    box(html(embedPictures(decorate(content, composition), pictures)));
  return {
    id: chapter.id,
    kind: chapter.kind,
    language: chapter.language,
    direction: chapter.direction,
    // The title of the book is the page's first heading, so all others are one level lower.
    heading: set(chapter.heading),
    subtitle: chapter.subtitle ?? '',
    authors: metadataValues({ ...composition.book.configuration, authors: chapter.authors }).authors,
    body: set(lowerHeadings(chapter.body, 1)),
  };
}

/** Adds the roles and names by which a reading aid knows a call. */
function decorate(content: readonly ElementContent[], composition: Composition): ElementContent[] {
  const words = wordsOf(composition.book.configuration.language);
  return mapElements(content, (element) => {
    const link = isCall(element) ? element.children[0] : undefined;
    if (link?.type !== 'element') return element;
    const number = Number(link.children[0]?.type === 'text' ? link.children[0].value : 0);
    const properties = {
      ...link.properties,
      role: 'doc-noteref',
      ariaLabel: withNumber(words.callOfNote, number),
    };
    return { ...element, children: [{ ...link, properties }] };
  });
}

function coverAddress(composition: Composition, pictures: Pictures): string {
  const picture = pictures.get(composition.book.cover?.path ?? '');
  return picture ? dataAddress(picture.mediaType, picture.bytes) : '';
}
