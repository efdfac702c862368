/** The fonts of the PDF, and what poppler's programs say of it where they are installed. */
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeFolder, SAMPLE, temporaryFolder } from '../command-line.ts';
import { inPages } from './across-pages.ts';
import { buildSample } from './build-sample.ts';
import { readManuscript } from './manuscript-text.ts';
import { lettersAndDigits } from './plain-text.ts';

/** The families of the template `report`; the file of Source Sans is variable and named by its lightest weight. */
const FAMILY =
  /^[A-Z]{6}\+(?:SourceSerif4|SourceSans3(?:ExtraLight)?|SourceCodePro|ReportSymbols)(?:-\w+)?$/u;
const notes = readManuscript(SAMPLE).flatMap((chapter) => chapter.notes);
let bytes: Uint8Array;
let folder: string;
let path: string;

beforeAll(async () => {
  folder = await temporaryFolder('fonts');
  bytes = await buildSample('pdf');
  path = join(folder, 'sample.pdf');
  writeFileSync(path, bytes);
});
afterAll(() => removeFolder(folder));

describe('the fonts of the PDF', () => {
  it('are embedded, and of the families of the template', async () => {
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    const descriptors = document.context
      .enumerateIndirectObjects()
      .flatMap(([, object]) =>
        object instanceof PDFDict && object.get(PDFName.of('Type')) === PDFName.of('FontDescriptor')
          ? [object]
          : [],
      );
    expect(descriptors.length).toBeGreaterThan(2);
    for (const descriptor of descriptors) {
      expect(String(descriptor.get(PDFName.of('FontName'))).slice(1)).toMatch(FAMILY);
      expect(['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor.has(PDFName.of(key)))).toBe(
        true,
      );
    }
  });
});

// SKIPPED LOUDLY where poppler-utils is not installed (apt-get install poppler-utils).
describe.skipIf(spawnSync('pdffonts', ['-v']).error !== undefined)(
  'poppler (apt-get install poppler-utils)',
  () => {
    it('pdffonts lists embedded fonts of the template with Unicode', () => {
      const lines = poppler('pdffonts', path).trim().split('\n').slice(2);
      for (const line of lines) {
        const [name = ''] = line.split(/\s+/u);
        expect(name).toMatch(FAMILY);
        expect(line.trim().split(/\s+/u).slice(-5, -2)).toEqual(['yes', 'yes', 'yes']);
      }
    });

    it('pdfinfo says that it is tagged, A5, and has no script', () => {
      const info = poppler('pdfinfo', path);
      expect(info).toMatch(/^Tagged: +yes$/mu);
      expect(info).toMatch(/^JavaScript: +no$/mu);
      // 148 mm × 210 mm, or what whole px make of it.
      expect(info).toMatch(/^Page size: +(?:419\.5\d*|420) x 59[45]\.\d+ pts/mu);
    });

    it('pdftotext finds all words of all notes', () => {
      const pages = poppler('pdftotext', '-raw', path, '-').split('\f').map(lettersAndDigits);
      expect(
        notes.filter(({ paragraphs }) => !paragraphs.every((text) => inPages(lettersAndDigits(text), pages))),
      ).toEqual([]);
    });
  },
);

function poppler(program: string, ...args: string[]): string {
  return execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1e8 });
}
