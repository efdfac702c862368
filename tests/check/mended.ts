/** Chapters that tests mend with the fix of one rule. */
import { check } from '../../src/check/check.ts';
import { applyEdits } from '../../src/fix/edits.ts';
import { bookOf } from './in-memory.ts';

/**
 * What one rule makes of a chapter, when everything that it can mend is mended.
 * @param yaml lines of the configuration beside the title
 */
export async function mendedBy(rule: string, markdown: string, yaml = ''): Promise<string> {
  const book = await bookOf({ 'manuscript.yaml': `title: T\n${yaml}`, 'one.md': markdown });
  const problems = check(book, { preset: 'off', rules: { [rule]: 'warning' } });
  return applyEdits(
    markdown,
    problems.flatMap(({ fix }) => fix),
  );
}
