/**
 * Citations after The Chicago Manual of Style (18th edition, 2024; notes and bibliography). Its words ("edited by",
 * "and", "n.d.") and its dates are English, as the style is, whatever the language of the book. Titles keep the
 * capitals that they are printed with: headline style would need to know which words are names.
 */
import { chicagoDate, yearOf } from './american-date.ts';
import { fullTitle, linkOf, makersOf, type Citable, type Maker } from './citable.ts';
import type { CitedName } from './name.ts';
import { ended, type Piece } from './phrase.ts';

/** Who is named first: the authors, or where there are none those who come nearest. */
const LEADS = [
  { role: 'author', one: '', many: '' },
  { role: 'editor', one: ', ed.', many: ', eds.' },
  { role: 'compiler', one: ', comp.', many: ', comps.' },
  { role: 'translator', one: ', trans.', many: ', trans.' },
] as const;
const FURTHER = [
  { role: 'editor', inNote: 'ed.', inBibliography: 'Edited by' },
  { role: 'compiler', inNote: 'comp.', inBibliography: 'Compiled by' },
  { role: 'translator', inNote: 'trans.', inBibliography: 'Translated by' },
] as const;

/** A footnote: "Ann Example and Bo Sample, *Title: Subtitle* (Publisher, November 22, 2026), https://…." */
export function chicagoNote(citable: Citable): Piece[] {
  const { lead, makers } = leadOf(citable);
  const pieces: Piece[] = [];
  if (lead) pieces.push(`${listed(makers, 2, 1)}${makers.length === 1 ? lead.one : lead.many}, `);
  pieces.push({ italic: fullTitle(citable) });
  for (const { role, inNote } of FURTHER) {
    const others = role === lead?.role ? [] : makersOf(citable, role);
    if (others.length > 0) pieces.push(`, ${inNote} ${listed(others, 2, 1)}`);
  }
  const series = seriesOf(citable);
  if (series !== '') pieces.push(`, ${series}`);
  const { publisher } = citable;
  pieces.push(publisher === undefined ? `, ${dateOf(citable)}` : ` (${publisher}, ${dateOf(citable)})`);
  const link = linkOf(citable);
  if (link !== undefined) return [...pieces, ', ', { link }, '.'];
  return ended(pieces);
}

/** An entry of a bibliography: "Example, Ann, and Bo Sample. *Title: Subtitle*. Publisher, November 22, 2026. https://…." */
export function chicagoBibliography(citable: Citable): Piece[] {
  const { lead, makers } = leadOf(citable);
  const sentences: Piece[][] = [];
  if (lead) sentences.push([`${sorted(makers)}${makers.length === 1 ? lead.one : lead.many}`]);
  sentences.push([{ italic: fullTitle(citable) }]);
  for (const { role, inBibliography } of FURTHER) {
    const others = role === lead?.role ? [] : makersOf(citable, role);
    if (others.length > 0) sentences.push([`${inBibliography} ${listed(others, 6, 3)}`]);
  }
  const series = seriesOf(citable);
  if (series !== '') sentences.push([series]);
  const { publisher } = citable;
  const date = dateOf(citable);
  sentences.push([publisher === undefined ? date.replace(/^n/u, 'N') : `${publisher}, ${date}`]);
  const pieces = sentences.flatMap((sentence, index) => [...(index === 0 ? [] : [' ']), ...ended(sentence)]);
  const link = linkOf(citable);
  return link === undefined ? pieces : [...pieces, ' ', { link }, '.'];
}

function leadOf(citable: Citable): { lead: (typeof LEADS)[number] | undefined; makers: Maker[] } {
  const lead = LEADS.find(({ role }) => makersOf(citable, role).length > 0);
  return { lead, makers: lead ? makersOf(citable, lead.role) : [] };
}

/** Names as printed, "A", "A and B", "A, B, and C"; of more than `most` only the first `shown`. */
function listed(makers: readonly Maker[], most: number, shown: number): string {
  return joined(
    makers.map(({ name }) => name.printed),
    most,
    shown,
    ' and ',
  );
}

/** The first name turned round, as the bibliography is sorted by it. */
function sorted(makers: readonly Maker[]): string {
  const names = makers.map(({ name }, index) => (index === 0 ? turned(name) : name.printed));
  const isTurned = names[0] !== makers[0]?.name.printed;
  return joined(names, 6, 3, isTurned ? ', and ' : ' and ');
}

function joined(names: readonly string[], most: number, shown: number, two: string): string {
  if (names.length > most) return `${names.slice(0, shown).join(', ')}${shown > 1 ? ',' : ''} et al.`;
  if (names.length < 3) return names.join(two);
  return `${names.slice(0, -1).join(', ')}, and ${names.at(-1) ?? ''}`;
}

function turned(name: CitedName): string {
  if (name.kind === 'whole' || name.familyFirst) return name.printed;
  return [name.family, name.given, ...(name.suffix === undefined ? [] : [name.suffix])].join(', ');
}

function seriesOf({ series }: Citable): string {
  return series === undefined
    ? ''
    : [series.title, series.number].filter((part) => part !== undefined).join(' ');
}

/** Of a book the year; of what appears like an article, the day. */
function dateOf({ date, kind }: Citable): string {
  if (date === undefined) return 'n.d.';
  return kind === 'book' ? yearOf(date.year) : chicagoDate(date);
}
