import type { Rule } from '../rule.ts';

/**
 * A second call of the same note. Readers find the number of an earlier page again, and go back to look for
 * the note; many manuals of style want a new note with a short form of the title instead. Others like it, so
 * the rule is off unless a manuscript asks for it.
 *
 * @example bad
 *   Exports doubled.[^7] Exports fell again.[^7]
 *
 *   [^7]: Ministry of Trade, Annual Report, 2020.
 *
 * @example good
 *   Exports doubled.[^7] Exports fell again.[^8]
 *
 *   [^7]: Ministry of Trade, Annual Report, 2020.
 *
 *   [^8]: Ministry of Trade, 2020.
 */
export const repeatedCall: Rule<{ label: string; line: number | undefined }> = {
  id: 'repeated-call',
  severity: 'off',
  strict: 'warning',
  wording: ({ label, line }) =>
    `expected one call of the note \`[^${label}]\`, found another one` +
    `${line === undefined ? '' : ` (the first is at line ${line})`}; write a note of its own, with a short title`,
  book({ numbered }, report) {
    for (const { definition, calls } of numbered.notes) {
      const [first, ...others] = calls;
      for (const { call } of others) {
        const place = first?.call.node.position;
        report({
          facts: { label: definition.label, line: place?.start.line },
          file: call.chapter.path,
          place: call.node.position,
          label: call.label,
          related: [{ message: 'the first call', file: call.chapter.path, place }],
        });
      }
    }
  },
};
