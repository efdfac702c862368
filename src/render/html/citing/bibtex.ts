/**
 * The book as an entry for BibTeX and BibLaTeX: UTF-8, every field in braces, with what TeX would take for its own
 * written otherwise, and braces around words whose capitals styles must keep.
 */
import { fullTitle, makersOf, type Citable, type Maker } from './citable.ts';
import type { CitedName } from './name.ts';
import { fourDigits, numericDate } from './numeric-date.ts';

const TYPES = { book: 'book', report: 'techreport', online: 'misc' } as const;
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const SMALL_WORDS = /^(?:the|and|for|von|van|der|die|das|les|los|las)$/u;
/** What TeX takes for its own. Escaped braces would still be counted by BibTeX, so they have words of their own. */
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '%': '\\%',
  '&': '\\&',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
};

/** One entry, with a line end after it. */
export function bibtexEntry(citable: Citable): string {
  const { kind, publisher, date, series, isbn, doi, address, language, description, subjects } = citable;
  const fields: [string, string | undefined][] = [
    ['author', namesOf(makersOf(citable, 'author'))],
    ['editor', namesOf(makersOf(citable, 'editor', 'compiler'))],
    ['translator', namesOf(makersOf(citable, 'translator'))],
    ['title', braced(protectedTitle(fullTitle(citable)))],
    ['series', optional(series?.title)],
    ['number', optional(series?.number)],
    // A thing that is only on the web has no institution behind it that BibTeX knows a field for.
    [kind === 'report' ? 'institution' : 'publisher', publisher && braced(oneOfList(publisher))],
    ['year', date && braced(fourDigits(date.year))],
    ['month', date?.month === undefined ? undefined : MONTHS[date.month - 1]],
    // BibTeX knows no day; BibLaTeX reads this field before the two above.
    ['date', date?.day === undefined ? undefined : braced(numericDate(date, '-'))],
    ['isbn', optional(isbn)],
    ['doi', verbatim(doi)],
    ['url', verbatim(address)],
    ['language', braced(language)],
    ['keywords', subjects.length === 0 ? undefined : braced(subjects.map(keyword).join(', '))],
    ['abstract', optional(description)],
    ['note', optional(others(citable))],
  ];
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = ${value}`]));
  return `@${TYPES[kind]}{${keyOf(citable)},\n${lines.join(',\n')}\n}\n`;
}

/** "example2026stability", of letters that every program takes. */
export function keyOf(citable: Citable): string {
  const first = (makersOf(citable, 'author')[0] ?? citable.makers[0])?.name;
  const name = first === undefined ? '' : first.kind === 'person' ? first.family : first.printed;
  const key = [firstWord(name), String(citable.date?.year ?? ''), firstWord(citable.title)].join('');
  return /[a-z]/u.test(key) ? key : `report${key}`;
}

/** The first word that tells something, in plain letters. */
function firstWord(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase();
  const words = plain.split(/[^a-z\d]+/u);
  return words.find((word) => word.length > 2 && !SMALL_WORDS.test(word)) ?? '';
}

/** Names joined as BibTeX reads them: "Family, Given and {An Institution} and Family, Jr, Given". */
function namesOf(makers: readonly Maker[]): string | undefined {
  return makers.length === 0 ? undefined : braced(makers.map(({ name }) => bibtexName(name)).join(' and '));
}

function bibtexName(name: CitedName): string {
  if (name.kind === 'whole') return braced(escaped(name.printed));
  const parts = [name.family, ...(name.suffix === undefined ? [] : [name.suffix]), name.given];
  return parts
    .map((part, index) => (needsBraces(part, index === 0) ? braced(escaped(part)) : escaped(part)))
    .join(', ');
}

/** BibLaTeX reads the field as a list, which "and" parts. */
function oneOfList(text: string): string {
  return /(?:^|\s)and(?:\s|$)/iu.test(text) ? braced(escaped(text)) : escaped(text);
}

/** Where programs would see more parts than there are, end a part too early, or find a particle within a name. */
function needsBraces(part: string, isFamily: boolean): boolean {
  if (/,|(?:^|\s)and(?:\s|$)/iu.test(part) || /[\\{}~^%&$#_]/u.test(part)) return true;
  const words = part.split(' ');
  const firstCapital = words.findIndex((word) => !/^\p{Ll}/u.test(word));
  if (!isFamily) return false;
  return firstCapital === -1 || words.slice(firstCapital).some((word) => /^\p{Ll}/u.test(word));
}

/** Words with capitals in braces, but for the first, whose first letter is a capital in any style. */
function protectedTitle(title: string): string {
  return title
    .split(' ')
    .map((word, index) => {
      const capitals = index === 0 ? word.replace(/^\P{L}*\p{Lu}/u, '') : word;
      if (!/\p{Lu}/u.test(capitals)) return escaped(word);
      // The marks around a word stay outside.
      const [, before = '', core = word, after = ''] =
        /^([^\p{L}\p{N}]*)(.*[\p{L}\p{N}])(.*)$/u.exec(word) ?? [];
      return `${escaped(before)}${braced(escaped(core))}${escaped(after)}`;
    })
    .join(' ');
}

/** A keyword with a comma is one all the same. */
function keyword(subject: string): string {
  return subject.includes(',') ? braced(escaped(subject)) : escaped(subject);
}

function others(citable: Citable): string | undefined {
  const named = makersOf(citable, 'other').map(
    ({ name, writtenRole = '' }) => `${name.printed} (${writtenRole})`,
  );
  return named.length === 0 ? undefined : named.join('; ');
}

function optional(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : braced(escaped(text));
}

/** Fields that are read letter for letter: braces and what TeX ends a line with are in percents instead. */
function verbatim(text: string | undefined): string | undefined {
  return text === undefined ? undefined : braced(text.replaceAll(/[\s{}\\]/gu, encodeURIComponent));
}

function escaped(text: string): string {
  return text.replaceAll(/[\\{}~^%&$#_]/gu, (character) => ESCAPES[character] ?? character);
}

function braced(text: string): string {
  return `{${text}}`;
}
