/** Proves printed manuscripts of tests: reads their bytes back, and compares them with what was written. */
import { parse, type Book } from '../../../src/book/book.ts';
import { compareReadings } from '../../../src/proof/compare/compare-readings.ts';
import { comparePages } from '../../../src/proof/compare/compare-pages.ts';
import type { Finding } from '../../../src/proof/finding.ts';
import { landmarksOf } from '../../../src/proof/manuscript/landmarks.ts';
import { readManuscript } from '../../../src/proof/manuscript/read-manuscript.ts';
import { readPdf } from '../../../src/proof/pdf/read-pdf.ts';

export { parse };

/** All findings about a PDF. */
export async function prove(bytes: Uint8Array, book: Book): Promise<Finding[]> {
  const { reading, findings } = await readPdf(bytes, landmarksOf(book));
  return [...findings, ...compareReadings(readManuscript(book, 'pdf'), reading), ...comparePages(reading)];
}

/** As they are told. */
export function told(findings: readonly Finding[]): string[] {
  return findings.map(({ kind, message }) => `${kind}: ${message}`);
}
