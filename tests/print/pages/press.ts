/** Prints manuscripts that tests write in a few lines, and reads what was printed. */
import { parse, type Book } from '../../../src/book/book.ts';
import { compose, type Composition } from '../../../src/book/composition.ts';
import { readPictures } from '../../../src/book/pictures.ts';
import { loadFrom } from '../../../src/manuscript/load.ts';
import { memoryFiles } from '../../../src/manuscript/memory.ts';
import { launchBrowser, type LaunchedBrowser } from '../../../src/print/browser/launch.ts';
import { renderPdf, type PdfEdition, type Store } from '../../../src/render/pdf/render.ts';
import { loadTemplate } from '../../../src/template/template.ts';
import { readPages, type Reading } from './read-pages.ts';

/** A manuscript in memory. */
export interface Pages {
  /** The text of each chapter, its heading included. */
  chapters: readonly string[];
  /** Keys of `manuscript.yaml`, as YAML. */
  configuration?: string;
  files?: Readonly<Record<string, string | Uint8Array>>;
  /** How much is printed at a time; by default as much as ever. */
  sheetLength?: number;
  /** Where sheets are kept. */
  store?: Store;
}

/** A printed manuscript. */
export interface Printed extends PdfEdition {
  book: Book;
  composition: Composition;
  reading: Reading;
}

/** The margins of the tests, in mm: the reader of the pages must know them. */
export const MARGINS = { top: 20, bottom: 20, inner: 20, outer: 18 } as const;

const HEAD = `title: A Book of Pages
uuid: 123e4567-e89b-42d3-a456-426614174000
modified: "2026-11-22T12:00:00Z"
`;

/** `print:` with the margins of the tests and whatever else is asked for. */
export function printing(options: Readonly<Record<string, string>> = {}): string {
  const own = Object.entries(options).map(([key, value]) => `  ${key}: ${value}\n`);
  const margins = Object.entries(MARGINS).map(([side, value]) => `${side}: ${value}mm`);
  return `print:\n${own.join('')}  margins: { ${margins.join(', ')} }\n`;
}

/** A press for one file of tests: a browser that starts once. */
export class Press {
  private launched: LaunchedBrowser | undefined;

  async print({ chapters, configuration = '', files = {}, sheetLength, store }: Pages): Promise<Printed> {
    this.launched ??= await launchBrowser();
    const yaml = HEAD + configuration + (/^print:/mu.test(configuration) ? '' : printing());
    const named = chapters.map((text, index): [string, string] => [
      `${String(index + 1).padStart(3, '0')}.md`,
      text,
    ]);
    const folder = memoryFiles({ 'manuscript.yaml': yaml, ...files, ...Object.fromEntries(named) });
    const manuscript = await loadFrom(folder, 'pages');
    const book = await parse(manuscript);
    const composition = compose(book);
    const { pictures } = await readPictures(book, manuscript.files);
    const template = await loadTemplate(manuscript);
    const edition = await renderPdf(composition, pictures, template, {
      browser: this.launched.browser,
      files: manuscript.files,
      sheetLength,
      store,
    });
    return { ...edition, book, composition, reading: await readPages(edition.bytes, MARGINS) };
  }

  async close(): Promise<void> {
    await this.launched?.close();
  }
}
