import type { Heading, Nodes, Parents } from 'mdast';
import type { Chapter } from '../../parse/chapter.ts';
import type { Report, Rule } from '../rule.ts';

/** A heading, and the one it stands under. */
interface Facts {
  depth: number;
  /** 0 where there is none above it. */
  above: number;
}

/**
 * A heading that is more than one level below the one before it. In the contents it hangs in the air, and who hears
 * the book read looks for the level between. Back up any number of levels may be left.
 *
 * The first heading of a chapter may be `#` or `##`, since its title may stand in its front matter. Headings in boxes,
 * quotations and notes are compared among themselves.
 *
 * @example bad
 *   ## Trade
 *
 *   #### Exports
 *
 * @example good
 *   ## Trade
 *
 *   ### Exports
 *
 *   #### By sea
 *
 *   ## Taxes
 */
export const headingJump: Rule<Facts> = {
  id: 'heading-jump',
  severity: 'warning',
  wording: ({ depth, above }) =>
    `expected ${above === 0 ? '`#` or `##` for the first heading' : `\`${'#'.repeat(above + 1)}\` or fewer`}, found \`${'#'.repeat(depth)}\`` +
    `${above === 0 ? '' : ` below \`${'#'.repeat(above)}\``}; correct the level, or add the heading between`,
  nodes: {
    root(tree, { chapter }, report) {
      compare(tree, true, chapter, report);
    },
  },
};

function compare(container: Parents, isChapter: boolean, chapter: Chapter, report: Report<Facts>): void {
  let above: Heading | undefined;
  for (const child of container.children as Nodes[]) {
    if (child.type !== 'heading') {
      if ('children' in child && !PHRASING.has(child.type)) compare(child, false, chapter, report);
      continue;
    }
    const { depth, position } = child;
    const isJump = above ? depth > above.depth + 1 : isChapter && depth > 2;
    if (isJump) {
      report({
        facts: { depth, above: above?.depth ?? 0 },
        file: chapter.path,
        place: position,
        related: above
          ? [{ message: 'the heading before it', file: chapter.path, place: above.position }]
          : [],
      });
    }
    above = child;
  }
}

/** What holds text holds no headings. */
const PHRASING: ReadonlySet<string> = new Set(['paragraph', 'table']);
