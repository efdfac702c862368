/** Which fonts an edition needs, by the descriptors of their `@font-face` rules (CSS Fonts 4, §4). */
import { generate, string, type Atrule } from 'css-tree';

/** What an edition needs of fonts; what is absent is no condition. */
export interface WantedFonts {
  /** Code points. */
  characters?: ReadonlySet<number>;
  /** Names of families, in lower case. */
  families?: ReadonlySet<string>;
}

/** True where a `@font-face` rule is of a wanted family and its range has a wanted character, or no range. */
export function fontIsNeeded(rule: Atrule, { characters, families }: WantedFonts): boolean {
  for (const node of rule.block?.children.toArray() ?? []) {
    if (node.type !== 'Declaration') continue;
    const property = node.property.toLowerCase();
    const value = generate(node.value);
    if (property === 'font-family' && families && !families.has(familyName(value))) return false;
    if (property !== 'unicode-range' || !characters) continue;
    const ranges = value.split(',').map(rangeOf);
    if (
      ![...characters].some((character) => ranges.some(([from, to]) => character >= from && character <= to))
    )
      return false;
  }
  return true;
}

/** Those of some characters that a `@font-face` rule is for; all of them where it names no range. */
export function charactersOfFace(rule: Atrule, characters: ReadonlySet<number>): Set<number> {
  const range = (rule.block?.children.toArray() ?? []).find(
    (node) => node.type === 'Declaration' && node.property.toLowerCase() === 'unicode-range',
  );
  if (range?.type !== 'Declaration') return new Set(characters);
  const ranges = generate(range.value).split(',').map(rangeOf);
  return new Set(
    [...characters].filter((character) => ranges.some(([from, to]) => character >= from && character <= to)),
  );
}

function familyName(value: string): string {
  return (/^["']/u.test(value) ? string.decode(value) : value).toLowerCase();
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
