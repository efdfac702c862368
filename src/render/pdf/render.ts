/** The PDF edition: one print page, pressed by Chromium, finished and bound. */
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Composition } from '../../book/composition.ts';
import { modifiedDate } from '../../book/identity.ts';
import type { Pictures } from '../../book/pictures.ts';
import type { Problem } from '../../manuscript/problem.ts';
import { finishPdf } from '../../print/binding/finish.ts';
import type { Browser } from '../../print/browser/launch.ts';
import { openPrintPage, press } from '../../print/print-page.ts';
import { printedPages, type PrintedPages } from '../../print/printed-pages.ts';
import type { Template } from '../../template/template.ts';
import { withFonts } from '../drawings.ts';
import { printDocument } from './print-document.ts';

/** A finished PDF. */
export interface PdfEdition {
  bytes: Uint8Array;
  /** Which page each heading, call and note is on, from 1. */
  pages: PrintedPages;
  /** What was found in the template. */
  problems: Problem[];
}

/** What the press needs, and whom it tells of its progress. */
export interface PdfOptions {
  browser: Browser;
  /** Seconds since 1970, as SOURCE_DATE_EPOCH has it; else the manuscript's own date is used. */
  epoch?: number | undefined;
  onProgress?: ((message: string) => void) | undefined;
}

/** The contents take no more pages with their numbers than without, so the second print is the last. */
const MOST_PRINTS = 3;

/**
 * Renders the PDF edition. It is printed once to learn the pages, and again with them in its contents.
 * @throws {ManuscriptError} where a shell of the template has a fault
 */
export async function renderPdf(
  composition: Composition,
  found: Pictures,
  template: Template,
  options: PdfOptions,
): Promise<PdfEdition> {
  const { configuration } = composition.book;
  const pictures = await withFonts(found, template);
  let known: PrintedPages = { count: 0, pageOf: new Map() };
  for (let print = 1; ; print++) {
    const { html, problems } = await printDocument(composition, pictures, template, known);
    options.onProgress?.(print === 1 ? 'printing' : 'printing with page numbers');
    const page = await openPrintPage(options.browser, html);
    const printed = await press(page).finally(() => page.close());
    const document = await PDFDocument.load(printed, { updateMetadata: false });
    const pages = printedPages(document);
    if (!samePages(pages, known)) {
      if (print === MOST_PRINTS)
        throw new Error(`expected the same pages from print to print, found changes after ${print} prints`);
      known = pages;
      continue;
    }
    const bytes = await finishPdf(document, {
      title: configuration.title,
      authors: configuration.authors.map(({ name }) => name),
      subject: configuration.description ?? configuration.subtitle ?? '',
      keywords: configuration.subjects,
      language: configuration.language,
      date: new Date(modifiedDate(configuration, options.epoch)),
    });
    return { bytes, pages, problems };
  }
}

function samePages(a: PrintedPages, b: PrintedPages): boolean {
  return (
    a.count === b.count &&
    a.pageOf.size === b.pageOf.size &&
    [...a.pageOf].every(([id, page]) => b.pageOf.get(id) === page)
  );
}
