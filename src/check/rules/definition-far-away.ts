import type { Definition } from '../../notes/graph.ts';
import type { Chapter } from '../../parse/chapter.ts';
import type { Rule } from '../rule.ts';

/**
 * A definition that stands neither in the section of its first call nor among the definitions at the end of
 * the chapter. Both customs are good, but a definition in between is hard to find and easily left behind when
 * a section is moved. Off unless a manuscript asks for it.
 *
 * @example bad
 *   ## Trade
 *
 *   Exports doubled.[^7]
 *
 *   ## Taxes
 *
 *   [^7]: Ministry of Trade, Annual Report, 2020.
 *
 *   Taxes fell.
 *
 * @example good
 *   ## Trade
 *
 *   Exports doubled.[^7]
 *
 *   [^7]: Ministry of Trade, Annual Report, 2020.
 *
 *   ## Taxes
 *
 *   Taxes fell,[^8] it is said.
 *
 *   [^8]: Ministry of Finance, Budget, 2021.
 */
export const definitionFarAway: Rule<{ label: string; line: number }> = {
  id: 'definition-far-away',
  severity: 'off',
  strict: 'warning',
  wording: ({ label, line }) =>
    `expected the definition \`[^${label}]:\` in the section of its call (line ${line}) or at the end of the chapter, ` +
    'found it in another section; move it',
  book({ graph }, report) {
    const called = new Set<Definition>();
    const outlines = new Map<Chapter, Outline>();
    for (const { node, within, target, chapter } of graph.calls) {
      const start = node.position?.start;
      const at = target?.node.position?.start.offset;
      if (within || !target || called.has(target) || target.node.inline) continue;
      called.add(target);
      if (start?.offset === undefined || at === undefined) continue;
      const outline = outlines.get(chapter) ?? outlineOf(chapter);
      outlines.set(chapter, outline);
      if (at >= outline.end || sectionAt(at, outline) === sectionAt(start.offset, outline)) continue;
      report({
        facts: { label: target.label, line: start.line },
        file: chapter.path,
        place: target.node.position,
        label: target.label,
        related: [{ message: 'its first call', file: chapter.path, place: node.position }],
      });
    }
  },
};

/** Where the sections of a chapter begin, and where nothing but definitions follows. */
interface Outline {
  headings: readonly number[];
  end: number;
}

function outlineOf({ tree }: Chapter): Outline {
  const headings: number[] = [];
  let end = 0;
  for (const node of tree.children) {
    if (node.type === 'footnoteDefinition') continue;
    const start = node.position?.start.offset ?? 0;
    if (node.type === 'heading') headings.push(start);
    // A heading such as “Notes” belongs to the definitions below it.
    else end = node.position?.end.offset ?? end;
  }
  return { headings, end };
}

/** How many headings stand before an offset. */
function sectionAt(offset: number, { headings }: Outline): number {
  let [low, high] = [0, headings.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((headings[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
