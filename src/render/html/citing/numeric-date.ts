/** Dates in digits. */
import type { CitedDate } from './citable.ts';

/** "2026-11-02", "2026/11", "2026": as precise as the date is known. */
export function numericDate({ year, month, day }: CitedDate, between: string): string {
  const parts = [month, day].flatMap((part) => (part === undefined ? [] : [twoDigits(part)]));
  return [fourDigits(year), ...parts].join(between);
}

/** A year as all formats want it. */
export function fourDigits(year: number): string {
  return String(year).padStart(4, '0');
}

/** A month or a day. */
export function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
