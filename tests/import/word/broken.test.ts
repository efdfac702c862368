/** Word documents that are none, or no more. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { UnreadableSourceError } from '../../../src/import/imported.ts';
import { readWord } from '../../../src/import/word/read-word.ts';
import { paragraph, run, wordDocument } from './parts.ts';
import { sampleDocument } from './sample-document.ts';

const zip = (files: string[]) => zipSync(Object.fromEntries(files.map((name) => [name, strToU8('x')])));

async function refusal(bytes: Uint8Array): Promise<string> {
  try {
    await readWord(bytes);
  } catch (error) {
    if (error instanceof UnreadableSourceError) return error.message;
    throw error;
  }
  throw new Error('expected a refusal, found a manuscript');
}

describe('is refused with a message that says what was found:', () => {
  it('half a document', async () => {
    const whole = await sampleDocument();
    for (const part of [0.1, 0.5, 0.9, 0.999])
      expect(await refusal(whole.slice(0, Math.floor(whole.length * part)))).toMatch(
        /^expected a Word document, found half of one or a damaged one/u,
      );
  });

  it('an empty file', async () => {
    expect(await refusal(new Uint8Array())).toBe('expected a Word document, found an empty file');
  });

  it('another archive', async () => {
    expect(await refusal(zip(['mimetype', 'META-INF/container.xml']))).toBe(
      'expected a Word document, found an EPUB',
    );
    expect(await refusal(zip(['xl/workbook.xml']))).toBe('expected a Word document, found an Excel workbook');
    expect(await refusal(zip(['content.xml', 'styles.xml']))).toMatch(
      /found an OpenDocument file; save it as \.docx$/u,
    );
    expect(await refusal(zip(['photo.jpg']))).toMatch(
      /found a Zip archive of something else \(`photo\.jpg`\)$/u,
    );
    expect(await refusal(zipSync({}))).toMatch(/which is empty$/u);
  });

  it('an old or locked document, RTF, and text', async () => {
    expect(await refusal(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toMatch(
      /old one \(\.doc\) or one with a password/u,
    );
    expect(await refusal(strToU8('{\\rtf1 hello}'))).toMatch(/found RTF/u);
    expect(await refusal(strToU8('hello'))).toMatch(/found another kind of file$/u);
  });

  it('a document whose XML is damaged', async () => {
    const bytes = wordDocument({
      body: paragraph(run('One.')),
      files: { 'word/document.xml': strToU8('<w:document><w:body>') },
    });
    expect(await refusal(bytes)).toMatch(/`word\/document\.xml` is no XML/u);
    const notes = wordDocument({
      body: paragraph(run('One.')),
      files: { 'word/footnotes.xml': strToU8('<<') },
    });
    expect(await refusal(notes)).toMatch(/`word\/footnotes\.xml` is no XML/u);
  });

  it('a document without text', async () => {
    expect(await refusal(wordDocument({ body: '' }))).toBe(
      'expected a Word document with text, found one without',
    );
    expect(await refusal(wordDocument({ body: paragraph('') }))).toBe(
      'expected a Word document with text, found one without',
    );
  });

  it('a bomb: megabytes of nothing in a few kilobytes', async () => {
    const bomb = wordDocument({ body: paragraph(run('a'.repeat(60 * 1024 * 1024))) });
    expect(bomb.length).toBeLessThan(200_000);
    const before = process.memoryUsage().rss;
    expect(await refusal(bomb)).toMatch(
      /^expected a Word document with at most 48 MB in `word\/document\.xml`, found 6\d MB/u,
    );
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024);
  });

  it('a bomb that says it is small', async () => {
    const bytes = wordDocument({ body: paragraph(run('a'.repeat(1024 * 1024))) });
    const lying = withDeclaredSize(bytes, 'word/document.xml', 1000);
    expect(await refusal(lying)).toMatch(
      /^expected a Word document, found (?:half of one or )?a damaged one/u,
    );
  });

  it('elements within elements without end', async () => {
    const depth = 20_000;
    const bytes = wordDocument({
      body: `${'<w:sdt><w:sdtContent>'.repeat(depth)}${paragraph(run('x'))}${'</w:sdtContent></w:sdt>'.repeat(depth)}`,
    });
    expect(await refusal(bytes)).toMatch(/^expected a Word document, found/u);
  });
});

it(
  'a document with a byte changed anywhere is read as it was, or told of, or refused',
  { timeout: 120_000 },
  async () => {
    const whole = await sampleDocument();
    const { tree, metadata, files } = await readWord(whole);
    let refused = 0;
    for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 150)) {
      const changed = whole.slice();
      changed[at] = changed[at]! ^ 0x55;
      try {
        const made = await readWord(changed);
        if (made.decisions.some(({ message }) => /^expected `.*` in the document, found none/u.test(message)))
          continue;
        expect({ tree: made.tree, metadata: made.metadata, files: made.files }, `byte ${at}`).toEqual({
          tree,
          metadata,
          files,
        });
      } catch (error) {
        if (!(error instanceof UnreadableSourceError)) throw error;
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(50);
  },
);

/** Writes another unpacked size into the directory of an archive. */
function withDeclaredSize(archive: Uint8Array, name: string, size: number): Uint8Array {
  const bytes = archive.slice();
  const view = new DataView(bytes.buffer);
  const wanted = strToU8(name);
  for (let at = 0; at < bytes.length - 46; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    if (wanted.every((byte, index) => bytes[at + 46 + index] === byte)) view.setUint32(at + 24, size, true);
  }
  return bytes;
}
