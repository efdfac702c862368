/** A manuscript is mended in rounds until there is nothing left, byte for byte elsewhere. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Rule } from '../../src/check/rule.ts';
import type { Fixer } from '../../src/fix/fixers.ts';
import { mend, type Mended } from '../../src/fix/mend.ts';
import { loadFrom } from '../../src/manuscript/load.ts';
import { memoryFiles } from '../../src/manuscript/memory.ts';
import type { Manuscript } from '../../src/manuscript/manuscript.ts';

/** What each rule of the test replaces by what, one occurrence a finding. */
const replacements = vi.hoisted(() => [] as { id: string; pattern: RegExp; text: string }[]);

vi.mock('../../src/check/recommended.ts', () => ({
  get recommended(): Rule<string>[] {
    return replacements.map(({ id, pattern, text }) => ({
      id,
      severity: 'warning',
      wording: (found) => `found ${found}`,
      book({ chapters }, report) {
        for (const { path, source } of chapters) {
          for (const found of String(source).matchAll(pattern)) {
            const edit = { file: path, start: found.index, end: found.index + found[0].length, text };
            report({ facts: found[0], file: path, place: { line: 1, column: found.index + 1 }, fix: [edit] });
          }
        }
      },
    }));
  },
}));

beforeEach(() => {
  replacements.length = 0;
});
afterEach(() => {
  vi.restoreAllMocks();
});

function rules(table: Readonly<Record<string, readonly [RegExp, string]>>): void {
  for (const [id, [pattern, text]] of Object.entries(table)) replacements.push({ id, pattern, text });
}

function plain(text: string): string {
  return text.replaceAll(/[,. ]/gu, '');
}

const YAML = 'title: T\nuuid: 123e4567-e89b-42d3-a456-426614174000\n';

function manuscriptOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<Manuscript> {
  return loadFrom(memoryFiles({ 'manuscript.yaml': YAML, ...files }), 'book');
}

async function mended(
  files: Readonly<Record<string, string | Uint8Array>>,
  fixers: readonly Fixer[] = ['rules'],
): Promise<Mended> {
  return mend(await manuscriptOf(files), { fixers });
}

/** What became of one chapter. */
async function textOf(source: string | Uint8Array, fixers?: readonly Fixer[]): Promise<string> {
  const [file, another] = (await mended({ 'a.md': source }, fixers)).files;
  expect(another).toBeUndefined();
  return (
    file?.after ??
    (typeof source === 'string' ? source : new TextDecoder('utf-8', { ignoreBOM: true }).decode(source))
  );
}

describe('a manuscript', () => {
  it('is mended in as many rounds as it takes', async () => {
    rules({ pairs: [/aa/gu, 'b'], more: [/bb/gu, 'a'] });
    // aaaaaaaa → baabaa… : what touches waits, what comes of a fix is looked at again.
    const { files, fixes, problems, book } = await mended({ 'a.md': 'aaaaaaaa c\n' });
    expect(files).toEqual([
      { file: 'a.md', before: 'aaaaaaaa c\n', after: expect.not.stringMatching(/aa|bb/u) as string },
    ]);
    expect(fixes).toBeGreaterThan(4);
    expect(problems).toEqual([]);
    expect(String(book.chapters[0]?.source)).toBe(files[0]?.after);
  });

  it('keeps its byte order mark, its line ends and its missing last one', async () => {
    rules({ residue: [/,;/gu, ';'], breaks: [/\|/gu, '\n'] });
    const bytes = new TextEncoder().encode('\uFEFFOne,; two\r\n\r\nthree|four \uD83D\uDE00,; five');
    expect(await textOf(bytes)).toBe('\uFEFFOne; two\r\n\r\nthree\r\nfour \uD83D\uDE00; five');
  });

  it('is mended where a rule or a comment does not say otherwise', async () => {
    rules({ residue: [/,;/gu, ';'] });
    const comment = '<!-- imprimatur-disable residue --> ,;\n';
    expect(await textOf(comment)).toBe(comment);
    const manuscript = await manuscriptOf({ 'a.md': ',;' });
    expect((await mend(manuscript, { fixers: ['rules'], rules: { residue: 'off' } })).files).toEqual([]);
    expect((await mend(manuscript, { fixers: [] })).files).toEqual([]);
  });

  it('may be one file with its configuration', async () => {
    rules({ residue: [/,;/gu, ';'] });
    const source = '---\ntitle: "A,; B"\n---\n\nText,; text.\n';
    const manuscript = await loadFrom(memoryFiles({ 'one.md': source }), 'one.md', 'one.md');
    const { files, book } = await mend(manuscript, { fixers: ['rules'] });
    expect(files).toEqual([{ file: 'one.md', before: source, after: source.replaceAll(',;', ';') }]);
    // What the fix changed there is read again.
    expect(book.configuration.title).toBe('A; B');
  });

  it('comes to an end where two rules undo each other, and stays there', async () => {
    rules({ there: [/ping/gu, 'pong'], back: [/pong/gu, 'ping'] });
    expect(await mended({ 'a.md': 'ping\n' })).toMatchObject({ files: [], fixes: 0 });
    rules({ into: [/start/gu, 'ping'] });
    const after = await textOf('start\n');
    expect(await textOf(after)).toBe(after);
  });

  it('comes to an end where there is none', async () => {
    rules({ grow: [/$/gu, 'x'] });
    expect((await textOf('')).length).toBeLessThan(50);
  });

  it('loses no note to a fix, and is mended in all else', async () => {
    // One of the first rule's fixes would open a comment that swallows the notes.
    rules({ dots: [/\.\.+/gu, '.'], odd: [/~(?=<!--)/gu, ''], residue: [/,;/gu, ';'] });
    const source = 'A..[^1] B,;[^2] C..\n\n~<!-- D,; E..\n\n[^1]: One..\n\n[^2]: Two.\n';
    const { files, problems, fixes } = await mended({ 'a.md': source });
    expect(files[0]?.after).toBe('A.[^1] B;[^2] C.\n\n~<!-- D; E.\n\n[^1]: One.\n\n[^2]: Two.\n');
    expect(problems.map(({ ruleId, fixable }) => [ruleId, fixable])).toEqual([['odd', true]]);
    expect(fixes).toBe(6);
  });

  it('is renumbered and sorted on request, after the rules', async () => {
    rules({ residue: [/,;/gu, ';'] });
    const source = 'A.[^2] B,;[^1]\n\n[^1]: One.\n\n[^2]: Two.\n';
    expect(await textOf(source)).toBe(source.replace(',;', ';'));
    expect(await textOf(source, ['renumber'])).toBe('A.[^1] B,;[^2]\n\n[^2]: One.\n\n[^1]: Two.\n');
    expect(await textOf(source, ['sort'])).toBe('A.[^2] B,;[^1]\n\n[^2]: Two.\n\n[^1]: One.\n');
    expect(await textOf(source, ['sort', 'rules', 'renumber'])).toBe(
      'A.[^1] B;[^2]\n\n[^1]: Two.\n\n[^2]: One.\n',
    );
  });

  it('is not mended where its files changed since they were read', async () => {
    rules({ residue: [/,;/gu, ';'] });
    const manuscript = await manuscriptOf({ 'a.md': 'One,; two.\n' });
    const files = memoryFiles({ 'manuscript.yaml': YAML, 'a.md': 'Another,; text.\n' });
    await expect(mend({ ...manuscript, files }, { fixers: ['rules'] })).rejects.toThrow('found another text');
  });

  it('changes only what is named, and nothing the second time', async () => {
    rules({ residue: [/,;/gu, ';'], dots: [/\.\.+/gu, '.'], before: [/(?<! ) \[/gu, '['] });
    const part = fc.constantFrom(
      'a',
      ',;',
      '..',
      ' [',
      ' ',
      '\n',
      '\r\n',
      '\r',
      '\t',
      '\0',
      'é',
      '😀',
      '[^1]',
      '`',
      '\uFEFF',
    );
    const source = fc
      .tuple(fc.boolean(), fc.array(part, { maxLength: 40 }))
      .map(([mark, parts]) => `${mark ? '\uFEFF' : ''}a${parts.join('')}`);
    await fc.assert(
      fc.asyncProperty(source, async (text) => {
        const after = await textOf(new TextEncoder().encode(text));
        expect(plain(after)).toBe(plain(text));
        expect(after).not.toMatch(/,;|\.\.|(?<! ) \[/u);
        expect(await textOf(new TextEncoder().encode(after))).toBe(after);
      }),
      { numRuns: 60 },
    );
  });
});
