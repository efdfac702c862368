/** HTML written in place: whatever is put into it is text and gets escaped, unless it is HTML written this way. */

/** Finished HTML. */
export class Markup {
  readonly html: string;
  constructor(html: string) {
    this.html = html;
  }
}

/** What can be put in: a list is put in item by item, `undefined` is nothing. */
export type MarkupValue = string | number | undefined | Markup | readonly MarkupValue[];

/** Fills a piece of HTML; all its attributes must stand in double quotes. */
export function markup(parts: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  const filled = parts.map((part, index) => part + htmlOf(values[index]));
  return new Markup(filled.join(''));
}

function htmlOf(value: MarkupValue): string {
  if (value === undefined) return '';
  if (value instanceof Markup) return value.html;
  if (typeof value === 'object') return value.map(htmlOf).join('');
  return escaped(String(value));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters and lone surrogates, which no page may hold, are shown as such: `�`. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\P{Cc}\t\n]|\p{Cs}|\p{Noncharacter_Code_Point}/gu, '\uFFFD')
    .replaceAll(/[&<>"']/gu, (character) => ENTITIES[character] ?? '');
}
