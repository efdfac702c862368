/**
 * The book as a record in the RIS format (Research Information Systems, 2011), which reference managers read: one
 * field a line, two letters, two spaces, a hyphen and a space, and nothing that could begin another line.
 */
import { fullTitle, makersOf, type Citable, type CitedDate, type Maker } from './citable.ts';
import { oneLine, type CitedName } from './name.ts';
import { fourDigits, twoDigits } from './numeric-date.ts';

const TYPES = { book: 'BOOK', report: 'RPRT', online: 'ELEC' } as const;

/** One record, with CR LF at the end of each line as the format wants. */
export function risRecord(citable: Citable): string {
  const { kind, publisher, date, series, isbn, doi, address, language, description, subjects } = citable;
  const fields: [string, string | undefined][] = [
    ['TY', TYPES[kind]],
    ['TI', fullTitle(citable)],
    ...people('AU', makersOf(citable, 'author')),
    // Of a book the second people are the editors of its series, the third its own; elsewhere the tag is `ED`.
    ...people(kind === 'book' ? 'A3' : 'ED', makersOf(citable, 'editor', 'compiler')),
    ...people('A4', makersOf(citable, 'translator')),
    ['T2', series?.title],
    ['M1', series?.number],
    ['PB', publisher],
    ['PY', date && fourDigits(date.year)],
    ['DA', date && dateOf(date)],
    ['SN', isbn],
    ['DO', doi],
    ['UR', address],
    ['LA', language],
    ...subjects.map((subject): [string, string] => ['KW', subject]),
    ['AB', description],
    ...makersOf(citable, 'other').map(({ name, writtenRole = '' }): [string, string] => [
      'N1',
      `${name.printed} (${writtenRole})`,
    ]),
  ];
  const lines = fields.flatMap(([tag, value]) =>
    value === undefined || value === '' ? [] : [`${tag}  - ${value}\r\n`],
  );
  return `${lines.join('')}ER  - \r\n`;
}

function people(tag: string, makers: readonly Maker[]): [string, string][] {
  return makers.map(({ name }) => [tag, risName(name)]);
}

/**
 * "Family, Given, Suffix". The format knows no way to say that a comma belongs to a name, so that of an
 * institution goes without its commas: with them it would be read as a person.
 */
function risName(name: CitedName): string {
  if (name.kind === 'whole') return withoutCommas(name.printed);
  return [name.family, name.given, ...(name.suffix === undefined ? [] : [name.suffix])]
    .map(withoutCommas)
    .join(', ');
}

function withoutCommas(text: string): string {
  return oneLine(text.replaceAll(',', ' '));
}

/** `YYYY/MM/DD/`, the parts that are not known empty. */
function dateOf({ year, month, day }: CitedDate): string {
  const parts = [month, day].map((part) => (part === undefined ? '' : twoDigits(part)));
  return `${fourDigits(year)}/${parts.join('/')}/`;
}
