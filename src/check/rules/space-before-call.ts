import { asWritten, writtenLabel } from '../as-written.ts';
import { groupFrom } from '../call-groups.ts';
import { makesCallAWord } from '../call-as-word.ts';
import { placeOf } from '../place.ts';
import type { Rule } from '../rule.ts';
import { spaceBefore } from '../space-before.ts';

/** A colon, a dash or what opens a bracket or a quotation: the call may be all that follows it. */
const LEADS_TO_CALL = /[:([{“‘«„–—-]$/u;
/**
 * A space or a line end before a call. The number stands away from its word, and at the end of a line it goes
 * on to the next without it. No-break and thin spaces are left alone, since some languages want them there,
 * and so is a call after a colon, a bracket that opens, or another call. `--fix` takes the space out.
 *
 * @example bad
 *   Exports doubled. [^7] Taxes fell.
 *
 *   [^7]: Ministry of Trade, Annual Report, 2020.
 *
 * @example good
 *   Exports doubled.[^7] Taxes fell. Sources: [^8], [^9]
 *
 *   [^7]: Ministry of Trade, Annual Report, 2020.
 *
 *   [^8]: Ministry of Finance, Budget, 2021.
 *
 *   [^9]: Ministry of Finance, Budget, 2022.
 */
export const spaceBeforeCall: Rule<{ call: string; isLineEnd: boolean }> = {
  id: 'space-before-call',
  severity: 'warning',
  wording: ({ call, isLineEnd }) =>
    `expected the call \`${call}\` right behind the text, found a ${isLineEnd ? 'line end' : 'space'} before it; ` +
    'remove it',
  nodes: {
    footnoteReference(node, context, report) {
      const { chapter } = context;
      const group = groupFrom(node, context);
      const [text = '', space] = /^(.*?)([ \t\r\n]+)$/su.exec(group?.before ?? '')?.slice(1) ?? [];
      if (!group || space === undefined || text === '' || LEADS_TO_CALL.test(text)) return;
      // In a quotation the marks of its lines stand between the text and the call.
      const range = spaceBefore(group.start, String(chapter.source));
      const isClear = range && !/[\n>]/u.test(String(chapter.source)[range.start - 1] ?? '\n');
      report({
        facts: { call: asWritten(node, chapter), isLineEnd: space.includes('\n') },
        file: chapter.path,
        place: isClear ? placeOf(range.start, range.end, chapter.source) : node.position,
        ...writtenLabel(node),
        ...(isClear && !makesCallAWord(text) && { fix: [{ file: chapter.path, ...range, text: '' }] }),
      });
    },
  },
};
