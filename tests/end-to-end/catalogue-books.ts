/** A catalogue of small manuscripts, each with a few notes of its own. */
import { join } from 'node:path';
import { writeFiles } from './command-line.ts';

/** `report-01`, `report-02`, … */
export function bookName(number: number): string {
  return `report-${String(number).padStart(2, '0')}`;
}

/** The text of a book: no two are alike, and each has notes enough to be set on more than one page. */
export function bookFiles(number: number): Record<string, string> {
  const paragraphs = Array.from({ length: 6 + (number % 3) }, (_, at) => {
    const label = at + 1;
    return `In year ${label} the lighthouse of island ${number} was painted ${number + at} times.[^${label}] The keeper wrote it down, and the wind took the page away.`;
  });
  const notes = paragraphs.map((_, at) => `[^${at + 1}]: Keeper's log ${number}, entry ${at + 1}.`);
  return {
    'manuscript.yaml': `title: Lighthouse ${number}\nslug: lighthouse-${number}\nlanguage: en-GB\ndate: 2024-02-0${1 + (number % 9)}\nuuid: 123e4567-e89b-42d3-a456-4266141740${String(number).padStart(2, '0')}\n`,
    'one.md': `# The paint\n\n${paragraphs.join('\n\n')}\n\n${notes.join('\n')}\n`,
  };
}

/** Writes so many books below a folder. @returns their paths, as a shell would give them */
export async function writeCatalogue(folder: string, count: number): Promise<string[]> {
  const numbers = Array.from({ length: count }, (_, at) => at + 1);
  for (const number of numbers) await writeFiles(join(folder, bookName(number)), bookFiles(number));
  return numbers.map((number) => `${join(folder, bookName(number))}/`);
}
