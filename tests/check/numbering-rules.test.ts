/** Numbered labels: where rows begin, kinds of labels, and what is printed; several chapters at once. */
import { describe, expect, it } from 'vitest';
import { check, type CheckOptions } from '../../src/check/check.ts';
import { bookOf } from './in-memory.ts';

/** A chapter that calls notes with these labels, in order. */
function chapter(...labels: readonly (number | string)[]): string {
  const calls = labels.map((label) => `Word ${label}.[^${label}]`).join(' ');
  return `${calls}\n${labels.map((label) => `\n[^${label}]: Note ${label}.\n`).join('')}`;
}

/** What is found in chapters, as `rule file:line:column`. */
async function foundIn(
  chapters: readonly string[],
  options: CheckOptions = {},
  yaml = '',
): Promise<string[]> {
  const files = chapters.map((text, index): [string, string] => [`${index + 1}.md`, text]);
  const head = 'title: T\nuuid: 123e4567-e89b-42d3-a456-426614174000\n';
  const book = await bookOf({ 'manuscript.yaml': head + yaml, ...Object.fromEntries(files) });
  return check(book, options).map(({ ruleId, file, line, column }) => `${ruleId} ${file}:${line}:${column}`);
}

describe('numbering-start', () => {
  it.each([
    [[chapter(1, 2), chapter(3, 4), chapter(5)]],
    [[chapter(1, 2), chapter(1), chapter(2, 3), chapter(1)]],
    [[chapter(1, 2), chapter('a', 'b'), 'No notes.\n', chapter(3)]],
    [[chapter('a'), chapter(1), chapter(2)]],
    [[chapter(7, 8)]],
    [[chapter(7, 8), 'No notes.\n']],
  ])('is content with %j', async (chapters) => {
    expect(await foundIn(chapters)).toEqual([]);
  });

  it('tells of the chapter that begins elsewhere, and of that one alone', async () => {
    expect(await foundIn([chapter(1, 2), chapter(4, 5), chapter(6)])).toEqual(['numbering-start 2.md:1:8']);
    expect(await foundIn([chapter(1, 2, 3), chapter(3, 4), chapter(5)])).toEqual([
      'numbering-start 2.md:1:8',
    ]);
    expect(await foundIn([chapter(3, 4), chapter(5)])).toEqual(['numbering-start 1.md:1:8']);
  });

  it('says what is expected', async () => {
    const book = await bookOf({ 'a.md': chapter(1, 2), 'b.md': chapter(4) });
    expect(check(book)[0]).toMatchObject({
      reason:
        'expected the labels of this file to begin with `[^1]` or `[^3]`, found `[^4]`; check that no note was lost',
      label: '4',
    });
  });

  it('is silent where only half a note is lost', async () => {
    const [first, second] = [chapter(1, 2), chapter(3, 4)];
    expect(await foundIn([first.replace('Word 2.[^2]', 'Word 2.'), second])).toEqual([
      'unused-note 1.md:5:1',
    ]);
    expect(await foundIn([first, second.replace('[^3]: Note 3.\n', '')])).toEqual([
      'undefined-note 2.md:1:8',
    ]);
  });
});

describe('numbers with a note in the wrong chapter', () => {
  it('are told of once, by label-across-files', async () => {
    const last = '\n[^2]: Note 2.\n';
    const [first, second] = [chapter(1, 2), chapter(3, 4)];
    // The definition has gone to the next chapter.
    expect(await foundIn([first.replace(last, ''), second + last])).toEqual(['label-across-files 1.md:1:20']);
    // The call has, and stands behind higher ones.
    expect(
      await foundIn([first.replace('Word 2.[^2]', 'Word 2.'), second.replace('\n', ' Word.[^2]\n')]),
    ).toEqual(['label-across-files 2.md:1:30']);
    // A definition from far away makes no gap between 2 and 8.
    expect(
      await foundIn([chapter(1, 2, 3).replace('\n[^2]: Note 2.\n', ''), `${chapter(4, 5)}${last}`]),
    ).toEqual(['label-across-files 1.md:1:20']);
  });

  it('have no gap where the stray label is', async () => {
    const first = chapter(1, 2, 3).replace('\n[^2]: Note 2.\n', '');
    expect(await foundIn([first, 'Text.\n\n[^2]: Note 2.\n'])).toEqual(['label-across-files 1.md:1:20']);
  });
});

describe('mixed-labels', () => {
  it('stands at the first label of the rarer kind, once in a chapter', async () => {
    expect(await foundIn([chapter(1, 2, 'a', 3, 'b'), chapter('a', 'b', 1)])).toEqual([
      'mixed-labels 1.md:1:32',
      'mixed-labels 2.md:1:32',
    ]);
  });

  it('takes the words for strangers where there are as many', async () => {
    expect(await foundIn([chapter('a', 1)])).toEqual(['mixed-labels 1.md:1:8']);
  });

  it('is about each chapter for itself, and not about inline notes or halves of notes', async () => {
    expect(await foundIn([chapter(1, 2), chapter('a', 'b')])).toEqual([]);
    expect(await foundIn([`Text.^[Inline.] ${chapter(1, 2)}`])).toEqual([]);
    expect(await foundIn([`Text.[^lost] ${chapter(1, 2)}`])).toEqual(['undefined-note 1.md:1:6']);
  });

  it('is information, and a warning where the preset is strict', async () => {
    const book = await bookOf({ 'a.md': chapter(1, 'a') });
    expect(check(book)[0]?.severity).toBe('info');
    const strict = check(book, { preset: 'strict' }).find(({ ruleId }) => ruleId === 'mixed-labels');
    expect(strict?.severity).toBe('warning');
  });
});

describe('label-differs-from-number', () => {
  const only = { preset: 'off', rules: { 'label-differs-from-number': 'warning' } } as const;

  it('is off unless it is asked for', async () => {
    expect(await foundIn([chapter(7, 8)])).toEqual([]);
  });

  it('is told once where the numbers shift, and not again until they shift anew', async () => {
    expect(await foundIn([chapter(1, 3, 4), chapter(5, 6), chapter(7, 9)], only)).toEqual([
      'label-differs-from-number 1.md:1:20',
      'label-differs-from-number 3.md:1:20',
    ]);
    expect(await foundIn([chapter(1, 3, 2, 4)], only)).toEqual(['label-differs-from-number 1.md:1:20']);
  });

  it('goes by the numbering of the manuscript', async () => {
    const chapters = [chapter(1, 2), chapter(1, 2)];
    expect(await foundIn(chapters, only)).toEqual(['label-differs-from-number 2.md:1:8']);
    expect(await foundIn(chapters, only, 'notes: {numbering: per-chapter}\n')).toEqual([]);
  });

  it('passes words over', async () => {
    expect(await foundIn([chapter('a', 2, 'b', 4)], only)).toEqual([]);
  });
});

describe('repeated-call', () => {
  const only = { preset: 'off', rules: { 'repeated-call': 'warning' } } as const;

  it('is told at each call but the first that is printed', async () => {
    expect(await foundIn(['A.[^x] B.[^X] C.[^x]\n\n[^x]: N.\n'], only)).toEqual([
      'repeated-call 1.md:1:10',
      'repeated-call 1.md:1:17',
    ]);
    expect(await foundIn(['A.[^x]\n\n[^x]: N.\n\n[^y]: Unread.[^x]\n'], only)).toEqual([]);
    expect(await foundIn([chapter(1), chapter(1)], only)).toEqual([]);
  });
});
