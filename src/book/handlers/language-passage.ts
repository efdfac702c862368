import type { Element } from 'hast';
import type { State } from 'mdast-util-to-hast';
import type { LanguagePassage } from '../../parse/nodes.ts';
import { directionOf } from '../direction.ts';

/** A passage in another language. */
export function languagePassage(state: State, node: LanguagePassage): Element {
  const { language } = node;
  const properties = language === '' ? {} : { lang: language, dir: directionOf(language) };
  const result: Element = { type: 'element', tagName: 'span', properties, children: state.all(node) };
  state.patch(node, result);
  return result;
}
