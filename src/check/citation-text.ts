/**
 * What the text of a note tells of its sources. Nobody can parse citations of every style; these functions say
 * only what is plain, and the rules that ask them are silent about the rest.
 */
import type { Nodes } from 'mdast';
import { OBJECT } from './character-reference.ts';

/** A word that sends the reader to the note before: in English, French, German, Spanish, Italian, Russian. */
const IBID =
  /(?<![\p{L}\p{N}])(?:ibid(?:em)?|[ií]b[ií]d(?:em)?|ib(?=\.)|ebda?(?=\.)|ebenda|ivi(?=,)|там\s+же|там\s+само)(?![\p{L}\p{N}])\.?/giu;
/** "See", "cf." and their like, which may stand before it. */
const SEE =
  'see|compare|cf|contra|accord|voir|v|siehe|s|vgl|véase|vid|ver|cfr|cf|см|ср|also|too|aussi|auch|también|также|generally|e\\.g';
const ONLY_SEE = new RegExp(`^[\\s,.:(–—-]*(?:(?:${SEE})(?![\\p{L}])[\\s,.:]*)*$`, 'iu');
/** English legal style: `Id. at 12`, or `Id.` alone. Elsewhere *id.* is *idem*, the same author. */
const LEGAL_ID = /^\s*(?:see\s+(?:also\s+)?)?(id\.)(?=\s+(?:at|§)\s|\s*$)/iu;

/** So far from its beginning a note may say Ibid., with its label and "See also" before it. */
const LONGEST_BEGINNING = 120;

/** True where the source of a note may begin with such a word: a quick look before the thorough one. */
export function mayBeginWithIbid(source: string): boolean {
  return /[ií]b|eb|id\.|ivi|там/iu.test(source.slice(0, LONGEST_BEGINNING));
}

/** Where a note says Ibid. of the note before it: at its beginning, or after "see". Its first letter and its end. */
export function leadingIbid(text: string): { from: number; to: number } | undefined {
  IBID.lastIndex = 0;
  const found = IBID.exec(text);
  if (found && ONLY_SEE.test(text.slice(0, found.index)))
    return { from: found.index, to: found.index + found[0].length };
  const legal = LEGAL_ID.exec(text);
  if (!legal) return undefined;
  const from = text.toLowerCase().indexOf('id.');
  return { from, to: from + 'id.'.length };
}

/** A name, and nothing that a citation has besides: `State Department`, `Smith and Jones,`. */
const ONLY_NAME = /^\p{Lu}[^,;:.!?\d\n]{0,60}(?:\.[^,;:.!?\d\n]{1,60})*,?\s+$/u;

/** Where a note says Ibid. after the name of the source that it means: “See Smith, ibid.” */
export function namedIbid(text: string): { name: string; from: number; to: number } | undefined {
  IBID.lastIndex = 0;
  const found = IBID.exec(text);
  if (!found) return undefined;
  const name = text.slice(0, found.index).trimStart().replace(LEADING_WORD, '');
  if (!ONLY_NAME.test(name)) return undefined;
  return {
    name: name.replace(/,?\s+$/u, ''),
    from: found.index,
    to: found.index + found[0].length,
  };
}

const YEAR = /(?<![\p{L}\p{N}])(?:1[4-9]|20)\d\d(?!\p{N})/u;
/** Pages, volumes, articles; numbers of cases, books and documents. */
const APPARATUS =
  /(?<!\p{L})(?:pp?|стр|с|т|vols?|bd|t|nos?|nr|№|art|§§?|ch|cap|kap|fols?|eds?|hrsg|s)\.?\s?\d|(?<!\p{L})(?:op\.\s?cit|loc\.\s?cit|a\.\s?a\.\s?O|supra|doi|isbn)(?!\p{L})|\d+\s?\(\d+\)/iu;
/** The parties of a case. */
const CASE = /\p{Lu}\p{L}+\s+(?:v|vs|c|gegen)\.?\s+\p{Lu}/u;
const TITLE_IN_QUOTES = /["“”„«»‘‚‹]\p{L}/u;
/** `Smith, Title`: a comma and then a capital, a title in quotation marks, or a figure. */
const COMMA_AND_TITLE = /[,:]\s+["“”„«‘‚‹(]?(?:\p{Lu}|\d)/u;

/**
 * The text of a note as far as it matters for its sources: addresses and pictures are one sign each, and a
 * semicolon in a title that is set in italics or is a link separates nothing.
 */
export function textOfSources(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'break') return ' ';
  if (node.type === 'footnoteReference' || node.type === 'droppedHtml') return '';
  if (!('children' in node)) return OBJECT;
  const text = node.children.map(textOfSources).join(node.type === 'footnoteDefinition' ? '\n' : '');
  if (node.type === 'link') return `${OBJECT}${text.replaceAll(';', ',')}`;
  return node.type === 'emphasis' || node.type === 'strong' ? `${OBJECT}${text.replaceAll(';', ',')}` : text;
}

/**
 * True where a note may cite something; false only where nothing speaks for it.
 * @param text as `textOfSources` gives it
 */
export function mayCite(text: string): boolean {
  const signs = [YEAR, APPARATUS, CASE, TITLE_IN_QUOTES, COMMA_AND_TITLE];
  if (text.includes(OBJECT) || leadingIbid(text) || signs.some((sign) => sign.test(text))) return true;
  // A remark is a sentence. What is shorter may be a short title.
  return text.trim().split(/\s+/u).length < 5 || !/[.!?…]["”’»)\]]*\s*$/u.test(text);
}

/** Something that only a citation has. */
const SURELY_CITES = /[,.:]\s+["“”„«‘‚‹\uFFFC]*\p{Lu}|(?:1[4-9]|20)\d\d|\uFFFC/u;
const BEGINS_SOURCE = /^["“”„«‘‚‹[(\uFFFC]*\p{Lu}|^\uFFFC/u;
/** What separates sources: a semicolon, or a sentence that begins with "See". */
const BETWEEN_SOURCES =
  /;|(?<=[.,]\s)(?=(?:See|Cf\.|Compare|Voir|Siehe|Vgl\.|Véase|Cfr\.|См\.|Ср\.)\s)|,\s(?=see also\s)/u;
const LEADING_WORD =
  /^(?:(?:see|cf\.?|compare|also|and|but|voir|aussi|siehe|vgl\.?|auch|und|véase|también|cfr\.?|см\.?|также|ср\.?|и|e\.g\.,?)\s+)+/iu;
/** Semicolons in brackets and in quotations separate no sources either. */
const BRACKETED = /\([^()]*\)|“[^“”]*”|«[^«»]*»|"[^"]*"|‘(?:[^‘’]|’(?=\p{L}))*’/gu;

/**
 * How many sources a note surely cites: 0 where it is not plain that it cites any.
 * @param text as `textOfSources` gives it
 */
export function countSources(text: string): number {
  return text
    .replaceAll(BRACKETED, (part) => part.replaceAll(';', ','))
    .split(BETWEEN_SOURCES)
    .map((part) => part.trim().replace(LEADING_WORD, ''))
    .filter((part, index) => leadingIbid(part) ?? (BEGINS_SOURCE.test(part) && cites(part, index > 0)))
    .length;
}

/** What follows another source with a capital, and is no sentence, is one too: the name of an institution, say. */
function cites(part: string, follows: boolean): boolean {
  return SURELY_CITES.test(part) || (follows && part !== '' && !/[.!?…]["”’»)\]]*$/u.test(part));
}

/** A text as it is compared with another: what differs only in spaces and at the end is the same. */
export function comparableText(text: string): string {
  const plain = text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
  return plain.replace(/(?<![\s.,;:])[\s.,;:]+$/u, '');
}
