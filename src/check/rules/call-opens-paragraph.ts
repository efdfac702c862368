import { asWritten, writtenLabel } from '../as-written.ts';
import { groupFrom } from '../call-groups.ts';
import { hasContent } from '../note-content.ts';
import type { Rule } from '../rule.ts';

/**
 * A call at the very beginning of a paragraph, an item of a list or a caption. A call refers to what stands
 * before it, and there nothing does; most often it has slipped from the end of the paragraph before, or it is
 * a definition without its colon. Cells of tables may begin with a call, or hold nothing else.
 *
 * @example bad
 *   Exports doubled.
 *
 *   [^7] Taxes fell.
 *
 *   [^7]: Ministry of Trade, Annual Report, 2020.
 *
 * @example good
 *   Exports doubled.[^7]
 *
 *   Taxes fell.
 *
 *   [^7]: Ministry of Trade, Annual Report, 2020.
 */
export const callOpensParagraph: Rule<{ call: string }> = {
  id: 'call-opens-paragraph',
  severity: 'warning',
  wording: ({ call }) =>
    `expected text before the call \`${call}\`, found the beginning of a paragraph; move the call behind what it refers to`,
  nodes: {
    footnoteReference(node, context, report) {
      const { chapter, ancestors } = context;
      const group = groupFrom(node, context);
      if (group?.block.type !== 'paragraph' || /\S/u.test(group.before)) return;
      const note = ancestors.findLast(({ type }) => type === 'footnoteDefinition');
      // That a note has nothing but calls is what is wrong with it.
      if (note && !hasContent(note)) return;
      report({
        facts: { call: asWritten(node, chapter) },
        file: chapter.path,
        place: node.position,
        ...writtenLabel(node),
      });
    },
  },
};
