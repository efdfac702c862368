/** What the pages of a site are called, and which of them each id is on. */
import type { ElementContent } from 'hast';
import type { ComposedChapter, Composition } from '../../../book/composition.ts';

/** The first page: title, contents, imprint. */
export const FIRST_PAGE = 'index.html';
const LONGEST = 60;

/** The file of each chapter's page, by the number of the chapter. */
export function pageNames(chapters: readonly ComposedChapter[]): Map<number, string> {
  const names = new Map<number, string>();
  // Some disks do not tell capitals from small letters.
  const taken = new Set(['index', 'assets', 'sitemap']);
  for (const { id, number } of chapters) {
    const wanted = [...id].slice(0, LONGEST).join('').replace(/\.+$/u, '') || 'chapter';
    let name = wanted;
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${wanted}-${count}`;
    taken.add(name.toLowerCase());
    names.set(number, `${name}.html`);
  }
  return names;
}

/** By the id of anything in the book the file of the page that it is on. */
export function pagesOfIds(
  { chapters }: Composition,
  names: ReadonlyMap<number, string>,
): Map<string, string> {
  const pages = new Map<string, string>();
  for (const chapter of chapters) {
    const file = names.get(chapter.number) ?? FIRST_PAGE;
    const collect = (content: readonly ElementContent[]): void => {
      for (const node of content) {
        if (node.type !== 'element') continue;
        if (typeof node.properties.id === 'string') pages.set(node.properties.id, file);
        collect(node.children);
      }
    };
    pages.set(chapter.id, file);
    collect(chapter.heading);
    collect(chapter.body);
    for (const { note, content } of chapter.notes) {
      pages.set(note.id, file);
      collect(content);
    }
  }
  return pages;
}
