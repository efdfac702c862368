/**
 * What the book offers to readers who cannot see or hear it (EPUB Accessibility 1.1, "Discovery metadata"), computed
 * from what is in it. No claim of conformance follows from it: see `claim.ts`.
 */
import type { Nodes } from 'mdast';
import type { Element } from 'xast';
import { x } from 'xastscript';
import type { Composition } from '../../book/composition.ts';
import { languageOfWord, wordsOf } from '../../book/words.ts';
import { isMoving } from './moving-pictures.ts';
import { imagesOf, type PictureShelf } from './picture-shelf.ts';

/** Discovery metadata of schema.org. */
export function accessibilityOf(composition: Composition, shelf: PictureShelf): Element[] {
  const { chapters, contents, book } = composition;
  const { language, words: own } = book.configuration;
  const images = imagesOf(composition).filter(({ src }) => shelf.byPath.has(src));
  const hasNotes = chapters.some(({ notes }) => notes.length > 0);
  const hasPictures = images.some(({ alt }) => alt !== '');
  const isDescribed = !hasUndescribed(composition, shelf);
  const isVisual = hasPictures || !isDescribed || shelf.cover !== undefined;
  const words = wordsOf(language, own);
  const summary = [
    words.reflowing,
    ...(hasNotes ? [words.notesLinked] : []),
    ...(hasPictures && isDescribed ? [words.imagesDescribed] : []),
  ];
  return [
    ...meta('accessMode', ['textual', ...(isVisual ? ['visual'] : [])]),
    // The text is enough by itself where no picture says something that it does not.
    ...meta('accessModeSufficient', [
      ...(isDescribed ? ['textual'] : []),
      ...(isVisual ? ['textual,visual'] : []),
    ]),
    ...meta('accessibilityFeature', [
      'tableOfContents',
      ...(contents.length > 0 ? ['structuralNavigation'] : []),
      'readingOrder',
      'displayTransformability',
      'ARIA',
      ...((hasPictures || shelf.cover !== undefined) && isDescribed ? ['alternativeText'] : []),
      'unlocked',
    ]),
    ...meta('accessibilityHazard', [hazardOf(shelf)]),
    x(
      'meta',
      {
        property: 'schema:accessibilitySummary',
        'xml:lang': languageOfWord('reflowing', language, own),
      },
      summary.join(' '),
    ),
  ];
}

/** True where a picture of the book has neither a text nor its author's word that it needs none. */
function hasUndescribed({ book }: Composition, shelf: PictureShelf): boolean {
  return book.chapters.some(({ path, tree }) => {
    const find = (node: Nodes): boolean => {
      if (node.type !== 'image') return 'children' in node && node.children.some(find);
      const isShown = shelf.byPath.has(book.images.get(path)?.get(node.url)?.path ?? '');
      return isShown && !/\S/u.test(node.alt ?? '') && node.data?.decorative !== true;
    };
    return find(tree);
  });
}

/** A picture that moves may flash; only its maker knows. */
function hazardOf(shelf: PictureShelf): string {
  return [...shelf.byPath.values()].some(({ picture }) => isMoving(picture)) ? 'unknown' : 'none';
}

function meta(property: string, values: readonly string[]): Element[] {
  return values.map((value) => x('meta', { property: `schema:${property}` }, value));
}
