import type { Nodes } from 'mdast';
import { invisiblesIn } from '../invisible-characters.ts';
import { placeOf } from '../place.ts';
import type { Rule } from '../rule.ts';

/**
 * A character that nobody sees and that came along with a text from elsewhere. From web pages, PDFs and word processors
 * come spaces without width, soft hyphens, marks of writing direction, byte order marks, control characters. Words with
 * one in them are not found by who searches, labels with one call nothing. The fix takes away what does nothing to the
 * text on the page.
 *
 * No-break spaces and word joiners are typography. Joiners are left alone in the scripts that need them and in
 * emoji, spaces without width where a script has no others, marks of direction beside letters that are written
 * from right to left; and so is all code.
 *
 * @example bad
 *   Ex­ports doubled.
 *
 * @example bad
 *   Exports doubled‎.
 *
 * @example good
 *   Exports doubled by 12 %; می‌خواهم, क्‍ष, 👩‍🌾; &shy; is a soft hyphen that can be seen in the source.
 */
export const invisibleCharacter: Rule<{ name: string; code: string }> = {
  id: 'invisible-character',
  severity: 'warning',
  wording: ({ name, code }) =>
    `expected only characters that can be seen, found a ${name} (${code}); remove it`,
  nodes: {
    root(tree, { chapter }, report) {
      const found = invisiblesIn(String(chapter.source));
      if (found.length === 0) return;
      const code = stretchesOfCode(tree);
      for (const { at, length, name, codePoint, isSafe } of found) {
        if (code.some(([start, end]) => start <= at && at < end)) continue;
        report({
          facts: { name, code: `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}` },
          file: chapter.path,
          place: placeOf(at, at + length, chapter.source),
          fix: isSafe ? [{ file: chapter.path, start: at, end: at + length, text: '' }] : [],
        });
      }
    },
  },
};

function stretchesOfCode(node: Nodes): [start: number, end: number][] {
  if (node.type === 'code' || node.type === 'inlineCode') {
    const { start, end } = node.position ?? {};
    return [[start?.offset ?? 0, end?.offset ?? 0]];
  }
  return 'children' in node ? node.children.flatMap(stretchesOfCode) : [];
}
