/** New labels in the order of call: every call keeps its note, and nothing else changes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Book } from '../../src/book/book.ts';
import { applyEdits } from '../../src/fix/edits.ts';
import { renumberLabels } from '../../src/fix/renumber.ts';
import { bookOf } from '../check/in-memory.ts';
import { chapterSource } from './written-chapter.ts';

async function renumbered(files: Record<string, string>): Promise<Record<string, string>> {
  const edits = renumberLabels(await bookOf(files));
  return Object.fromEntries(
    Object.entries(files).map(([name, source]) => [
      name,
      applyEdits(
        source,
        edits.filter(({ file }) => file === name),
      ),
    ]),
  );
}

async function renumberedText(source: string): Promise<string> {
  return (await renumbered({ 'a.md': source }))['a.md'] ?? '';
}

function notes(...labels: (number | string)[]): string {
  return labels.map((label) => `\n[^${label}]: Note ${label}.\n`).join('');
}

/** The graph without its labels: which call, in order, leads to which definition. */
function shape({ graph }: Book): unknown[] {
  return [
    graph.calls.map(({ target, within }) =>
      [target, within].map((end) => end && graph.definitions.indexOf(end)),
    ),
    graph.definitions.map(({ duplicateOf }) => duplicateOf && graph.definitions.indexOf(duplicateOf)),
  ];
}

function unlabelled(text: string): string {
  return text.replaceAll(/(?<=\^)\d+/gu, '#');
}

describe('labels', () => {
  it('are renumbered in the order of their first calls', async () => {
    expect(await renumberedText(`A.[^3] B.[^1] C.[^3] D.[^2]\n${notes(1, 2, 3)}`)).toBe(
      `A.[^1] B.[^2] C.[^1] D.[^3]\n\n[^2]: Note 1.\n\n[^3]: Note 2.\n\n[^1]: Note 3.\n`,
    );
  });

  it('of notes that notes call follow them, as in print', async () => {
    expect(await renumberedText('A.[^1] B.[^2]\n\n[^1]: See.[^3]\n\n[^2]: Two.\n\n[^3]: Three.\n')).toBe(
      'A.[^1] B.[^3]\n\n[^1]: See.[^2]\n\n[^3]: Two.\n\n[^2]: Three.\n',
    );
  });

  it('stay where they are in order, wherever the row begins', async () => {
    for (const source of [
      `A.[^1] B.[^2]\n${notes(1, 2)}`,
      `A.[^7] B.[^8]\n${notes(8, 7)}`,
      `A.[^01] B.[^2]\n${notes('01', 2)}`,
      `A.[^a] B.[^9] C.[^b]\n${notes('a', 9, 'b')}`,
      // The call of 2 was lost; its definition says where it was.
      `A.[^1] B.[^3]\n${notes(1, 2, 3)}`,
      `A.[^1] B.[^2] C.[^3]\n${notes(1, 3)}`,
    ])
      expect(await renumberedText(source)).toBe(source);
  });

  it('close gaps and become plain numbers where they are renumbered', async () => {
    expect(await renumberedText(`A.[^1] B.[^5]\n${notes(1, 5)}`)).toBe(
      'A.[^1] B.[^2]\n\n[^1]: Note 1.\n\n[^2]: Note 5.\n',
    );
    expect(await renumberedText(`A.[^02] B.[^1]\n${notes('02', 1)}`)).toBe(
      'A.[^1] B.[^2]\n\n[^1]: Note 02.\n\n[^2]: Note 1.\n',
    );
  });

  it('of notes without a call keep their neighbours', async () => {
    expect(await renumberedText(`A.[^3] B.[^1]\n${notes(1, 2, 3)}`)).toBe(
      'A.[^1] B.[^2]\n\n[^2]: Note 1.\n\n[^3]: Note 2.\n\n[^1]: Note 3.\n',
    );
  });

  it('change in references too', async () => {
    const source =
      `A.[^2] B.[^1] [see note {note}](#^2), [](<#^1> "t"), [see][r], [\\]](#^1), [^x] [x](#^x)\n\n` +
      `[r]: #^2 'x'\n${notes(1, 2, 'x')}`;
    expect(await renumberedText(source)).toBe(
      `A.[^1] B.[^2] [see note {note}](#^1), [](<#^2> "t"), [see][r], [\\]](#^2), [^x] [x](#^x)\n\n` +
        `[r]: #^1 'x'\n\n[^2]: Note 1.\n\n[^1]: Note 2.\n\n[^x]: Note x.\n`,
    );
  });

  it('stay where a reference cannot be followed in the source', async () => {
    const source = `A.[^2] B.[^1] [see note {note}](#&Hat;2)\n${notes(1, 2)}`;
    expect(await renumberedText(source)).toBe(source);
  });

  it('stay in code, in escapes and in text', async () => {
    expect(await renumberedText(`A.[^2] \`[^1]\` \\[^1] ^[x[^1]]\n\n    [^1]: x\n${notes(1, 2)}`)).toBe(
      `A.[^1] \`[^1]\` \\[^1] ^[x[^2]]\n\n    [^1]: x\n\n[^2]: Note 1.\n\n[^1]: Note 2.\n`,
    );
  });

  it('go on from the chapter before where they did so', async () => {
    const files = {
      'a.md': `A.[^1] B.[^3]\n${notes(1, 3)}`,
      'b.md': `A.[^4] B.[^5]\n${notes(4, 5)}`,
      'c.md': `A.[^1] B.[^2]\n${notes(1, 2)}`,
      'd.md': `A.[^8] B.[^9]\n${notes(8, 9)}`,
    };
    const after = await renumbered(files);
    expect(after['b.md']).toBe('A.[^3] B.[^4]\n\n[^3]: Note 4.\n\n[^4]: Note 5.\n');
    expect([after['c.md'], after['d.md']]).toEqual([files['c.md'], files['d.md']]);
    expect(await renumbered(after)).toEqual(after);
  });

  it('lose no call and no note, and are in order a second time', async () => {
    let changed = 0;
    await fc.assert(
      fc.asyncProperty(chapterSource, async (source) => {
        const after = await renumberedText(source);
        if (after !== source) changed++;
        expect(shape(await bookOf({ 'a.md': after }))).toEqual(shape(await bookOf({ 'a.md': source })));
        expect(unlabelled(after)).toBe(unlabelled(source));
        expect(await renumberedText(after)).toBe(after);
      }),
      { numRuns: 150 },
    );
    expect(changed).toBeGreaterThan(40);
  });
});
