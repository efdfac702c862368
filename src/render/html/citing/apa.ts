/**
 * A reference after the Publication Manual of the American Psychological Association (7th edition, 2020). Its
 * words ("Ed.", "Trans.", "n.d.") and its months are English, as the style is, whatever the language of the book. The title
 * keeps the capitals that it is printed with: sentence style would need to know which words are names.
 */
import { apaDate, yearOf } from './american-date.ts';
import { fullTitle, linkOf, makersOf, type Citable, type Maker } from './citable.ts';
import type { CitedName } from './name.ts';
import { ended, type Piece } from './phrase.ts';

const LEADS = [
  { role: 'author', one: '', many: '' },
  { role: 'editor', one: ' (Ed.)', many: ' (Eds.)' },
  { role: 'compiler', one: ' (Comp.)', many: ' (Comps.)' },
] as const;
const FURTHER = [
  { role: 'editor', one: 'Ed.', many: 'Eds.' },
  { role: 'compiler', one: 'Comp.', many: 'Comps.' },
  { role: 'translator', one: 'Trans.', many: 'Trans.' },
] as const;
/** More authors than this are shortened (APA, 9.8). */
const MOST = 20;

/** "Example, A., & Sample, B. (2026, November 22). *Title: Subtitle*. Publisher. https://…" */
export function apaReference(citable: Citable): Piece[] {
  const lead = LEADS.find(({ role }) => makersOf(citable, role).length > 0);
  const makers = lead ? makersOf(citable, lead.role) : [];
  const title = ended([{ italic: fullTitle(citable) }, further(citable, lead?.role)]);
  const date = `(${dateOf(citable)}).`;
  const sentences: Piece[][] = lead
    ? [[...signed(makers, makers.length === 1 ? lead.one : lead.many), ` ${date}`], title]
    : // What nobody signed is sorted by its title.
      [[...title, ` ${date}`]];
  const { publisher } = citable;
  // An institution that publishes itself is named once.
  const isOwn = makers.length === 1 && makers[0]?.name.printed === publisher;
  if (publisher !== undefined && !isOwn) sentences.push(ended([publisher]));
  const link = linkOf(citable);
  if (link !== undefined) sentences.push([{ link }]);
  return sentences.flatMap((sentence, index) => [...(index === 0 ? [] : [' ']), ...sentence]);
}

/** The names, with what they did: "Itor, E. (Ed.)."; after a last initial stands no second full stop. */
function signed(makers: readonly Maker[], role: string): Piece[] {
  const names = sortedList(makers.map(({ name }) => name));
  return role === '' ? ended([names]) : [`${names}${role}.`];
}

/** What stands in brackets after the title: others who made it, and the series. */
function further(citable: Citable, lead: Maker['role'] | undefined): string {
  const parts = FURTHER.flatMap(({ role: wanted, one, many }) => {
    const others = wanted === lead ? [] : makersOf(citable, wanted).map(({ name }) => initialled(name));
    if (others.length === 0) return [];
    const names =
      others.length < 3 ? others.join(' & ') : `${others.slice(0, -1).join(', ')}, & ${others.at(-1) ?? ''}`;
    return [`${names}, ${others.length === 1 ? one : many}`];
  });
  const { series } = citable;
  if (series) parts.push(series.number === undefined ? series.title : `${series.title} No. ${series.number}`);
  return parts.length === 0 ? '' : ` (${parts.join('; ')})`;
}

function sortedList(names: readonly CitedName[]): string {
  const list = names.map(sorted);
  if (list.length > MOST) return `${list.slice(0, MOST - 1).join(', ')}, . . . ${list.at(-1) ?? ''}`;
  if (list.length === 1) return list[0] ?? '';
  const isTurned = list[0] !== names[0]?.printed;
  const before = list.slice(0, -1).join(', ');
  return `${before}${list.length > 2 || isTurned ? ',' : ''} & ${list.at(-1) ?? ''}`;
}

function sorted(name: CitedName): string {
  if (name.kind === 'whole' || hasNoInitials(name)) return name.printed;
  return [name.family, initialsOf(name.given), ...(name.suffix === undefined ? [] : [name.suffix])].join(
    ', ',
  );
}

/** Names in the characters of East Asia stay whole; written in letters they are shortened like all others. */
function hasNoInitials({ familyFirst, given }: { familyFirst: boolean; given: string }): boolean {
  return familyFirst && !/\p{Lu}/u.test(given);
}

function initialled(name: CitedName): string {
  if (name.kind === 'whole' || hasNoInitials(name)) return name.printed;
  return [initialsOf(name.given), name.family, ...(name.suffix === undefined ? [] : [name.suffix])].join(' ');
}

/** "Jean-Paul Maria van" → "J.-P. M. van"; "J.R.R." → "J. R. R.". */
export function initialsOf(given: string): string {
  return given
    .split(' ')
    .flatMap((word) => (word.includes('.') ? word.split('.').filter((part) => part !== '') : [word]))
    .map((word) => {
      // A small letter begins a particle, which stays whole.
      if (/^\p{Ll}/u.test(word)) return word;
      const parts = word.split(/[-‐‑]/u).filter((part) => part !== '');
      return parts.map((part) => `${firstLetter(part)}.`).join('-');
    })
    .filter((word) => word !== '')
    .join(' ');
}

/** With its marks: letters of several code points stay together. */
function firstLetter(text: string): string {
  return /^\P{L}*(\p{L}\p{M}*)/u.exec(text)?.[1] ?? text;
}

function dateOf({ date, kind }: Citable): string {
  if (date === undefined) return 'n.d.';
  return kind === 'book' ? yearOf(date.year) : apaDate(date);
}
