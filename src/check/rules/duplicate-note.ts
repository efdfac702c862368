import type { TextEdit } from '../../manuscript/problem.ts';
import type { Definition } from '../../notes/graph.ts';
import { sourceOf } from '../../parse/source.ts';
import { labelRange } from '../label-range.ts';
import type { Rule } from '../rule.ts';

/**
 * A second definition of a label in the same file. Only the first is printed; the text of the others is lost.
 * Where they say the same, `--fix` takes the later one out.
 *
 * @example bad
 *   Exports doubled.[^7]
 *
 *   [^7]: Ministry of Trade, Annual Report, 2020.
 *
 *   [^7]: Ministry of Finance, Budget, 2021.
 *
 * @example good
 *   Exports doubled,[^7] and taxes fell.[^8]
 *
 *   [^7]: Ministry of Trade, Annual Report, 2020.
 *
 *   [^8]: Ministry of Finance, Budget, 2021.
 */
export const duplicateNote: Rule<{ label: string; firstLine: number | undefined }> = {
  id: 'duplicate-note',
  severity: 'error',
  wording: ({ label, firstLine }) =>
    `expected one definition of \`[^${label}]\` in this file, found another one` +
    `${firstLine === undefined ? '' : ` (the first is at line ${firstLine})`}; give it a label of its own, or remove it`,
  book({ graph }, report) {
    for (const definition of graph.definitions) {
      const { duplicateOf, label, chapter, node } = definition;
      if (!duplicateOf) continue;
      const place = duplicateOf.node.position;
      report({
        facts: { label, firstLine: place?.start.line },
        file: chapter.path,
        place: node.position,
        label,
        related: [
          { message: 'the first definition, which is the one that is printed', file: chapter.path, place },
        ],
        fix: textOf(definition) === textOf(duplicateOf) ? removal(definition) : [],
      });
    }
  },
};

function textOf(definition: Definition): string {
  const { node, chapter } = definition;
  const start = node.position?.start.offset ?? 0;
  const label = labelRange(definition);
  return sourceOf(node, chapter.source)
    .slice(label ? label.end + 2 - start : 0)
    .trim();
}

/**
 * Takes a definition out with the empty lines before it; those after it stay. Only where it stands at the margin
 * between empty lines, since what is next to it might else become something different.
 */
function removal({ node, chapter }: Definition): TextEdit[] {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined || !chapter.tree.children.includes(node)) return [];
  const source = String(chapter.source);
  const before = /(?:\r?\n[ \t]*){2,}$/u.exec(source.slice(Math.max(0, start - 99), start));
  const after = /^[ \t]*(?:\r?\n[ \t]*(?:\r?\n|$)|$)/u.exec(source.slice(end, end + 99));
  return before && after ? [{ file: chapter.path, start: start - before[0].length, end, text: '' }] : [];
}
