import type { Call, Definition } from '../../notes/graph.ts';
import type { Chapter } from '../../parse/chapter.ts';
import { numericLabel } from '../numeric-label.ts';
import type { Rule } from '../rule.ts';

/**
 * A chapter that labels some notes with numbers and others with words. Readers see numbers either way; but who
 * edits the source cannot rely on the order of the numbers, and a word among numbers is often a note that was
 * brought in from elsewhere. Told once in a chapter, at the first label of the rarer kind. Inline notes have no
 * labels.
 *
 * @example bad
 *   Exports doubled,[^1] and taxes fell.[^budget]
 *
 *   [^1]: Ministry of Trade, Annual Report, 2020.
 *
 *   [^budget]: Ministry of Finance, Budget, 2021.
 *
 * @example good
 *   Exports doubled,[^report] and taxes fell.[^budget]
 *
 *   [^report]: Ministry of Trade, Annual Report, 2020.
 *
 *   [^budget]: Ministry of Finance, Budget, 2021.
 */
export const mixedLabels: Rule<{ label: string; isNumber: boolean }> = {
  id: 'mixed-labels',
  severity: 'info',
  strict: 'warning',
  wording: ({ label, isNumber }) =>
    isNumber
      ? `expected words as labels, as in the rest of this file, found the number \`[^${label}]\`; use one kind`
      : `expected numbers as labels, as in the rest of this file, found the word \`[^${label}]\`; use one kind`,
  book({ graph }, report) {
    // Only a label with a call and a definition is sure to be what its author wanted.
    const firstCalls = new Map<Definition, Call>();
    for (const call of graph.calls)
      if (call.target && !firstCalls.has(call.target)) firstCalls.set(call.target, call);
    const kinds = new Map<Chapter, Record<'numbers' | 'words', Call[]>>();
    for (const [{ label, chapter, node }, call] of firstCalls) {
      if (node.inline) continue;
      const own = kinds.get(chapter) ?? { numbers: [], words: [] };
      kinds.set(chapter, own);
      (numericLabel(label) === undefined ? own.words : own.numbers).push(call);
    }
    for (const [chapter, { numbers, words }] of kinds) {
      const isNumber = numbers.length < words.length;
      const [rarer] = isNumber ? numbers : words;
      if (!rarer) continue;
      report({
        facts: { label: rarer.label, isNumber },
        file: chapter.path,
        place: rarer.node.position,
        label: rarer.label,
      });
    }
  },
};
