/** Formulas of Word, which import can only keep as text. */
import type { Element, Root } from 'xast';
import type { Decision } from '../imported.ts';
import { wordText } from './word-xml.ts';

/** Puts the text of each formula in its place, as a run. Changes the tree. */
export function spellOutFormulas(root: Root): Decision[] {
  const decisions: Decision[] = [];
  const walk = (parent: Element | Root, inParagraph: boolean): void => {
    for (const [index, child] of parent.children.entries()) {
      if (child.type !== 'element') continue;
      if (child.name !== 'm:oMath' && child.name !== 'm:oMathPara') {
        walk(child, inParagraph || child.name === 'w:p');
        continue;
      }
      const text = wordText(child).trim();
      const run = made('w:r', [made('w:t', [{ type: 'text', value: text }])]);
      parent.children[index] = inParagraph ? run : made('w:p', [run]);
      const message = 'a formula; its letters are kept in one line, without what stood above and below';
      decisions.push({ kind: 'fault', confidence: 'likely', message, text });
    }
  };
  walk(root, false);
  return decisions;
}

function made(name: string, children: Element['children']): Element {
  const attributes = name === 'w:t' ? { 'xml:space': 'preserve' } : {};
  return { type: 'element', name, attributes, children };
}
