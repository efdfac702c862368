/** The PDF edition: one document, typeset page by page, pressed by Chromium, finished. */
import type { Composition } from '../../book/composition.ts';
import { modifiedDate } from '../../book/identity.ts';
import type { Pictures } from '../../book/pictures.ts';
import { createProblem, type Problem } from '../../manuscript/problem.ts';
import type { Files } from '../../manuscript/files.ts';
import { finishPdf } from '../../print/binding/finish.ts';
import { lendBrowser } from '../../print/browser/lend-browser.ts';
import type { PrintBrowser } from '../../print/browser/puppeteer.ts';
import { trimOf, TRIMS } from '../../print/page-geometry.ts';
import type { SheetNews } from '../../print/sheet-press.ts';
import type { Store } from '../../print/store.ts';
import { typeset, type BrowserLender, type Typeset } from '../../print/typeset.ts';
import { fileName } from '../../template/layers.ts';
import type { Template } from '../../template/template.ts';
import { withFonts } from '../drawings.ts';
import { embedFile } from '../embed.ts';
import type { PageMap } from '../page-map.ts';
import { accessibilityProblems } from './accessibility-problems.ts';
import { attachedFiles } from './attached-files.ts';
import { documentMetadata } from './document-metadata.ts';
import { linkWords } from './link-words.ts';
import { settleComposition } from '../settle.ts';
import { makeUpProblems } from './make-up-problems.ts';
import { pageMapOf } from './page-map.ts';
import { printDocument } from './print-document.ts';

export type { SheetNews, Store };

/** A finished PDF. */
export interface PdfEdition {
  bytes: Uint8Array;
  /** Which page everything is on. */
  pageMap: PageMap;
  /** What was found in the template. */
  problems: Problem[];
  /** The browser that printed it, such as `Chrome/147.0.7727.0`. */
  browser: string;
  /** Where each sheet of it came from, in their order: from what was kept, or from the press. */
  sheets: SheetNews[];
  /** How long the steps of the engine took, of all sheets together, in ms. */
  steps: Typeset['steps'];
}

/** What the press needs, and whom it tells of its progress. */
export type PdfOptions = PressOptions & ({ browser: PrintBrowser } | { room: BrowserLender });

interface PressOptions {
  /** Seconds since 1970, as SOURCE_DATE_EPOCH has it; else the manuscript's own date is used. */
  epoch?: number | undefined;
  /** The files of the manuscript, for a PDF that takes them along (`pdf.attach`). */
  files?: Files | undefined;
  signal?: AbortSignal | undefined;
  onProgress?: ((message: string) => void) | undefined;
  /** Where sheets are kept from run to run. */
  store?: Store | undefined;
  /** How much text is printed at a time, in characters of HTML; `Infinity` prints the book in one piece. */
  sheetLength?: number | undefined;
}

/**
 * Renders the PDF edition.
 * @throws {ManuscriptError} where a shell of the template has a fault
 * @throws {PageMismatchError} where the press did not print what was planned
 */
export async function renderPdf(
  given: Composition,
  found: Pictures,
  template: Template,
  options: PdfOptions,
): Promise<PdfEdition> {
  const composition = settleComposition(given, template);
  const { configuration } = composition.book;
  const { print, pdf } = configuration;
  // The press takes out of fonts what it prints; to cut them before would take longer.
  const pictures = await withFonts(found, template, embedFile);
  const { sheets, problems } = await printDocument(composition, pictures, template, options.sheetLength);
  const runningHeads = new Map(composition.chapters.map((chapter) => [chapter.id, chapter.runningHead]));
  const trim = trimOf(print.trim) ?? TRIMS.A5;
  const lender = 'room' in options ? options.room : lendBrowser(options.browser, options.signal);
  const {
    document,
    plan,
    beginnings,
    geometry,
    refused,
    version,
    sheets: news,
    steps,
  } = await typeset(lender, sheets, {
    trim,
    margins: print.margins,
    bleed: print.bleed,
    chapters: print.chapters,
    bookTitle: configuration.title,
    chapterTitle: (id) => runningHeads.get(id) ?? '',
    ofId: linkWords(composition),
    store: options.store,
    signal: options.signal,
    onProgress: options.onProgress,
  });
  const date = new Date(modifiedDate(configuration, options.epoch));
  const { files: attachments, problems: inFiles } = await attachedFiles(
    composition.book,
    options.files,
    date,
  );
  const { bytes, faults } = await finishPdf(document, {
    metadata: documentMetadata(configuration, date),
    cut: { trim, bleed: geometry.bleed, cropMarks: print.marks === 'crop' },
    folios: plan.pages.map(({ folio }) => folio),
    outlineDepth: pdf.outlineDepth,
    attachments,
    claimAccessible: pdf.accessibility === 'ua-1',
  });
  const shell = await fileName(template, 'print.liquid');
  const refusals = refused.map((address) =>
    createProblem({
      rule: 'remote-resource',
      severity: 'warning',
      message: `expected a page that needs nothing else, found that it asks for \`${address}\`; it is left out`,
      file: shell,
    }),
  );
  return {
    bytes,
    pageMap: pageMapOf(plan, beginnings, composition),
    problems: [
      ...problems,
      ...refusals,
      ...inFiles,
      ...accessibilityProblems(faults, composition.book),
      ...makeUpProblems(plan, composition),
    ],
    browser: version,
    sheets: news,
    steps,
  };
}
