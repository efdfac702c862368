/** Formulas of pages, which import can only keep as text. */
import type { Nodes } from 'hast';
import type { Decision } from '../../imported.ts';
import { attribute, elementsOf, isElement, lineOf, textOf } from '../elements.ts';

/** Tells of each formula what is kept of it. */
export function toldFormulas(content: Nodes): Decision[] {
  return [...elementsOf(content)].flatMap((element): Decision[] => {
    if (!isElement(element, 'math')) return [];
    const source = attribute(element, 'alttext');
    const text = source ?? textOf(element);
    if (text === '') return [];
    const message =
      source === undefined
        ? 'a formula; its letters are kept in one line, without what stood above and below'
        : 'a formula; its alternative text is kept in its place';
    return [{ kind: 'fault', confidence: 'likely', message, line: lineOf(element), text }];
  });
}
