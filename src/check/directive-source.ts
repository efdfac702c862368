/**
 * Directives as their authors wrote them. The tree keeps of a directive what the language knows; what it does not know,
 * such as a misspelt attribute, is only in the source.
 */

/** An attribute in the braces of a directive, by its place in the source. */
export interface WrittenAttribute {
  name: string;
  hasValue: boolean;
  from: number;
  to: number;
}

const NAME = /:{1,}[A-Za-z][\w-]*/uy;
/** `#id`, `.class`, `name`, `name=value`, `name="a value"`. */
const ATTRIBUTE =
  /\s*(?:(?<mark>[#.])(?<short>[^\s#.}"'<=>`{]+)|(?<name>[^\s"'<>/=`{}#.][^\s"'<>/=`{}]*)(?<value>\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>=`{}]+))?)/uy;

/** The attributes of the directive that begins at a place in the source. */
export function writtenAttributes(source: string, start: number, end: number): WrittenAttribute[] {
  NAME.lastIndex = start;
  if (!NAME.test(source)) return [];
  let at = afterLabel(source, NAME.lastIndex, end);
  if (source.charAt(at) !== '{') return [];
  at++;
  const found: WrittenAttribute[] = [];
  for (;;) {
    ATTRIBUTE.lastIndex = at;
    const match = ATTRIBUTE.exec(source);
    if (!match || ATTRIBUTE.lastIndex > end) return found;
    at = ATTRIBUTE.lastIndex;
    const { mark, name, value } = match.groups ?? {};
    const from = match.index + match[0].search(/\S/u);
    found.push({
      name: mark === '#' ? 'id' : mark === '.' ? 'class' : (name ?? ''),
      hasValue: mark !== undefined || value !== undefined,
      from,
      to: name === undefined ? at : from + name.length,
    });
  }
}

/** Where the label in brackets ends, or where it would begin. */
function afterLabel(source: string, start: number, end: number): number {
  if (source.charAt(start) !== '[') return start;
  let depth = 0;
  for (let at = start; at < end; at++) {
    const sign = source.charAt(at);
    if (sign === '\\') at++;
    else if (sign === '[') depth++;
    else if (sign === ']' && --depth === 0) return at + 1;
  }
  return end;
}
