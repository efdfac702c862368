/** Which fonts an edition needs, by the `unicode-range` of their `@font-face` rules (CSS Fonts 4, §4.5). */
import { generate, type Atrule } from 'css-tree';

/**
 * @param rule a `@font-face` rule
 * @param characters the code points of the edition
 * @returns true where the range has one of them, or there is no range
 */
export function fontIsNeeded(rule: Atrule, characters: ReadonlySet<number>): boolean {
  for (const node of rule.block?.children.toArray() ?? []) {
    if (node.type !== 'Declaration' || node.property.toLowerCase() !== 'unicode-range') continue;
    const ranges = generate(node.value).split(',').map(rangeOf);
    return [...characters].some((character) => ranges.some(([from, to]) => character >= from && character <= to));
  }
  return true;
}

/** `U+26`, `U+0-7F` or `U+4??` → first and last code point. */
function rangeOf(text: string): [number, number] {
  const [, from = '', to] = /^\s*U\+([\da-f?]+)(?:-([\da-f]+))?\s*$/iu.exec(text) ?? [];
  const first = Number.parseInt(from.replaceAll('?', '0'), 16);
  return [first, Number.parseInt(to ?? from.replaceAll('?', 'f'), 16)];
}

/** The code points of a text, for `fontIsNeeded`. */
export function charactersOf(text: string): Set<number> {
  const characters = new Set<number>();
  for (const character of text) characters.add(character.codePointAt(0) ?? 0);
  return characters;
}
