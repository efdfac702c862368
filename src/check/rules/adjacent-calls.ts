import type { FootnoteReference } from 'mdast';
import type { Position } from 'unist';
import { asWritten, writtenLabel } from '../as-written.ts';
import { groupFrom } from '../call-groups.ts';
import type { Rule } from '../rule.ts';

/**
 * Calls with nothing between them. Notes 2 and 3 print as “23” wherever nothing is set between them, which is
 * another note. One note may name several sources, with semicolons between them; that is what most manuals of
 * style ask for. Calls with a comma or a space between them are left alone.
 *
 * @example bad
 *   Exports doubled.[^7][^8]
 *
 *   [^7]: Ministry of Trade, Annual Report, 2020.
 *
 *   [^8]: Ministry of Finance, Budget, 2021.
 *
 * @example good
 *   Exports doubled.[^7]
 *
 *   [^7]: Ministry of Trade, Annual Report, 2020; Ministry of Finance, Budget, 2021.
 */
export const adjacentCalls: Rule<{ calls: readonly string[]; numbers: readonly number[] }> = {
  id: 'adjacent-calls',
  severity: 'warning',
  wording: ({ calls, numbers }) =>
    `expected something between the calls ${calls.map((call) => `\`${call}\``).join(' and ')}, found nothing, ` +
    `so that notes ${numbers.join(' and ')} may be read as ${numbers.join('')}; ` +
    'put the sources into one note, or write `<sup>,</sup>` between the calls',
  nodes: {
    footnoteReference(node, context, report) {
      const { book, chapter } = context;
      const run = adjacent(groupFrom(node, context));
      const numbers = run.flatMap((call) => book.numbered.callOf.get(call)?.note.number ?? []);
      const place = placeOfRun(run);
      if (!place) return;
      report({
        facts: { calls: run.map((call) => asWritten(call, chapter)), numbers },
        file: chapter.path,
        place,
        ...writtenLabel(run[1] ?? node),
      });
    },
  },
};

/** The calls of a group from its first two without a gap on, as far as there is none. */
function adjacent(group: ReturnType<typeof groupFrom>): FootnoteReference[] {
  const from = group?.gaps.indexOf('') ?? -1;
  if (!group || from < 0) return [];
  const gap = group.gaps.findIndex((text, index) => index > from && text !== '');
  return group.calls.slice(from, gap < 0 ? undefined : gap + 1);
}

function placeOfRun(run: readonly FootnoteReference[]): Position | undefined {
  const [start, end] = [run[0]?.position?.start, run.at(-1)?.position?.end];
  return start && end && { start, end };
}
