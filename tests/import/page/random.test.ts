/** Random reports, written out in every form and read again: the same words, the same notes, in the same order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPage } from '../../../src/import/page/read-page.ts';
import { FORMS, pageOf } from './forms.ts';
import { linesOf, linesOfTree, REPORT } from './random-report.ts';

const RUNS = Number(process.env.IMPRIMATUR_RANDOM ?? 60);

describe('a random report comes back from', () => {
  it.each(Object.keys(FORMS))('%s', async (name) => {
    await fc.assert(
      fc.asyncProperty(REPORT, async (report) => {
        const page = pageOf(report, FORMS[name]!);
        const { tree, decisions } = await readPage(new TextEncoder().encode(page), async () => undefined);
        const expected = linesOf(report);
        const { text, notes, labels } = linesOfTree(tree);
        expect(text).toEqual(expected.text);
        expect(notes).toEqual(expected.notes);
        expect(labels).toEqual(report.notes.map((_, index) => String(index + 1)));
        expect(decisions.filter(({ kind }) => kind === 'fault')).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });
});
