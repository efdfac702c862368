/**
 * The content of a page as Chromium writes it (PDF 32000-1, 7.8.2 and 14.6): one operator on each line, strings
 * as hexadecimal digits, so that no text can be taken for an operator.
 */

/** A piece of content that is marked as belonging to the structure. Positions are in the text of the stream. */
export interface MarkedSequence {
  mcid: number;
  /** Where its first line begins, where what is in it begins and ends, and where it ends. */
  start: number;
  inner: number;
  innerEnd: number;
  end: number;
  /** `text` and pictures are what it says; `paths` are boxes and lines; with `nothing` nothing is painted. */
  paints: 'text' | 'paths' | 'nothing';
}

const OPENS_CONTENT = /^\/\S+ <<\/MCID (\d+) ?>> ?BDC$/u;
const PAINTS_TEXT = /(?:^|[ \n])(?:Tj|TJ|Do|sh)\n/u;
const PAINTS_PATHS = /(?:^|[ \n])(?:[fSsBb]\*?|F)\n/u;

/** The marked pieces of a stream, in order. Marks within them (`Span`) are part of them. */
export function markedSequences(content: string): MarkedSequence[] {
  const found: MarkedSequence[] = [];
  let open: { mcid: number; start: number; inner: number } | undefined;
  let depth = 0;
  let begin = nextBegin(content, 0);
  let end = content.indexOf('EMC\n');
  while (begin >= 0 || end >= 0) {
    if (begin >= 0 && (end < 0 || begin < end)) {
      depth++;
      if (depth === 1) {
        const start = content.lastIndexOf('\n', begin) + 1;
        const inner = begin + 4;
        const [, mcid] = OPENS_CONTENT.exec(content.slice(start, inner - 1)) ?? [];
        open = mcid === undefined ? undefined : { mcid: Number(mcid), start, inner };
      }
      begin = nextBegin(content, begin + 4);
      continue;
    }
    if (depth === 1 && open) {
      const inside = content.slice(open.inner, end);
      const paints = PAINTS_TEXT.test(inside) ? 'text' : PAINTS_PATHS.test(inside) ? 'paths' : 'nothing';
      found.push({ ...open, innerEnd: end, end: end + 4, paints });
    }
    depth = Math.max(0, depth - 1);
    end = content.indexOf('EMC\n', end + 4);
  }
  return found;
}

/** Where the next mark begins: `BDC` or `BMC`. */
function nextBegin(content: string, from: number): number {
  const withProperties = content.indexOf('BDC\n', from);
  const without = content.indexOf('BMC\n', from);
  return withProperties < 0 || (without >= 0 && without < withProperties) ? without : withProperties;
}
