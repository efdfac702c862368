/** Names of chapter files: a number, so that they stand in order, and the first words of the title. */
import { slug } from 'github-slugger';

const LONGEST = 48;

/** The names for chapters with these titles, each its own. */
export function chapterNames(titles: readonly string[]): string[] {
  const digits = Math.max(2, `${titles.length}`.length);
  return titles.map((title, index) => {
    const number = `${index + 1}`.padStart(digits, '0');
    return `${number}-${wordsOf(title) || 'chapter'}.md`;
  });
}

/** `The situation today: Politics` → `the-situation-today-politics`, cut between words. */
function wordsOf(title: string): string {
  const whole = slug(title.normalize('NFC').replaceAll(/\s+/gu, ' '))
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/gu, '');
  if (whole.length <= LONGEST) return whole;
  const cut = whole.slice(0, LONGEST + 1);
  const end = cut.lastIndexOf('-');
  return cut.slice(0, end > 0 ? end : LONGEST);
}
