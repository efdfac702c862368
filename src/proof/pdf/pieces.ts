/** From what pdf.js gives of a page to pieces of text, each with its place and with what it stands for. */
import type { RawPage } from '../pages/extract-text.ts';
import type { Trim } from './geometry.ts';
import type { Division, PageContent } from './page-content.ts';
import type { Piece } from './page-text.ts';

/** How far letters reach above and below their base line, as parts of the size of the type. */
const ASCENT = 0.75;
const DESCENT = 0.22;

const HYPHEN = /^\s*[-\u2010\u00AD]\s*$/u;
const WITH_HYPHEN = /[-\u2010\u00AD]\s*$/u;
const SOFT_HYPHEN = '\u00AD';
/** Rounding, in pt. */
const HAIR = 1;

interface OpenMark {
  mark: number;
  isArtifact: boolean;
  /** What is said to stand there, until it has been written. */
  actual: string | undefined;
  isSaid: boolean;
}

/**
 * The pieces of a page in the order of its content.
 * @param content what is marked on the page, as the content itself has it: pdf.js knows no `/ActualText`, and no points
 */
export function piecesOf(
  { kinds, texts, numbers }: RawPage,
  { marked, divisions }: Pick<PageContent, 'marked' | 'divisions'>,
  page: number,
  trim: Trim,
): Piece[] {
  const pieces: Piece[] = [];
  const open: OpenMark[] = [];
  // Where pdf.js left out a form that it knows to be empty, the two lists are no longer one.
  const isKnown = kinds.reduce((count, kind) => count + (kind === 1 ? 1 : 0), 0) === marked.length;
  let text = 0;
  let number = 0;
  let begun = 0;
  let isDivided = false;
  for (const kind of kinds) {
    if (kind === 2) {
      open.pop();
      continue;
    }
    if (kind === 1) {
      const mark = numbers[number++]!;
      const tag = texts[text++]!;
      const outer = open.at(-1);
      const actual = isKnown ? marked[begun]?.actual : undefined;
      begun++;
      open.push({
        mark: mark < 0 ? (outer?.mark ?? -1) : mark,
        isArtifact: tag === 'Artifact' || outer?.isArtifact === true,
        actual,
        isSaid: actual !== undefined || outer?.isSaid === true,
      });
      if (actual === '' || actual === SOFT_HYPHEN) isDivided = true;
      continue;
    }
    const [x = 0, y = 0, width = 0, size = 0, isUpright = 1] = numbers.slice(number, number + 5);
    number += 5;
    const around = open.at(-1);
    let said = texts[text++]!;
    if (around?.isSaid) {
      // The innermost that says something says it for all its glyphs, at the first of them.
      const saying = open.findLast(({ actual }) => actual !== undefined);
      said = saying?.actual ?? '';
      if (saying) saying.actual = '';
    } else if (isDivided) {
      // The sign that a word is divided here, and the hyphen that is seen of it.
      if (HYPHEN.test(said)) said = '';
      else if (said.trim() !== '') isDivided = false;
    }
    const isBlank = said.trim() === '';
    const [left, base] = [x - trim.left, trim.top - y];
    if (WITH_HYPHEN.test(said) && divisions.some((at) => isAtEnd(at, left + width, base, size)))
      said = said.replace(WITH_HYPHEN, SOFT_HYPHEN);
    pieces.push({
      text: said.replaceAll(SOFT_HYPHEN, ''),
      page,
      mark: around?.mark ?? -1,
      isArtifact: around?.isArtifact ?? false,
      isDivided: isDivided || said.endsWith(SOFT_HYPHEN),
      base,
      size,
      ...(isUpright === 1
        ? { x: left, y: base - ASCENT * size, width, height: (ASCENT + DESCENT) * size }
        : { x: left - ASCENT * size, y: base - width, width: size, height: width }),
    });
    if (!isBlank) isDivided = false;
  }
  return pieces;
}

/** Whether a hyphen stands at the end of a piece, before nothing but a space. */
function isAtEnd(hyphen: Division, right: number, base: number, size: number): boolean {
  return Math.abs(hyphen.base - base) < HAIR && hyphen.x > right - 1.5 * size && hyphen.x < right + HAIR;
}

/** Whether two pieces stand on one line. */
export function isSameLine(a: Piece, b: Piece): boolean {
  // Raised numbers stand on the line, too.
  return a.page === b.page && Math.abs(a.base - b.base) < 0.5 * Math.max(a.size, b.size);
}

/** How far two pieces of a line are apart, in pt, whichever comes first. */
export function gapBetween(a: Piece, b: Piece): number {
  return Math.max(b.x - a.x - a.width, a.x - b.x - b.width);
}
