/** A text as lines with their numbers, and as blocks: what stands between empty lines. */

/** One line that is not empty. */
export interface Line {
  /** As an editor counts them, from 1. */
  number: number;
  /** Without white space at either end. */
  text: string;
  /** The width of the white space before it; a tab is four. */
  indent: number;
}

/** Lines with no empty one between them. */
export interface Block {
  lines: Line[];
  /** The empty lines before it. */
  gap: number;
}

/** Longer than anyone breaks lines: such a line is a paragraph of its own. */
const LONGER_THAN_BROKEN = 160;
const TAB = 4;

/**
 * The blocks of a text. Where a block holds very long lines, each of its lines is a block: the text has paragraphs
 * on one line each and no empty lines between them.
 */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let lines: Line[] = [];
  let gap = 0;
  let gapBefore = 0;
  const finish = (): void => {
    if (lines.length === 0) return;
    const isOnePerLine = lines.length > 1 && lines.some((line) => line.text.length > LONGER_THAN_BROKEN);
    if (!isOnePerLine) blocks.push({ lines, gap: gapBefore });
    else
      for (const [index, line] of lines.entries())
        blocks.push({ lines: [line], gap: index > 0 ? 0 : gapBefore });
    lines = [];
  };
  for (const [index, line] of text.split(/\r\n|\n|\r/u).entries()) {
    const trimmed = line.trim();
    if (trimmed === '') {
      finish();
      gap++;
      continue;
    }
    if (lines.length === 0) gapBefore = gap;
    gap = 0;
    lines.push({ number: index + 1, text: trimmed, indent: indentOf(line) });
  }
  finish();
  return blocks;
}

/** The line that a block begins on. */
export function lineOf(block: Block): number {
  return block.lines[0]?.number ?? 1;
}

/** The words of a block, its lines as lines. */
export function textOf(block: Block): string {
  return block.lines.map(({ text }) => text).join('\n');
}

function indentOf(line: string): number {
  let width = 0;
  for (const character of line) {
    if (character === '\t') width += TAB;
    else if (/\s/u.test(character)) width++;
    else break;
  }
  return width;
}
