/**
 * Names in citations: which part is the family's, and so comes first where names are sorted. No rule knows the
 * names of the whole world; a manuscript that knows better says so with `sortName`, which always goes first:
 * "Márquez, Gabriel" or "King, Martin Luther, Jr." for a person, and without a comma the name of an institution.
 */
import type { Person } from '../../person.ts';
import { isInstitution } from './institution.ts';

/** A name in its parts. */
export type CitedName =
  | {
      kind: 'person';
      /** In the order of print, without titles and degrees. */
      printed: string;
      /** With its particle: "de la Cruz". */
      family: string;
      given: string;
      suffix?: string;
      /** True where the family's name is printed first and no comma sets it apart, as in Chinese. */
      familyFirst: boolean;
    }
  /** Of an institution, or of who has one name only. */
  | { kind: 'whole'; printed: string; isInstitution: boolean };

const HONORIFIC = /^(?:(?:dr|prof|professor|sir|dame|mr|mrs|ms|mx|rev|hon)\.?)$/iu;
const SUFFIX = /^(?:jr|sr|jnr|snr)\.?$|^(?:II|III|IV)$/iu;
const DEGREE =
  /^(?:ph\.?\s?d|d\.?phil|m\.?d|m\.?a|b\.?a|m\.?sc|b\.?sc|ll\.?[bmd]|j\.?d|esq|obe|cbe|mbe|kc|qc)\.?$/iu;
const INITIALS = /^(?:\p{Lu}\p{M}*\.?-?)+$/u;
/** What belongs to the family's name that follows; a small letter says so by itself. */
const PARTICLES: ReadonlySet<string> = new Set(
  'de del della dela der den di da dos du el al ibn bin bint la le van von ter st st. фон де ван аль эль ибн'.split(
    ' ',
  ),
);
const PATRONYMIC = /(?:вич|вна|ична|инична|ұлы|улы|қызы|кызы|оглы|uly|qyzy|vich|vna)$/u;
/** Endings of families' names that no given name has: not those of Марина, Яков or Лев. */
const FAMILY_ENDING = /.{3}(?:ов|ова|ев|ева|ёв|ёва|ский|ская|цкий|цкая|швили)$/u;
/** Families' names of two characters; all others have one. */
const DOUBLE =
  /^(?:欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|东方|東方|皇甫|尉迟|尉遲|公孙|公孫|慕容|司徒|夏侯|남궁|황보|제갈|선우|독고|사공)/u;

/** Takes a name apart. */
export function nameOf({ name, sortName, orcid }: Pick<Person, 'name' | 'sortName' | 'orcid'>): CitedName {
  const printed = oneLine(name);
  if (sortName !== undefined) return fromSorted(printed, oneLine(sortName));
  // An ORCID is a person's, whatever the name looks like.
  if (orcid === undefined && isInstitution(printed)) return { kind: 'whole', printed, isInstitution: true };
  if (/\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}/u.test(printed)) {
    return eastAsian(printed);
  }
  const { words, suffix } = withoutTitles(printed);
  const core = words.join(' ');
  const whole: CitedName = { kind: 'whole', printed: core === '' ? printed : core, isInstitution: false };
  if (words.length < 2 || core.includes(',') || !isTurned(core)) return whole;
  const at = familyAt(words);
  if (at === undefined) return whole;
  const family = words.slice(at.from, at.to).join(' ');
  const given = [...words.slice(0, at.from), ...words.slice(at.to)].join(' ');
  if (!/\p{L}/u.test(family) || !/\p{L}/u.test(given)) return whole;
  return {
    kind: 'person',
    printed: suffix === undefined ? core : `${core}${/^[IV]+$/u.test(suffix) ? ' ' : ', '}${suffix}`,
    family,
    given,
    ...(suffix !== undefined && { suffix }),
    familyFirst: false,
  };
}

/** Any white space as one space; what is no character of a text is none of a citation either. */
export function oneLine(text: string): string {
  return text
    .replaceAll(/\p{Cs}/gu, '\uFFFD')
    .replaceAll(/[\uFDD0-\uFDEF\uFFFE\uFFFF]/gu, '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

function fromSorted(printed: string, sorted: string): CitedName {
  const [family = '', given = '', ...rest] = sorted.split(',').map((part) => part.trim());
  if (family === '' || given === '') return { kind: 'whole', printed, isInstitution: isInstitution(printed) };
  const suffix = rest.filter((part) => part !== '').join(', ');
  // "Wang Xiaoming" with "Wang, Xiaoming" to sort by: what is printed begins with the family's name already.
  const familyFirst = printed === `${family} ${given}` || printed === `${family}${given}`;
  return { kind: 'person', printed, family, given, ...(suffix !== '' && { suffix }), familyFirst };
}

/** Names of scripts whose users print the given name first or are understood so; of others nobody can say. */
function isTurned(name: string): boolean {
  return !/[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Hebrew}\p{Script=Common}\p{Script=Inherited}]/u.test(
    name,
  );
}

function withoutTitles(name: string): { words: string[]; suffix?: string } {
  const [first = '', ...after] = name.split(',').map((part) => part.trim());
  const suffixes = after.filter((part) => !DEGREE.test(part));
  // A comma that neither a suffix nor a degree follows belongs to the name.
  if (suffixes.some((part) => !SUFFIX.test(part))) return { words: name.split(' ') };
  let words = first.split(' ');
  while (words.length > 2 && HONORIFIC.test(words[0] ?? '')) words = words.slice(1);
  // Without a comma only this one is surely a degree: "Yo-Yo Ma" is none.
  if (words.length > 2 && /^ph\.?d\.?$/iu.test(words.at(-1) ?? '')) words = words.slice(0, -1);
  let suffix = suffixes[0];
  if (suffix === undefined && words.length > 2 && SUFFIX.test(words.at(-1) ?? '')) {
    suffix = words.at(-1);
    words = words.slice(0, -1);
  }
  return { words, ...(suffix !== undefined && { suffix }) };
}

/** Which of the words are the family's. */
function familyAt(words: readonly string[]): { from: number; to: number } | undefined {
  const last = words.length - 1;
  const end = words[last] ?? '';
  // "Example A. B.", "Сейткали Айгерим Ерлановна", "Иванов Иван": the family's name is first.
  const areInitials = words.slice(1).every((word) => INITIALS.test(word) && word.includes('.'));
  if (areInitials && !INITIALS.test(words[0] ?? '')) return { from: 0, to: 1 };
  if (last === 2 && PATRONYMIC.test(end) && !PATRONYMIC.test(words[1] ?? '')) return { from: 0, to: 1 };
  if (last === 1 && FAMILY_ENDING.test(words[0] ?? '') && !FAMILY_ENDING.test(end)) return { from: 0, to: 1 };
  // "de la Cruz" alone.
  if (PARTICLES.has(words[0] ?? '')) return undefined;
  let from = last;
  // "Ortega y Gasset": two names joined.
  if (from >= 3 && /^(?:y|e|i)$/u.test(words[from - 1] ?? '')) from -= 2;
  while (from > 1 && isParticle(words[from - 1] ?? '')) from--;
  return { from, to: last + 1 };
}

function isParticle(word: string): boolean {
  return PARTICLES.has(word.toLowerCase()) || /^\p{Ll}/u.test(word);
}

/** Family first, with or without a space: 王小明, 山田 太郎, 김철수. */
function eastAsian(printed: string): CitedName {
  const whole: CitedName = { kind: 'whole', printed, isInstitution: false };
  const words = printed.split(' ');
  const [family = '', given = ''] = words;
  if (words.length === 2) return { kind: 'person', printed, family, given, familyFirst: true };
  const characters = [...printed];
  const isPlain = /^(?:\p{Script=Han}+|\p{Script=Hangul}+)$/u.test(printed);
  // Of four characters, which Japanese names have, nobody can say where the given name begins.
  const isDouble = DOUBLE.test(printed) && characters.length > 2;
  if (!isPlain || characters.length < 2 || characters.length > (isDouble ? 4 : 3)) return whole;
  const length = isDouble ? 2 : 1;
  return {
    kind: 'person',
    printed,
    family: characters.slice(0, length).join(''),
    given: characters.slice(length).join(''),
    familyFirst: true,
  };
}
