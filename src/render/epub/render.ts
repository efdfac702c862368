/** The EPUB edition (EPUB 3.3): one content document a chapter, from memory, the same bytes every time. */
import type { Composition } from '../../book/composition.ts';
import { identityOf, modifiedDate } from '../../book/identity.ts';
import type { Pictures } from '../../book/pictures.ts';
import type { Problem } from '../../manuscript/problem.ts';
import { charactersOf } from '../../template/font-face.ts';
import type { Template } from '../../template/template.ts';
import type { PageMap } from '../page-map.ts';
import { withFonts } from '../drawings.ts';
import { settleComposition } from '../settle.ts';
import { chapterFile, chapterPage } from './chapter-page.ts';
import { PACKAGE_FILE, packContainer } from './container.ts';
import { coverPage } from './cover-page.ts';
import { drawnPictures, type DrawPictures } from './drawn-pictures.ts';
import { withMarkedWords } from './marked-words.ts';
import { navigationPage } from './navigation-page.ts';
import { NCX_FILE, ncxOf } from './ncx.ts';
import { notesPage } from './notes-section.ts';
import { packageDocument } from './package-document.ts';
import { openWithMarks, withPageList } from './page-list.ts';
import { markPages } from './page-marks.ts';
import { STYLESHEET, xhtmlOf } from './page.ts';
import { shelvePictures } from './picture-shelf.ts';
import { findPlaces, placeLinks } from './places.ts';
import { readStyle } from './style.ts';
import { titlePage } from './title-page.ts';

/** How an EPUB is made. */
export interface EpubOptions {
  /** Seconds since 1970: the value of `SOURCE_DATE_EPOCH`, if it is set. */
  epoch?: number;
  /** The pages of the print edition, if it was made: they are marked and listed. */
  pageMap?: PageMap;
  /** Draws pictures, where the manuscript wants them drawn; `drawPictures` does it with a browser. */
  draw?: DrawPictures;
}

/** A finished EPUB, and what was found while making it. */
export interface EpubEdition {
  bytes: Uint8Array;
  problems: Problem[];
}

/**
 * Renders a book as EPUB. Reads nothing but the template; the network is not used.
 * @param found the pictures of the book; what is not among them leaves its alternative text
 */
export async function renderEpub(
  composed: Composition,
  found: Pictures,
  template: Template,
  options: EpubOptions = {},
): Promise<EpubEdition> {
  const composition = withMarkedWords(settleComposition(composed, template));
  const { configuration } = composition.book;
  // No reader can choose the fonts of a drawing, so it brings its own, also where the text leaves them to its reader.
  const dressed = await withFonts(found, template);
  const { pictures, problems } = await drawnPictures(dressed, composition.book, options.draw);
  const shelf = shelvePictures(composition, pictures);
  const front = [...(shelf.cover ? [coverPage(composition, shelf.cover)] : []), titlePage(composition)];
  const marked = markPages(composition, options.pageMap);
  const chapters = marked.composition.chapters.map((chapter) =>
    openWithMarks(
      chapterPage(
        chapter,
        chapterFile(chapter.number, composition.chapters.length),
        marked.composition,
        shelf,
      ),
      marked.heads.get(chapter.number),
    ),
  );
  const notes = notesPage(marked.composition, shelf);
  const text = notes ? [...chapters, openWithMarks(notes, marked.notes)] : chapters;
  const places = findPlaces(text);
  const listed = withPageList(
    navigationPage(composition, [...front, ...text], places, shelf),
    marked,
    places,
  );
  const { page: navigation, targets } = listed;
  const pages = [...front, navigation, ...text.map((page) => placeLinks(page, places))];
  const written = pages.map((page) => ({ name: page.file, data: xhtmlOf(page) }));

  const style = await readStyle(template, {
    characters: charactersOf(written.map(({ data }) => data).join('')),
    fonts: configuration.epub.fonts === 'embed',
  });
  const { identifier } = identityOf(configuration);
  const facts = {
    identifier,
    modified: modifiedDate(configuration, options.epoch),
    hasPrintPages: targets.length > 0,
  };
  const bytes = await packContainer([
    {
      name: PACKAGE_FILE,
      data: packageDocument(composition, { pages, shelf, templateFiles: style.files }, facts),
    },
    {
      name: NCX_FILE,
      data: ncxOf(composition, listed.places, identifier, chapters[0]?.file ?? navigation.file, targets),
    },
    { name: STYLESHEET, data: style.css },
    ...written,
    ...shelf.all.map(({ href, picture }) => ({ name: href, data: picture.bytes })),
    ...style.files.map(({ href, bytes: data }) => ({ name: href, data })),
  ]);
  return { bytes, problems: [...problems, ...style.problems] };
}
