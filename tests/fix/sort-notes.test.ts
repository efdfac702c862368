/** Definitions in the order of their calls, moved whole. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/fix/edits.ts';
import { sortNotes } from '../../src/fix/sort-notes.ts';
import { chapterOf } from '../check/in-memory.ts';
import { chapterSource } from './written-chapter.ts';

async function sorted(source: string): Promise<string> {
  return applyEdits(source, sortNotes(await chapterOf(source)));
}

/** Which note each call of the body leads to, and the text of all printed notes in their order. */
async function reading(source: string): Promise<unknown> {
  const { numbered, graph } = await chapterOf(source);
  return {
    calls: graph.calls
      .filter(({ within }) => !within)
      .map(({ node }) => numbered.callOf.get(node)?.note.number),
    notes: numbered.notes.map(({ definition: { node } }) =>
      source.slice(node.position?.start.offset, node.position?.end.offset).trimEnd(),
    ),
  };
}

function lines(text: string): string[] {
  return text
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .toSorted();
}

describe('definitions', () => {
  it('are moved to the order of their calls', async () => {
    expect(await sorted('A.[^b] B.[^c] C.[^a]\n\n[^a]: One.\n[^b]: Two.\n\n[^c]: Three.')).toBe(
      'A.[^b] B.[^c] C.[^a]\n\n[^b]: Two.\n[^c]: Three.\n\n[^a]: One.',
    );
  });

  it('are moved with their further paragraphs, and the comment that is about them', async () => {
    const comment = '<!-- imprimatur-disable-next-line bad-url -->\r\n';
    expect(
      await sorted(
        `A.[^2] B.[^1]\r\n\r\n[^1]: One.\r\n\r\n    More.\r\n\r\n${comment}[^2]: Two\r\nlazily.\r\n`,
      ),
    ).toBe(`A.[^2] B.[^1]\r\n\r\n${comment}[^2]: Two\r\nlazily.\r\n\r\n[^1]: One.\r\n\r\n    More.\r\n`);
  });

  it('change places around what stands between them', async () => {
    expect(await sorted('A.[^2]\n\n[^1]: One.\n\nB.[^1]\n\n[^2]: Two.\n')).toBe(
      'A.[^2]\n\n[^2]: Two.\n\nB.[^1]\n\n[^1]: One.\n',
    );
  });

  it('that are called by notes follow these', async () => {
    expect(await sorted('A.[^1] B.[^2]\n\n[^1]: See.[^3]\n\n[^2]: Two.\n\n[^3]: Three.\n')).toBe(
      'A.[^1] B.[^2]\n\n[^1]: See.[^3]\n\n[^3]: Three.\n\n[^2]: Two.\n',
    );
  });

  it('stay where nobody reads them, and in lists and boxes', async () => {
    for (const source of [
      'A.[^2]\n\n[^1]: Unread.\n\n[^2]: Two.\n',
      'A.[^2] B.[^1]\n\n- item\n\n  [^1]: One.\n\n[^2]: Two.\n',
      'A.[^1] B.[^2]\n\n[^1]: One.\n[^2]: Two.\n',
      'A.[^2] B.[^1]\n\n[^1]: One.\n\n[^2]: Two.\n\n[^1]: Again.\n',
      'A.[^2] B.[^3] C.[^1]\n\n[^3]: Three.\n\n[^1]: One.\n\n[^2]: Two.\n\n    [^1]: Again.\n',
    ])
      expect(await sorted(source)).toBe(source);
  });

  it('lose no text and no note, and are in order a second time', async () => {
    let changed = 0;
    await fc.assert(
      fc.asyncProperty(chapterSource, async (source) => {
        const after = await sorted(source);
        if (after !== source) changed++;
        expect(lines(after)).toEqual(lines(source));
        expect(after).toHaveLength(source.length);
        expect(await reading(after)).toEqual(await reading(source));
        expect(await sorted(after)).toBe(after);
      }),
      { numRuns: 120 },
    );
    expect(changed).toBeGreaterThan(10);
  });
});
