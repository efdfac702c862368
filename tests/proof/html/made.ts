/** Editions of manuscripts in memory, with what is needed to prove them. */
import { parse, type Book } from '../../../src/book/book.ts';
import { compose } from '../../../src/book/composition.ts';
import { readPictures } from '../../../src/book/pictures.ts';
import type { Configuration } from '../../../src/manuscript/configuration/schema.ts';
import type { Files } from '../../../src/manuscript/files.ts';
import { loadFrom } from '../../../src/manuscript/load.ts';
import { compareReadings } from '../../../src/proof/compare/compare-readings.ts';
import { readEpub } from '../../../src/proof/epub/read-epub.ts';
import type { Finding } from '../../../src/proof/finding.ts';
import { readHtml, type EditionFile } from '../../../src/proof/html/read-html.ts';
import { landmarksOf } from '../../../src/proof/manuscript/landmarks.ts';
import { readManuscript } from '../../../src/proof/manuscript/read-manuscript.ts';
import { renderEpub, type EpubOptions } from '../../../src/render/epub/render.ts';
import { renderHtml } from '../../../src/render/html/render.ts';
import { renderSite } from '../../../src/render/html/site/site.ts';
import { loadTemplate } from '../../../src/template/template.ts';

/** A manuscript on its way into editions, and back. */
export interface Made {
  book: Book;
  html: () => Promise<EditionFile[]>;
  site: () => Promise<EditionFile[]>;
  epub: (options?: EpubOptions) => Promise<Uint8Array>;
  /** What the proof finds in an HTML edition. */
  proveHtml: (files: readonly EditionFile[]) => Finding[];
  /** What it finds in an EPUB. */
  proveEpub: (bytes: Uint8Array) => Finding[];
}

type Change = (configuration: Configuration) => Configuration;

/** Loads a manuscript. @param change what is set otherwise than the manuscript says */
export async function make(files: Files, change: Change = (same) => same): Promise<Made> {
  const loaded = await loadFrom(files, 'test');
  const manuscript = { ...loaded, configuration: change(loaded.configuration) };
  const book = await parse(manuscript);
  const { pictures } = await readPictures(book, files);
  const template = await loadTemplate(manuscript);
  const composition = compose(book);
  const landmarks = landmarksOf(book);
  const isShown = (path: string): boolean => pictures.has(path);
  return {
    book,
    html: async () => [
      { path: 'book.html', bytes: (await renderHtml(composition, pictures, template)).bytes },
    ],
    site: async () => (await renderSite(composition, pictures, template)).files,
    epub: async (options = {}) => (await renderEpub(composition, pictures, template, options)).bytes,
    proveHtml: (edition) => {
      const { reading, findings } = readHtml(edition, landmarks);
      return [...findings, ...compareReadings(readManuscript(book, 'html', { isShown }), reading)];
    },
    proveEpub: (edition) => {
      const { reading, findings } = readEpub(edition, landmarks);
      return [...findings, ...compareReadings(readManuscript(book, 'epub', { isShown }), reading)];
    },
  };
}

/** Findings as lines, so that a test that fails can be read. */
export function told(findings: readonly Finding[]): string[] {
  return findings.map(({ kind, message }) => `${kind}: ${message}`);
}
