/**
 * What a compositor does to a text before it is broken into lines, for print only: words get the places at
 * which they may be divided, addresses get places to break after slashes, and what belongs together is kept
 * together (a number and its unit, initials and a name, both ends of a range).
 */
import type { Element, ElementContent } from 'hast';
import type { Hyphenator } from './hyphenation.ts';

const UNDIVIDED: ReadonlySet<string> = new Set(
  'code pre kbd h1 h2 h3 h4 h5 h6 th caption sup sub'.split(' '),
);
const UNTOUCHED: ReadonlySet<string> = new Set(['code', 'pre', 'kbd']);
const NO_BREAK_SPACE = '\u00A0';

/** An address, as opposed to prose: something with a scheme, `www.`, or a dot or at-sign within. */
const ADDRESS = /(?:[a-z]+:\/\/|www\.|\b10\.\d{4,}\/)\S+|\S+@\S+\.\S+/giu;
const RANGE = /\p{N}+(?:[.,]\p{N}+)*[–-]\p{N}+(?:[.,]\p{N}+)*/gu;
const WORD = /\p{L}[\p{L}\p{M}]*/gu;

const KEEP_WITH_NEXT: readonly RegExp[] = [
  // Initials and abbreviations before what they belong to: “J. Lillis”, “p. 12”, “No. 138”, “Art. 5”.
  /(?<=(?:^|[\s(])(?:\p{Lu}\.|pp?\.|[Nn]os?\.|[Aa]rts?\.|[Vv]ols?\.|ch\.|fig\.|ed\.|Dr|Mr|Mrs|Ms|St|§)) (?=[\p{Lu}\d])/gu,
  // A number before its unit.
  /(?<=\p{N}) (?=(?:per cent|percent|%|‰|°|km²?|kg|cm|mm|m²|ha|million|billion|trillion)(?![\p{L}]))/gu,
  // A day before its month.
  /(?<=(?:^|[\s(])\d{1,2}) (?=(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)/gu,
];

/**
 * @param language the language of the content around it, a BCP 47 tag
 * @param hyphenatorOf gives the divider of a language
 */
export function setFinely(
  content: readonly ElementContent[],
  language: string,
  hyphenatorOf: (language: string) => Hyphenator,
): ElementContent[] {
  return content.flatMap((node) => fine(node, language, hyphenatorOf, true));
}

function fine(
  node: ElementContent,
  language: string,
  hyphenatorOf: (language: string) => Hyphenator,
  divide: boolean,
): ElementContent[] {
  if (node.type === 'text') return setText(node.value, divide ? hyphenatorOf(language) : undefined);
  if (node.type !== 'element' || UNTOUCHED.has(node.tagName)) return [node];
  const { lang } = node.properties;
  const own = typeof lang === 'string' && lang !== '' ? lang : language;
  const divided = divide && !UNDIVIDED.has(node.tagName);
  return [{ ...node, children: node.children.flatMap((child) => fine(child, own, hyphenatorOf, divided)) }];
}

function setText(text: string, hyphenate: Hyphenator | undefined): ElementContent[] {
  const kept = KEEP_WITH_NEXT.reduce((value, pattern) => value.replaceAll(pattern, NO_BREAK_SPACE), text);
  return cut(kept, ADDRESS, breakAddress, (prose) =>
    cut(prose, RANGE, keepTogether, (words) => [
      { type: 'text', value: hyphenate ? words.replaceAll(WORD, (word) => hyphenate(word)) : words },
    ]),
  );
}

/** Cuts a text at the matches of a pattern, and sets matches and the rest each in its own way. */
function cut(
  text: string,
  pattern: RegExp,
  match: (text: string) => ElementContent[],
  rest: (text: string) => ElementContent[],
): ElementContent[] {
  const result: ElementContent[] = [];
  let at = 0;
  for (const found of text.matchAll(pattern)) {
    if (found.index > at) result.push(...rest(text.slice(at, found.index)));
    result.push(...match(found[0]));
    at = found.index + found[0].length;
  }
  if (at < text.length || result.length === 0) result.push(...rest(text.slice(at)));
  return result;
}

/** Places to break: after slashes, before dots and the signs of a query. They leave nothing in the text. */
function breakAddress(address: string): ElementContent[] {
  return address
    .split(/(?<=[^/:]\/)(?=[^/])|(?=[.?&=#_])(?<=.{3})/u)
    .flatMap((part, index): ElementContent[] => {
      const text: ElementContent = { type: 'text', value: part };
      return index === 0 ? [text] : [{ type: 'element', tagName: 'wbr', properties: {}, children: [] }, text];
    });
}

function keepTogether(range: string): ElementContent[] {
  const element: Element = {
    type: 'element',
    tagName: 'span',
    properties: { className: ['unbroken'] },
    children: [{ type: 'text', value: range }],
  };
  return [element];
}
