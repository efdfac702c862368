/** Made-up manuscripts of every kind of block, call and note, the same for a seed on every run. */
import { PICTURES } from './pictures.ts';
import { printing, type Pages } from './press.ts';
import { dice, words, type Dice } from './words.ts';

/** Gives out calls, and remembers the notes they want. */
interface Desk {
  roll: Dice;
  notes: string[];
  prefix: string;
}

const TRIMS = ['A5', 'A5', 'A4', 'letter', '6x9', 'royal', '120mm x 180mm'];

/** A manuscript: small ones have a dozen pages or two, large ones up to a hundred. */
export function randomManuscript(seed: number, size: 'small' | 'large' = 'large'): Pages {
  const roll = dice(seed);
  const chapters = Array.from({ length: 1 + roll(size === 'small' ? 2 : 3) }, (_, index) =>
    chapter(roll, index, size === 'small' ? 7 : 16),
  );
  const configuration =
    `notes: { numbering: ${roll(2) === 0 ? 'continuous' : 'per-chapter'} }\n` +
    (roll(6) === 0 ? 'language: de\n' : '') +
    printing({
      trim: TRIMS[roll(TRIMS.length)]!,
      chapters: roll(3) === 0 ? 'recto' : 'page',
      hyphenation: roll(5) === 0 ? 'false' : 'true',
    });
  return { chapters, configuration, files: PICTURES };
}

function chapter(roll: Dice, index: number, most: number): string {
  const desk: Desk = { roll, notes: [], prefix: `c${index}` };
  const blocks = Array.from({ length: 4 + roll(most) }, () => block(desk, 0));
  return (
    [`# ${words(1 + roll(6), roll)}${maybeCall(desk, 12)}`, ...blocks, ...desk.notes].join('\n\n') + '\n'
  );
}

function call(desk: Desk): string {
  const { roll, notes, prefix } = desk;
  // Now and then a note is called again.
  if (notes.length > 0 && roll(12) === 0) return `[^${prefix}n${roll(notes.length)}]`;
  const label = `${prefix}n${notes.length}`;
  notes.push('');
  notes[Number(label.slice(prefix.length + 1))] = `[^${label}]: ${noteContent(desk)}`;
  return `[^${label}]`;
}

function maybeCall(desk: Desk, oneIn: number): string {
  return desk.roll(oneIn) === 0 ? call(desk) : '';
}

/** Running text with calls in it. */
function prose(desk: Desk, length: number, oneIn = 40): string {
  const { roll } = desk;
  const parts: string[] = [];
  for (let left = length; left > 0;) {
    const count = Math.min(left, 1 + roll(oneIn));
    left -= count;
    parts.push(inline(words(count, roll), roll) + (left > 0 || roll(2) === 0 ? maybeCall(desk, 2) : ''));
    if (roll(8) === 0) parts[parts.length - 1] += maybeCall(desk, 3);
  }
  return parts.join(' ');
}

function inline(text: string, roll: Dice): string {
  switch (roll(10)) {
    case 0:
      return `**${text}**`;
    case 1:
      return `*${text}*`;
    case 2:
      return `\`code ${roll(1000)}\` ${text}`;
    case 3:
      return `[${text}](https://example.org/${'path/'.repeat(roll(8))}page?number=${roll(1e6)})`;
    case 4:
      return `https://example.org/${'averylongdirectoryname/'.repeat(1 + roll(6))} ${text}`;
    default:
      return text;
  }
}

/** The next block of a note. */
function next(text: string): string {
  return `\n\n    ${text}`;
}

function noteContent(desk: Desk): string {
  const { roll } = desk;
  switch (roll(14)) {
    case 0:
      return words(150 + roll(500), roll);
    case 1:
    case 2:
      return words(60 + roll(60), roll);
    case 3:
      return words(10, roll) + next(words(30 + roll(60), roll)) + next(words(5, roll));
    case 4:
      return words(8, roll) + next(`- ${words(20, roll)}\n    - ${words(4, roll)}`) + next(words(9, roll));
    case 5:
      return words(8, roll) + next(`> ${words(40, roll)}`);
    case 6:
      return words(8, roll) + next(`\`\`\`\n    ${words(3, roll)}\n    ${words(30, roll)}\n    \`\`\``);
    case 7:
      // A note that calls a note.
      return `${words(12, roll)}${desk.notes.length < 40 ? call(desk) : ''} ${words(5, roll)}`;
    case 8:
      return inline(words(20, roll), roll);
    default:
      return words(3 + roll(30), roll);
  }
}

function block(desk: Desk, depth: number): string {
  const { roll } = desk;
  const kind = roll(depth === 0 ? 26 : 12);
  if (kind < 7) return prose(desk, 5 + roll(180));
  if (kind < 9) return `${'#'.repeat(2 + roll(3))} ${words(2 + roll(8), roll)}${maybeCall(desk, 6)}`;
  if (kind === 9) return list(desk, roll(2) === 0, '');
  if (kind === 10) return prose(desk, 20 + roll(60)).replaceAll(/^/gmu, '> ') + `\n>\n> ${prose(desk, 30)}`;
  if (kind === 11) return `\`\`\`\n${code(roll)}\n\`\`\``;
  if (kind < 14) return table(desk);
  if (kind < 16) return figure(desk);
  if (kind < 18) {
    const blocks = Array.from({ length: 1 + roll(8) }, () => block(desk, 1));
    return `:::box{title="${words(4, roll)}"}\n${blocks.join('\n\n')}\n:::`;
  }
  if (kind === 18) return '* * *';
  if (kind === 19) return '::pagebreak';
  if (kind === 20)
    return `:::verse\n${Array.from({ length: 1 + roll(20) }, () => prose(desk, 6)).join('\n')}\n:::`;
  if (kind === 21) return `:::epigraph\n${prose(desk, 20 + roll(100))}\n:::`;
  if (kind === 22) return `:::abstract\n${prose(desk, 20 + roll(100))}\n\n${prose(desk, 20)}\n:::`;
  if (kind === 23) return `:::note\n${prose(desk, 20 + roll(200))}\n:::`;
  return prose(desk, 150 + roll(200));
}

function list(desk: Desk, loose: boolean, indent: string): string {
  const { roll } = desk;
  const ordered = roll(2) === 0;
  const items = Array.from({ length: 1 + roll(8) }, (_, index) => {
    const mark = ordered ? `${index + 1}. ` : '- ';
    const inner = indent + ' '.repeat(mark.length);
    const nested =
      indent.length < 6 && roll(5) === 0 ? `\n${loose ? '\n' : ''}${list(desk, roll(2) === 0, inner)}` : '';
    const more = loose && roll(4) === 0 ? `\n\n${inner}${prose(desk, 40)}` : '';
    return `${indent}${mark}${prose(desk, 3 + roll(50))}${nested}${more}`;
  });
  return items.join(loose ? '\n\n' : '\n');
}

function code(roll: Dice): string {
  return Array.from({ length: 1 + roll(40) }, () => '  '.repeat(roll(4)) + words(1 + roll(16), roll)).join(
    '\n',
  );
}

function table(desk: Desk): string {
  const { roll } = desk;
  const columns = 2 + roll(4);
  const row = (cell: () => string): string => `| ${Array.from({ length: columns }, cell).join(' | ')} |`;
  const body = Array.from({ length: 1 + roll(40) }, () =>
    row(() => words(1 + roll(8), roll) + maybeCall(desk, 14)),
  );
  const text = [row(() => words(1 + roll(3), roll) + maybeCall(desk, 9)), row(() => '---'), ...body].join(
    '\n',
  );
  return roll(2) === 0 ? text : `:::table\n${text}\n\n${words(10, roll)}\n:::`;
}

function figure(desk: Desk): string {
  const names = Object.keys(PICTURES);
  const name = names[desk.roll(names.length)]!;
  return `:::figure\n![A picture](${name})\n\n${prose(desk, 4 + desk.roll(30))}\n:::`;
}

/** The same manuscript, with pictures that are no figures at the end of each chapter: alone, among words, in items. */
export function withPictures({ chapters, ...others }: Pages, seed: number): Pages {
  const roll = dice(seed);
  const names = Object.keys(PICTURES);
  const picture = (): string => `![A](${names[roll(names.length)]})`;
  const blocks = (): string[] =>
    Array.from({ length: 3 + roll(6) }, () => {
      const text = words(5 + roll(120), roll);
      return [
        picture(),
        `${text} ${picture()} ${words(1 + roll(60), roll)}`,
        `- ${text}\n- ${picture()}\n- ${words(4, roll)}`,
        `${picture()} ${picture()}`,
        `> ${text}\n>\n> ${picture()}`,
        text,
      ][roll(6)]!;
    });
  return { ...others, chapters: chapters.map((text) => `${[text, ...blocks()].join('\n\n')}\n`) };
}
