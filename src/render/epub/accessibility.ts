/** What the book offers to readers who cannot see or hear it (EPUB Accessibility 1.1, "Discovery metadata"). No claim is made. */
import type { Element } from 'xast';
import { x } from 'xastscript';
import type { Composition } from '../../book/composition.ts';
import { accessibilitySummary } from './accessibility-summary.ts';
import { imagesOf, type PictureShelf } from './picture-shelf.ts';

/** Discovery metadata of schema.org, computed from what is in the book. */
export function accessibilityOf(composition: Composition, shelf: PictureShelf): Element[] {
  const images = imagesOf(composition).filter(({ src }) => shelf.byPath.has(src));
  // An image without alternative text is one that its author called decorative, or the check has told of it.
  const telling = images.filter(({ alt }) => alt !== '');
  const hasNotes = composition.chapters.some(({ notes }) => notes.length > 0);
  const moving = [...shelf.byPath.values()].some(({ picture }) => /gif|webp/u.test(picture.mediaType));
  const seen = telling.length > 0;
  const summary = accessibilitySummary(composition.book.configuration.language, {
    images: seen,
    notes: hasNotes,
  });
  return [
    ...meta('accessMode', ['textual', ...(seen ? ['visual'] : [])]),
    ...meta('accessModeSufficient', ['textual', ...(seen ? ['textual,visual'] : [])]),
    ...meta('accessibilityFeature', [
      'tableOfContents',
      'structuralNavigation',
      'readingOrder',
      'displayTransformability',
      'ARIA',
      ...(seen ? ['alternativeText'] : []),
      'unlocked',
    ]),
    // A GIF or WebP picture may flash; only its maker knows.
    ...meta('accessibilityHazard', [moving ? 'unknown' : 'none']),
    x('meta', { property: 'schema:accessibilitySummary', 'xml:lang': summary.language }, summary.text),
  ];
}

function meta(property: string, values: readonly string[]): Element[] {
  return values.map((value) => x('meta', { property: `schema:${property}` }, value));
}
