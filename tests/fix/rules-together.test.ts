/** The fixes of all rules together, on chapters with every fault: they come to an end, and lose nothing. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Book } from '../../src/book/book.ts';
import { applyEdits } from '../../src/fix/edits.ts';
import { FIXERS, type Fixer } from '../../src/fix/fixers.ts';
import { mend, type Mended } from '../../src/fix/mend.ts';
import { loadFrom } from '../../src/manuscript/load.ts';
import { memoryFiles } from '../../src/manuscript/memory.ts';
import { chapterSource } from './written-chapter.ts';

async function mended(source: string, fixers: readonly Fixer[]): Promise<Mended> {
  const yaml = 'title: T\nlanguage: en\nuuid: 123e4567-e89b-42d3-a456-426614174000\n';
  const files = memoryFiles({ 'manuscript.yaml': yaml, 'a.md': source });
  return mend(await loadFrom(files, 'book'), { fixers, preset: 'strict' });
}

/** How many calls and notes a reader finds. One that was spoilt may be one again. */
function kept({ numbered }: Book): [calls: number, notes: number] {
  return [numbered.callOf.size, numbered.notes.length];
}

/** Faults of the kind that rules mend, put between the characters of a chapter. */
const fault = fc.constantFrom(
  ' [^1]',
  '[^2].',
  '.[^3]Word',
  ',;',
  '..',
  '  ',
  'e\u0301',
  '\u200B',
  '[^2] ,',
  '. .',
);
const faulty = fc
  .tuple(chapterSource, fc.array(fc.tuple(fc.nat(), fault), { maxLength: 8 }))
  .map(([source, faults]) =>
    faults.reduce(
      (text, [seed, what]) => {
        const at = seed % (text.length + 1);
        return text.slice(0, at) + what + text.slice(at);
      },
      source.replace(/^---[^]*?---\s*/u, ''),
    ),
  );

/** What is left and could be mended without losing a call or a note. */
async function harmless(text: string, { problems, book }: Mended): Promise<string[]> {
  const [calls, notes] = kept(book);
  const left: string[] = [];
  for (const { ruleId, line, fix } of problems.filter(({ fixable }) => fixable)) {
    const [callsAfter, notesAfter] = kept((await mended(applyEdits(text, fix), [])).book);
    if (callsAfter >= calls && notesAfter >= notes) left.push(`${line} ${ruleId}`);
  }
  return left;
}

/** A fix that loses a note at first does not once the notes are in order. */
const MENDED_LATE = [
  '. .e\u0301text.[^1] [see note {note}](#^1) <!-- c -->',
  '[^ibid]: *emphasis* text.[^02] [see][r1] *emphasis* text.[^1]',
  'lazy line',
  '',
  '[](<#^1> "title") [see][r1] text.[^12] Exports doubled',
  '',
  '',
  ':::box{title="Box"}',
  '[^1]: <!-- c --> [](<#^ibid> "title") text.[^1]',
  ':::',
  '[see note {note}](#^ibid) [see][r1]',
  '',
  '- ^[inline.[^3]] e\u0301 😀 text.[^1] e\u0301 😀 [see][r1]',
  '',
  '  [^12]: *emphasis* \\[^2] Қазақстан',
  '  ',
  '          code [^1]',
  '',
  '',
  '***',
  '[^my note]',
  '',
  '[^12]: text.[^1] [see][r1]',
  '',
  '    A second paragraph.',
  '',
  '',
  ':::box{title="Box"}',
  '\u200B [^12]: Қазақстан text.[^1] e\u0301 😀',
  'lazy line',
  ':::',
].join('\n');

it('come to an end, leave nothing that could be mended, and change nothing the second time', async () => {
  let changed = 0;
  await fc.assert(
    fc.asyncProperty(faulty, fc.subarray([...FIXERS], { minLength: 1 }), async (source, fixers) => {
      const before = await mended(source, []);
      const after = await mended(source, fixers);
      const text = after.files[0]?.after ?? source;
      if (text !== source) changed++;
      const left = fixers.includes('rules') ? await harmless(text, after) : [];
      expect(left).toEqual([]);
      expect((await mended(text, fixers)).files).toEqual([]);
      const [calls, notes] = kept(after.book);
      const [callsBefore, notesBefore] = kept(before.book);
      expect([calls >= callsBefore, notes >= notesBefore]).toEqual([true, true]);
    }),
    { numRuns: 80, examples: [[MENDED_LATE, ['rules', 'sort']]] },
  );
  expect(changed).toBeGreaterThan(20);
});
