/** The list of the print edition's pages (EPUB 3.3, §7, `page-list`), and the marks that stand beside chapters. */
import type { Element, ElementContent } from 'hast';
import { toString } from 'hast-util-to-string';
import { wordsOf } from '../../book/words.ts';
import { element } from './element.ts';
import type { Page } from './page.ts';
import type { MarkedComposition } from './page-marks.ts';
import { addressOf, findPlaces, type Places } from './places.ts';

/** A page of print, and where its mark is. */
export interface PageTarget {
  folio: string;
  href: string;
}

/** The page of a chapter, or of the notes, with the marks that stand before its head. */
export function openWithMarks(page: Page, marks: readonly Element[] = []): Page {
  const [section, ...rest] = page.content;
  if (marks.length === 0 || section?.type !== 'element') return page;
  return { ...page, content: [{ ...section, children: [...marks, ...section.children] }, ...rest] };
}

/**
 * The navigation document with the marks of the pages that print the contents, and the list of all pages.
 * @param places where everything in the chapters stands
 * @returns `places` has what the navigation document holds, too, which is read before the chapters
 */
export function withPageList(
  page: Page,
  { composition, pages, contents }: MarkedComposition,
  places: Places,
): { page: Page; targets: PageTarget[]; places: Places } {
  const { language, words: own } = composition.book.configuration;
  const marked = { ...page, content: page.content.flatMap((node) => markContents(node, contents)) };
  const all = new Map([...findPlaces([marked]), ...places]);
  // With the name of its own file too: not every reading system takes a bare `#page-iii` for one of this page.
  const targets = pages.flatMap(({ folio, id }) => {
    const href = addressOf(id, '', all);
    return href === undefined ? [] : [{ folio, href }];
  });
  const list = element(
    'nav',
    { 'epub:type': 'page-list', role: 'doc-pagelist', ariaLabel: wordsOf(language, own).pages, hidden: true },
    [
      element(
        'ol',
        {},
        targets.map(({ folio, href }) => element('li', {}, [element('a', { href }, [folio])])),
      ),
    ],
  );
  return {
    page: targets.length === 0 ? marked : { ...marked, content: [...marked.content, list] },
    targets,
    places: all,
  };
}

/**
 * A page of print that begins within the contents begins with an entry; one that this list does not have stands behind
 * it. An entry may hold nothing before its link (EPUB 3.3, §7, "The nav element"), so the mark is in it, and the link
 * has its words as its name, or the folio would be read out as a part of it.
 */
function markContents(node: ElementContent, contents: MarkedComposition['contents']): ElementContent[] {
  if (node.type !== 'element' || node.properties['epub:type'] !== 'toc') return [node];
  const left = new Map(contents);
  left.delete('');
  const mark = (child: ElementContent): ElementContent => {
    if (child.type !== 'element') return child;
    const id = child.tagName === 'a' ? String(child.properties.href).split('#')[1] : undefined;
    const marks = id === undefined ? undefined : left.get(id);
    if (id !== undefined) left.delete(id);
    if (!marks) return { ...child, children: child.children.map(mark) };
    const properties = { ...child.properties, ariaLabel: toString(child) };
    return { ...child, properties, children: [...marks, ...child.children] };
  };
  const marked = contents.size > 0 ? mark(node) : node;
  return [...(contents.get('') ?? []), marked, ...[...left.values()].flat()];
}
