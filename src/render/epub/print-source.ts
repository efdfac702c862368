/** What the metadata says of the print edition whose pages are marked (EPUB Accessibility 1.1, §3.3.2). */
import type { Element } from 'xast';
import { x } from 'xastscript';
import type { Composition } from '../../book/composition.ts';
import { isbnUrn } from '../../book/identity.ts';

/**
 * The source of the page marks, and that they are there. The source is the print edition by its ISBN, or where only
 * the PDF has one by that; else in words, as a catalogue has it.
 */
export function printSourceOf({ book }: Composition): Element[] {
  const { isbn, title, publisher, date } = book.configuration;
  const number = isbn?.print ?? isbn?.pdf;
  const named = [title, publisher, date, 'PDF'].filter((part) => part !== undefined && part.trim() !== '');
  const source = number === undefined ? named.join(', ') : isbnUrn(number);
  return [
    // Older reading systems and catalogues know the source by this.
    ...(number === undefined ? [] : [x('dc:source', source)]),
    x('meta', { property: 'pageBreakSource' }, source),
    x('meta', { property: 'schema:accessibilityFeature' }, 'pageBreakMarkers'),
    x('meta', { property: 'schema:accessibilityFeature' }, 'pageNavigation'),
  ];
}
