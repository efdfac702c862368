/** The entries of a table of contents. */
import type { Element } from 'xast';
import type { EntryRead } from '../reading.ts';
import type { Addresses } from './addresses.ts';
import { idOfEnd, type Book } from './page-reader.ts';
import { childElements, firstNamed, seenText } from './tree.ts';

/**
 * Reads a navigation element: its lists, nested as they are.
 * @param path the page that it stands on
 */
export function entriesOf(
  nav: Element,
  path: string,
  book: { addresses: Addresses } & Pick<Book, 'chapterOf'>,
): EntryRead[] {
  const list = firstNamed(nav, 'ol', 'ul');
  return list ? entriesIn(list, 1) : [];

  function entriesIn(around: Element, level: number): EntryRead[] {
    return childElements(around).flatMap((item) => {
      const lists = childElements(item).filter(({ name }) => name === 'ol' || name === 'ul');
      const below = lists.flatMap((inner) => entriesIn(inner, level + 1));
      const head = {
        ...item,
        children: item.children.filter((child) => !lists.some((inner) => inner === child)),
      };
      const link = firstNamed(head, 'a');
      const title = seenText(link ?? head);
      if (!link && title === '') return below;
      const end = link && book.addresses.follow(link.attributes.href ?? '', path);
      return [{ title, target: end ? idOfEnd(end, book) : '', level }, ...below];
    });
  }
}
