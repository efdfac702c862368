import type { Element, ElementContent, Properties } from 'hast';
import { directionOf } from '../../book/direction.ts';

/** A child of an element that is being made; what is undefined is left out. */
export type Child = ElementContent | string | undefined;

/** Makes a hast element. */
export function element(tagName: string, properties: Properties, children: readonly Child[] = []): Element {
  const made = children.flatMap((child): ElementContent[] => {
    if (child === undefined) return [];
    return [typeof child === 'string' ? { type: 'text', value: child } : child];
  });
  return { type: 'element', tagName, properties, children: made };
}

/** Makes an element with a class, or nothing where there is no text to put into it. */
export function textElement(
  tagName: string,
  className: string,
  text: string | undefined,
): Element | undefined {
  return text === undefined || text === '' ? undefined : element(tagName, { className: [className] }, [text]);
}

/** True where an element has a class. */
export function hasClass(node: Element, name: string): boolean {
  return Array.isArray(node.properties.className) && node.properties.className.includes(name);
}

/** True for the mark where a page of print begins. */
export function isPageMark(node: ElementContent): boolean {
  return node.type === 'element' && node.properties.role === 'doc-pagebreak';
}

/** The language and direction of an element, both as XML and as HTML want them (`xml:lang` in EPUB 3.3, §6; `lang` and `dir` in HTML). */
export function inLanguage(language: string, direction: 'ltr' | 'rtl'): Properties {
  return { lang: language, xmlLang: language, dir: direction };
}

/** The same, where it is another language than that of the element around. */
export function inOtherLanguage(language: string, around: string): Properties {
  return language === around ? {} : inLanguage(language, directionOf(language));
}
