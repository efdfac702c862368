/** Texts that are broken or in old encodings: a clear message or the right words, and never a crash. */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importSource, type ImportedManuscript } from '../../../src/import/import-source.ts';
import { UnreadableSourceError } from '../../../src/import/imported.ts';
import { removeFolder, run, temporaryFolder } from '../../end-to-end/command-line.ts';
import { fileOf, notesOfManuscript } from '../words.ts';

const LONG =
  'The café’s owner – a Łódź native – said “no” for £5, and that was the end of it for a long time.';
const LATIN =
  'The café’s owner – a Malmö native – said “no” for £5, and that was the end of it for a long time.';
const textOf = (long: string): string => `The Title\n\n${long}[1]\n\n${long}\n\n[1] Voilà.\n`;
const imported = (bytes: Uint8Array): Promise<ImportedManuscript> => importSource(bytes, { name: 'a.txt' });

function utf16(text: string, order: 'le' | 'be'): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

const WINDOWS: Readonly<Record<string, number>> = { '’': 0x92, '–': 0x96, '“': 0x93, '”': 0x94 };

function windows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => WINDOWS[character] ?? character.charCodeAt(0));
}

describe('encodings', () => {
  it.each([
    ['UTF-8', Buffer.from(textOf(LONG)), LONG, 'certain: read as UTF-8\n'],
    [
      'UTF-8 with a mark',
      Buffer.from(`\uFEFF${textOf(LONG)}`),
      LONG,
      'certain: read as UTF-8, by its byte order mark\n',
    ],
    [
      'UTF-16 LE with a mark',
      utf16(`\uFEFF${textOf(LONG)}`, 'le'),
      LONG,
      'certain: read as UTF-16 (little endian), by its byte order mark\n',
    ],
    [
      'UTF-16 BE with a mark',
      utf16(`\uFEFF${textOf(LONG)}`, 'be'),
      LONG,
      'certain: read as UTF-16 (big endian), by its byte order mark\n',
    ],
    [
      'UTF-16 LE',
      utf16(textOf(LONG), 'le'),
      LONG,
      'likely: read as UTF-16 (little endian), by its zero bytes\n',
    ],
    [
      'UTF-16 BE',
      utf16(textOf(LONG), 'be'),
      LONG,
      'likely: read as UTF-16 (big endian), by its zero bytes\n',
    ],
    ['Windows-1252', windows1252(textOf(LATIN)), LATIN, 'likely: read as Windows-1252, since it is no UTF-8'],
    [
      'Latin-1',
      windows1252(textOf('Malmö, naïve, café.')),
      'Malmö, naïve, café.',
      'likely: read as Latin-1 (ISO 8859-1), since it is no UTF-8',
    ],
  ])('%s', async (_, bytes, words, told) => {
    const manuscript = await imported(bytes);
    expect(fileOf(manuscript, manuscript.chapters[0]!)).toBe(
      `# The Title\n\n${words}[^1]\n\n${words}\n\n[^1]: Voilà.\n`,
    );
    expect(fileOf(manuscript, 'import-report.md')).toContain(told);
  });

  it('UTF-16 of another alphabet', async () => {
    const text =
      'Су туралы\n\nБұл ауыл туралы әңгіме өте ұзақ, сондықтан оны оқу үшін көп уақыт керек болды.\n';
    const manuscript = await imported(utf16(text, 'le'));
    expect(manuscript.title).toBe('Су туралы');
  });

  it('UTF-8 with a few bytes of another encoding keeps them, and tells', async () => {
    const good = Buffer.from(textOf(LONG));
    const bytes = Buffer.concat([good.subarray(0, 20), Buffer.from([0xe9]), good.subarray(20)]);
    const manuscript = await imported(bytes);
    expect(fileOf(manuscript, manuscript.chapters[0]!)).toContain('é');
    expect(fileOf(manuscript, manuscript.chapters[0]!)).toContain(LONG);
    expect(fileOf(manuscript, 'import-report.md')).toContain(
      'line 3, likely: a byte is no UTF-8; it was read as Windows-1252, “é”',
    );
  });

  it('half a pair of bytes is told', async () => {
    const manuscript = await imported(
      Buffer.concat([utf16(`\uFEFF${textOf(LONG)}`, 'le'), Buffer.from([0x41])]),
    );
    expect(fileOf(manuscript, 'import-report.md')).toContain('certain: the UTF-16 is damaged');
  });

  it('NUL characters are told', async () => {
    const manuscript = await imported(Buffer.from(textOf(LONG).replace('owner', 'ow\0ner')));
    expect(fileOf(manuscript, manuscript.chapters[0]!)).toContain(LONG);
    expect(fileOf(manuscript, 'import-report.md')).toContain(
      'line 3, likely: 1 NUL characters were taken out',
    );
  });
});

describe('what is no text', () => {
  it.each([
    ['nothing', Buffer.alloc(0), 'expected text, found an empty file'],
    ['white space', Buffer.from(' \n\t\n'), 'expected text, found only white space'],
    ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n'), 'expected text, found a PDF'],
    [
      'an old Word file',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]),
      'expected text, found an old Word file',
    ],
    ['RTF', Buffer.from('{\\rtf1 text}'), 'expected text, found an RTF file'],
    [
      'bytes',
      Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 31)),
      'expected text, found bytes that are none',
    ],
  ])('%s', async (_, bytes, message) => {
    await expect(imported(bytes)).rejects.toThrow(UnreadableSourceError);
    await expect(imported(bytes)).rejects.toThrow(message);
  });
});

describe('size', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await temporaryFolder('import-broken');
  });
  afterAll(() => removeFolder(folder));

  it('200 MB are refused before they are in memory twice', async () => {
    const path = join(folder, 'large.txt');
    const file = await open(path, 'w');
    const part = Buffer.from(`${LONG}\n\n`.repeat(10_000));
    for (let written = 0; written < 200 * 1024 * 1024; written += part.length) await file.write(part);
    await file.close();
    const began = performance.now();
    const result = await run(['import', path, '--out', join(folder, 'book')]);
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toMatch(
      /expected plain text of 8 MB at most, found 20\d MB; import its parts one by one/u,
    );
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('a long book takes seconds', async () => {
    const chapters = Array.from(
      { length: 400 },
      (_, index) => `Part ${index}\n\n${`${LATIN} `.repeat(20)}[${index + 1}]`,
    );
    const notes = chapters.map((_, index) => `[${index + 1}] ${LATIN}`);
    const began = performance.now();
    const manuscript = await imported(
      Buffer.from(`The Title\n\n${chapters.join('\n\n')}\n\n${notes.join('\n\n')}\n`),
    );
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(notesOfManuscript(manuscript).calls).toHaveLength(400);
  });

  it.each([
    ['a line of a million characters', 'word '.repeat(200_000)],
    ['a hundred thousand short lines', 'Short line\n\n'.repeat(20_000)],
    ['brackets', '['.repeat(50_000)],
    ['marks', '[1] '.repeat(5_000)],
    ['lists in lists', Array.from({ length: 2000 }, (_, index) => `${' '.repeat(index)}• x`).join('\n')],
    ['addresses', 'https://example.org/a_b '.repeat(20_000)],
    ['one address', `https://example.org/${')'.repeat(20_000)}`],
    ['an @', `${'a.'.repeat(20_000)}@`],
  ])('%s takes seconds', async (_, text) => {
    const began = performance.now();
    await imported(Buffer.from(`The Title\n\n${text}\n`));
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});
