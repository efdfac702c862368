/** Clean manuscripts, made of dice: nothing in them is wrong, and where each call and definition stands is known. */

/** Numbers from 0 up to, not including, a limit; the same for the same seed (mulberry32). */
export function diceOf(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit);
  };
}

/** A note as it was written; lines counted from 0. */
export interface CleanNote {
  label: string;
  callLine: number;
  definitionLine: number;
  /** True where its call ends a sentence of plain text, and not a cell or an item. */
  inParagraph: boolean;
}

/** A chapter, line by line. Each block is one line (tables are not), so a fault's line is known beforehand. */
export interface CleanChapter {
  path: string;
  lines: string[];
  notes: CleanNote[];
  /** Whether labels are numbers; else they are words with an é in them. */
  numeric: boolean;
}

const SUBJECTS = [
  'The ministry',
  'A court',
  'The press',
  'Parliament',
  'The regulator',
  'A union',
  'The bank',
];
const VERBS = ['refused', 'confirmed', 'published', 'withdrew', 'delayed', 'reviewed', 'questioned'];
const OBJECTS = [
  'the figures',
  'the new law',
  'its report',
  'a licence',
  'the budget',
  'all claims',
  'the vote',
];
const TAILS = [
  'in spring',
  'without a word',
  'after a week',
  'once more',
  'under pressure',
  'in two regions',
];
const NAMES = ['Aliyev', 'Berg', 'Castel', 'Dunne', 'Ermek', 'Fox', 'Greco', 'Hale', 'Ivanova', 'Jansen'];
const HOUSES = ['Meridian Press', 'North Bank Books', 'Harbour House', 'Old Mill Editions'];

/** Makes a manuscript of two to four chapters. */
export function cleanManuscript(seed: number): CleanChapter[] {
  const roll = diceOf(seed);
  const one = (from: readonly string[]): string => from[roll(from.length)]!;
  const sentence = (): string => `${one(SUBJECTS)} ${one(VERBS)} ${one(OBJECTS)} ${one(TAILS)}.`;
  let number = 0;
  const chapters: CleanChapter[] = [];
  for (let at = 0; at < 2 + roll(3); at++) {
    const numeric = roll(3) > 0;
    const chapter: CleanChapter = { path: `0${at + 1}.md`, lines: [], notes: [], numeric };
    const { lines } = chapter;
    const called: { label: string; callLine: number; inParagraph: boolean }[] = [];
    const call = (inParagraph: boolean): string => {
      const label = numeric ? String(++number) : `caf\u00E9-${at + 1}-${called.length + 1}`;
      called.push({ label, callLine: lines.length, inParagraph });
      return `[^${label}]`;
    };
    lines.push(`# Chapter ${at + 1}`, '');
    for (let block = 0, blocks = 5 + roll(4); block < blocks; block++) {
      const kind = block < 2 ? 0 : roll(6);
      if (kind === 4) {
        lines.push('| Body | Finding |', '|---|---|');
        lines.push(`| ${one(SUBJECTS)} | ${sentence()}${call(false)} |`, `| ${one(SUBJECTS)} | none |`, '');
      } else if (kind === 3) {
        for (let item = 0; item < 3; item++) lines.push(`- ${sentence()}${item === 1 ? call(false) : ''}`);
        lines.push('');
      } else if (kind === 5) lines.push(`> ${sentence()}${call(false)}`, '');
      else {
        lines.push(
          `${sentence()}${call(true)} ${sentence()}${roll(2) > 0 ? call(true) : ''} ${sentence()}`,
          '',
        );
      }
    }
    for (const [index, { label, callLine, inParagraph }] of called.entries()) {
      chapter.notes.push({ label, callLine, definitionLine: lines.length, inParagraph });
      const page = 10 + index + at * 40;
      lines.push(
        `[^${label}]: ${one(NAMES)}, *${one(OBJECTS)} ${page}*, ${one(HOUSES)}, 20${10 + roll(10)}, p. ${page}.`,
        '',
      );
    }
    chapters.push(chapter);
  }
  return chapters;
}
