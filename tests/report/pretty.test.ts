import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import { formatPretty, type PrettyOptions } from '../../src/report/pretty.ts';
import { bookOf } from '../check/in-memory.ts';

async function pretty(files: Record<string, string>, options: Partial<PrettyOptions> = {}): Promise<string> {
  const book = await bookOf(files);
  return formatPretty(
    { manuscript: 'book', notes: { calls: 2, definitions: 1 }, problems: check(book) },
    {
      colours: false,
      sourceOf: (file) => book.chapters.find(({ path }) => path === file)?.source.toString(),
      pathOf: (file) => `book/${file}`,
      ...options,
    },
  );
}

const files = {
  'a.md': 'A.[^1]\n\n[^1]: One.\n\n[^1]: Two.\n',
  'b.md': 'B.[^2] ![Map](https://example.org/a.png)\n',
};

describe('the report for people', () => {
  it('goes file by file', async () => {
    expect(await pretty(files)).toBe(
      [
        'book/a.md',
        '  5:1  error  expected one definition of `[^1]` in this file, found another one (the first is at line 3); give it a label of its own, or remove it  duplicate-note',
        '    [^1]: Two.',
        '    ^^^^^^^^^^',
        '    see 3:1: the first definition, which is the one that is printed',
        '',
        'book/b.md',
        '  1:3  error  expected a definition `[^2]: …` in this file, found none; write the note, or remove the call  undefined-note',
        '    B.[^2] ![Map](https://example.org/a.png)',
        '      ^^^^',
        '  1:8  warning  expected an image in the manuscript, found the address `https://example.org/a.png`; the image is left out: download it into the manuscript  remote-resource',
        '    B.[^2] ![Map](https://example.org/a.png)',
        '           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
        '',
        '✖ book: 2 errors and 1 warning (1 note, 2 calls)',
        '',
      ].join('\n'),
    );
  });

  it('is one line where all is well', async () => {
    expect(await pretty({ 'a.md': 'A.\n' })).toBe('✔ book: no problems (1 note, 2 calls)\n');
  });

  it('says what is about a file as a whole without a line', async () => {
    const text = await pretty({ 'manuscript.yaml': 'title: T\n', 'a.md': 'A.\n' });
    expect(text).toMatch(/^book\/manuscript\.yaml\n {2}info {2}expected `isbn`/u);
    expect(text).toContain('✔ book: 1 for information');
  });

  it('has colours only where they are asked for', async () => {
    expect(await pretty(files)).not.toContain('\u001B');
    expect(await pretty(files, { colours: true })).toContain('\u001B[31merror\u001B[39m');
  });
});
