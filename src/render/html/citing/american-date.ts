/** Dates as American English writes them, which both Chicago and the APA want whatever the language of the book. */
import type { CitedDate } from './citable.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** "November 22, 2026", "November 2026", "2026". */
export function chicagoDate({ year, month, day }: CitedDate): string {
  if (month === undefined) return yearOf(year);
  return `${monthName(month)}${day === undefined ? '' : ` ${day},`} ${yearOf(year)}`;
}

/** "2026, November 22", "2026, November", "2026". */
export function apaDate({ year, month, day }: CitedDate): string {
  if (month === undefined) return yearOf(year);
  return `${yearOf(year)}, ${monthName(month)}${day === undefined ? '' : ` ${day}`}`;
}

/** A year without the zeros that its four digits begin with. */
export function yearOf(year: number): string {
  return String(year);
}

function monthName(month: number): string {
  return MONTHS[month - 1] ?? '';
}
