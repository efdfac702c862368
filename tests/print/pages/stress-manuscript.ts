/**
 * Every combination of a block, a place of the call within it and a length of the note: in an order, and with
 * text between them, that the seed decides, so that they fall on all parts of pages.
 */
import { PICTURES } from './pictures.ts';
import { printing, type Pages } from './press.ts';
import { dice, words, type Dice } from './words.ts';

/** One combination. */
export interface Combination {
  block: keyof typeof BLOCKS;
  place: (typeof PLACES)[number];
  length: keyof typeof LENGTHS;
  /** The ids of its notes. */
  notes: string[];
}

/** A manuscript, and the combinations in the order in which they stand in it. */
export interface StressManuscript {
  pages: Pages;
  combinations: Combination[];
}

/** Words with their calls, and the blocks they are put into. */
const BLOCKS = {
  'a paragraph': { words: 40, around: (text: string) => text },
  'a heading': { words: 5, around: (text: string, more: Words) => `## ${text}\n\n${more(40)}` },
  'an item of an unordered list': {
    words: 18,
    around: (text: string, more: Words) => `- ${more(9)}\n- ${text}\n- ${more(5)}`,
  },
  'an item of an ordered list': {
    words: 30,
    around: (text: string, more: Words) => `1. ${more(9)}\n\n2. ${text}\n\n   ${more(12)}\n\n3. ${more(5)}`,
  },
  'an item of a nested list': {
    words: 16,
    around: (text: string, more: Words) => `- ${more(7)}\n  1. ${more(3)}\n  2. ${text}\n- ${more(4)}`,
  },
  'a quotation': { words: 30, around: (text: string, more: Words) => `> ${text}\n>\n> ${more(12)}` },
  'a paragraph between code': {
    words: 30,
    around: (text: string, more: Words) => `${code(more)}\n\n${text}\n\n${code(more)}`,
  },
  'a cell of a table': {
    words: 3,
    around: (text: string, more: Words) =>
      `| ${more(2)} | ${more(1)} |\n|---|---|\n| ${more(2)} | ${more(4)} |\n| ${more(1)} | ${text} |\n| ${more(3)} | ${more(9)} |`,
  },
  'the caption of a table': {
    words: 12,
    around: (text: string, more: Words) =>
      `:::table\n| ${more(1)} | ${more(2)} |\n|---|---|\n| ${more(3)} | ${more(2)} |\n| ${more(1)} | ${more(2)} |\n\n${text}\n:::`,
  },
  'the caption of a figure': {
    words: 12,
    around: (text: string) => `:::figure\n![A picture](small.svg)\n\n${text}\n:::`,
  },
  'a box': {
    words: 40,
    around: (text: string, more: Words) =>
      `:::box{title="${more(3)}"}\n${more(20)}\n\n${text}\n\n${more(15)}\n:::`,
  },
  'a paragraph after a rule': { words: 30, around: (text: string) => `* * *\n\n${text}` },
  'a paragraph before a forced break': { words: 30, around: (text: string) => `${text}\n\n::pagebreak` },
  'a paragraph after a forced break': { words: 30, around: (text: string) => `::pagebreak\n\n${text}` },
} as const;

const PLACES = [
  'on the first word',
  'in the middle',
  'on the last word',
  'two calls on one word',
  'a call that is repeated',
] as const;

const LENGTHS = {
  'a few words': ({ more }: NoteDesk) => more(4),
  'several lines': ({ more }: NoteDesk) => more(55),
  'several paragraphs': ({ more }: NoteDesk) => `${more(25)}\n\n    ${more(40)}\n\n    ${more(6)}`,
  'a list': ({ more }: NoteDesk) => `${more(8)}\n\n    1. ${more(20)}\n    2. ${more(4)}\n\n    ${more(9)}`,
  'longer than a page': ({ more, pageful }: NoteDesk) => more(pageful),
} as const;

/** How many pages a note is that is longer than one. */
const LONG = 1.15;
/** The type area that one word of a note takes, in mm². */
const AREA_OF_WORD = 41;
const PER_CHAPTER = 90;

type Words = (count: number) => string;

interface NoteDesk {
  more: Words;
  /** As many words as are longer than a page. */
  pageful: number;
}

/** How much of all combinations a manuscript has. */
export interface Share {
  /** All there are in 1; in 3 manuscripts, each has a third. */
  of: number;
  /** Which share, from 0. In each, every block meets every place and every length. */
  nth: number;
}

/** @param area the size of the type area, in mm² */
export function stressManuscript(trim: string, area: number, share: Share, seed: number): StressManuscript {
  const roll = dice(seed);
  const more: Words = (count) => words(count, roll);
  const desk = { more, pageful: Math.ceil((area / AREA_OF_WORD) * LONG) };
  const combinations = shuffled(combinationsIn(share), roll);
  const chapters: string[] = [];
  let last = 0;
  for (let from = 0; from < combinations.length; from += PER_CHAPTER) {
    const blocks = [`# ${more(3)}`];
    const definitions: string[] = [];
    for (const [nth, combination] of combinations.slice(from, from + PER_CHAPTER).entries()) {
      const count = combination.place === 'two calls on one word' ? 2 : 1;
      const labels = Array.from({ length: count }, () => `n${++last}`);
      combination.notes = labels.map((label) => label.replace('n', 'note-'));
      for (const label of labels)
        definitions.push(`[^${label}]: ${LENGTHS[combination.length](desk)} ${label}ends`);
      const block = BLOCKS[combination.block];
      const text = withCalls(more(block.words).split(' '), combination.place, labels);
      blocks.push(`${markOf(from + nth)} ${more(roll(60))}`, block.around(text, more));
      if (combination.place === 'a call that is repeated')
        blocks.push(`${more(10 + roll(20))}[^${labels[0]!}]`);
    }
    chapters.push(`${[...blocks, ...definitions].join('\n\n')}\n`);
  }
  return { pages: { chapters, configuration: printing({ trim }), files: PICTURES }, combinations };
}

/** A word that stands before the combination of this index, to tell where in a text one is. */
function markOf(index: number): string {
  return `combination${index}`;
}

/** The index of the last combination before a place in the bare text of the body. */
export function combinationAt(bareText: string, at: number): number {
  return Number([...bareText.slice(0, at).matchAll(/combination(\d+)/gu)].at(-1)?.[1] ?? 0);
}

function combinationsIn({ of, nth }: Share): Combination[] {
  const blocks = Object.keys(BLOCKS) as Combination['block'][];
  const lengths = Object.keys(LENGTHS) as Combination['length'][];
  return blocks.flatMap((block, first) =>
    PLACES.flatMap((place, second) =>
      lengths.flatMap((length, third) =>
        (first + second + third) % of === nth ? [{ block, place, length, notes: [] }] : [],
      ),
    ),
  );
}

function withCalls(text: string[], place: Combination['place'], labels: readonly string[]): string {
  const calls = labels.map((label) => `[^${label}]`).join('');
  const middle = Math.floor(text.length / 2);
  if (place === 'on the first word') text[0] += calls;
  else if (place === 'on the last word') text[text.length - 1] += calls;
  else text[middle] += calls;
  if (place === 'a call that is repeated') text[text.length - 1] += calls;
  return text.join(' ');
}

function code(more: Words): string {
  return `\`\`\`\n${more(3)}\n  ${more(6)}\n\`\`\``;
}

/** Fisher and Yates' way. */
function shuffled<Item>(items: readonly Item[], roll: Dice): Item[] {
  const result = [...items];
  for (let at = result.length - 1; at > 0; at--) {
    const other = roll(at + 1);
    [result[at], result[other]] = [result[other]!, result[at]!];
  }
  return result;
}
