/** The EPUB edition (EPUB 3.3): one content document a chapter, from memory, the same bytes every time. */
import type { Composition } from '../../book/composition.ts';
import { identityOf, modifiedDate } from '../../book/identity.ts';
import type { Pictures } from '../../book/pictures.ts';
import type { Problem } from '../../manuscript/problem.ts';
import { charactersOf } from '../../template/font-face.ts';
import type { Template } from '../../template/template.ts';
import { chapterFile, chapterPage } from './chapter-page.ts';
import { PACKAGE_FILE, packContainer } from './container.ts';
import { coverPage } from './cover-page.ts';
import { navigationPage } from './navigation-page.ts';
import { NCX_FILE, ncxOf } from './ncx.ts';
import { packageDocument } from './package-document.ts';
import { STYLESHEET, xhtmlOf } from './page.ts';
import { shelvePictures } from './picture-shelf.ts';
import { findPlaces, placeLinks } from './places.ts';
import { readStyle } from './style.ts';
import { titlePage } from './title-page.ts';

/** How an EPUB is made. */
export interface EpubOptions {
  /** Seconds since 1970: the value of `SOURCE_DATE_EPOCH`, if it is set. */
  epoch?: number;
}

/** A finished EPUB, and what was found while making it. */
export interface EpubEdition {
  bytes: Uint8Array;
  problems: Problem[];
}

/**
 * Renders a book as EPUB. Reads nothing but the template; the network is not used.
 * @param pictures the pictures of the book; what is not among them leaves its alternative text
 */
export async function renderEpub(
  composition: Composition,
  pictures: Pictures,
  template: Template,
  options: EpubOptions = {},
): Promise<EpubEdition> {
  const { configuration } = composition.book;
  const shelf = shelvePictures(composition, pictures);
  const front = [...(shelf.cover ? [coverPage(composition, shelf.cover)] : []), titlePage(composition)];
  const chapters = composition.chapters.map((chapter) =>
    chapterPage(
      chapter,
      chapterFile(chapter.number, composition.chapters.length),
      configuration.title,
      shelf,
    ),
  );
  const places = findPlaces(chapters);
  const navigation = navigationPage(composition, [...front, ...chapters], places, shelf);
  const pages = [...front, navigation, ...chapters.map((page) => placeLinks(page, places))];
  const written = pages.map((page) => ({ name: page.file, data: xhtmlOf(page) }));

  const style = await readStyle(template, charactersOf(written.map(({ data }) => data).join('')));
  const { identifier } = identityOf(configuration);
  const facts = { identifier, modified: modifiedDate(configuration, options.epoch) };
  const bytes = await packContainer([
    {
      name: PACKAGE_FILE,
      data: packageDocument(composition, { pages, shelf, templateFiles: style.files }, facts),
    },
    { name: NCX_FILE, data: ncxOf(composition, places, identifier, chapters[0]?.file ?? navigation.file) },
    { name: STYLESHEET, data: style.css },
    ...written,
    ...[...shelf.byPath.values()].map(({ href, picture }) => ({ name: href, data: picture.bytes })),
    ...style.files.map(({ href, bytes: data }) => ({ name: href, data })),
  ]);
  return { bytes, problems: style.problems };
}
