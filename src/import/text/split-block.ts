/** Blocks that hold more than one thing: an introduction with its list, paragraphs told apart by their indents. */
import type { Block, Line } from './lines.ts';
import { bulletOf } from './lists.ts';

const INDENTED = 2;

/** Takes a block apart where its lines say so. */
export function splitBlock(block: Block): Block[] {
  const atBullets = splitAtBullets(block);
  return atBullets.length > 1 ? atBullets : splitAtIndents(block);
}

/** Text with a list right below it. */
function splitAtBullets(block: Block): Block[] {
  const { lines } = block;
  if (bulletOf(lines[0]!)) return [block];
  const first = lines.findIndex((line, index) => beginsList(line, lines[index + 1]));
  if (first <= 0) return [block];
  return [
    { lines: lines.slice(0, first), gap: block.gap },
    { lines: lines.slice(first), gap: 0 },
  ];
}

/** A sure bullet, or two of the same kind in a row: a line of text may begin with a dash by chance. */
function beginsList(line: Line, next: Line | undefined): boolean {
  const bullet = bulletOf(line);
  if (!bullet) return false;
  if (bullet.isSure) return true;
  const second = next && bulletOf(next);
  if (!second) return false;
  return bullet.number === undefined ? second.mark === bullet.mark : second.number === bullet.number + 1;
}

/** Paragraphs without empty lines between them, as in books: the first line of each is indented. */
function splitAtIndents(block: Block): Block[] {
  const { lines } = block;
  if (bulletOf(lines[0]!)) return [block];
  const least = Math.min(...lines.map(({ indent }) => indent));
  const indented = lines.filter(({ indent }) => indent >= least + INDENTED);
  if (indented.length === 0 || indented.length > lines.length / 2) return [block];
  const parts: Block[] = [];
  for (const line of lines) {
    const isFirst = line.indent >= least + INDENTED;
    // A line that begins a paragraph is not itself further in than the text.
    if (isFirst || parts.length === 0)
      parts.push({ lines: [{ ...line, indent: least }], gap: parts.length === 0 ? block.gap : 0 });
    else parts.at(-1)!.lines.push(line);
  }
  return parts;
}
