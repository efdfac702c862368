import type { Nodes } from 'mdast';
import type { Chapter } from '../parse/chapter.ts';

/**
 * The language of a place: that of the nearest passage, box or element around it that names one, else that of
 * the chapter.
 * @param ancestors the nodes around the place, the root first
 * @returns a BCP 47 tag
 */
export function languageAt(ancestors: readonly Nodes[], chapter: Chapter): string {
  for (const node of ancestors.toReversed()) {
    if (node.type === 'inlineElement' && node.attributes.lang !== undefined) return node.attributes.lang;
    if ('language' in node && node.language) return node.language;
  }
  return chapter.language;
}

/**
 * True where a language is one of those named, or a variety of one: `fr-CA` is `fr`.
 * @param named BCP 47 tags
 */
export function isOneOf(language: string, named: readonly string[]): boolean {
  const tag = language.toLowerCase();
  return named.some((name) => `${tag}-`.startsWith(`${name.toLowerCase()}-`));
}
