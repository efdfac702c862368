/** The table of contents of a page. */
import type { Element } from 'hast';
import type { ContentsEntry } from '../../book/contents.ts';
import type { Composition } from '../../book/composition.ts';
import { directionOf } from '../../book/direction.ts';
import { contentsList } from '../contents-list.ts';

/** Chapters and the headings right below them. */
const DEPTH = 2;

/** The contents as a list of links, each entry in its language; nothing where there are no entries. */
export function pageContents({ book, contents }: Composition): Element[] {
  if (contents.length === 0) return [];
  const languages = new Map<string, string>();
  const collect = (entries: readonly ContentsEntry[]): void => {
    for (const { id, language, children } of entries) {
      if (language !== book.configuration.language) languages.set(`#${id}`, language);
      collect(children);
    }
  };
  collect(contents);
  const parts = contents.some(({ kind }) => kind === 'part') ? 1 : 0;
  return [inLanguages(contentsList(contents, { depth: DEPTH + parts }), languages)];
}

function inLanguages(element: Element, languages: ReadonlyMap<string, string>): Element {
  const language = element.tagName === 'a' ? languages.get(String(element.properties.href)) : undefined;
  return {
    ...element,
    properties: {
      ...element.properties,
      ...(language !== undefined && { lang: language, dir: directionOf(language) }),
    },
    children: element.children.map((child) =>
      child.type === 'element' ? inLanguages(child, languages) : child,
    ),
  };
}
