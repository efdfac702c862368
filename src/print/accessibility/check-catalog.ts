/** Conditions on the document as a whole: metadata, its title in the window, its language, its files. */
import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
  type PDFDocument,
} from '@cantoo/pdf-lib';
import { streamBytes } from '../content/stream-bytes.ts';
import type { AccessibilityFault } from './fault.ts';

/** Checkpoints 01 (as far as the catalogue says so), 06, 07, 11, 21 and 26. */
export function checkCatalog(document: PDFDocument): AccessibilityFault[] {
  const faults: AccessibilityFault[] = [];
  const { catalog } = document;
  const fault = (checkpoint: string, message: string): void => void faults.push({ checkpoint, message });
  const marks = catalog.lookup(PDFName.of('MarkInfo'));
  if (!isTrue(marks, 'Marked'))
    fault('01-005', 'expected a file that says it is tagged, found `Marked` missing');
  if (isTrue(marks, 'Suspects')) fault('01-007', 'expected tags that are certain, found `Suspects`');

  const xmp = metadataOf(document);
  if (xmp === undefined) fault('06-001', 'expected an XMP metadata stream, found none');
  else {
    if (!/<pdfuaid:part>1<\/pdfuaid:part>|pdfuaid:part="1"/u.test(xmp))
      fault('06-002', 'expected the identifier of PDF/UA in the metadata, found none');
    if (!/<dc:title>[\s\S]*?<rdf:li[^>]*>[^<]*\S[^<]*<\/rdf:li>/u.test(xmp))
      fault('06-003', 'expected a title in the metadata, found none');
  }
  const viewer = catalog.lookup(PDFName.of('ViewerPreferences'));
  const display = viewer instanceof PDFDict ? viewer.lookup(PDFName.of('DisplayDocTitle')) : undefined;
  if (display === undefined) fault('07-001', 'expected the title in the window, found no word of it');
  else if (display !== PDFBool.True)
    fault('07-002', 'expected the title in the window, found the name of the file');

  const language = textOf(catalog.lookup(PDFName.of('Lang')));
  if (!isLanguage(language))
    fault('11-006', `expected the language of the document, found ${language ? `\`${language}\`` : 'none'}`);
  faults.push(...checkFiles(document));
  if (document.context.trailerInfo.Encrypt)
    fault('26-001', 'expected a file that is open to all, found it encrypted');
  return faults;
}

/** True for a tag that is well-formed (BCP 47). */
export function isLanguage(tag: string | undefined): boolean {
  if (tag === undefined || tag === '') return false;
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** The text of a string of either kind. */
export function textOf(value: unknown): string | undefined {
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;
}

function isTrue(dictionary: unknown, key: string): boolean {
  return dictionary instanceof PDFDict && dictionary.lookup(PDFName.of(key)) === PDFBool.True;
}

function metadataOf(document: PDFDocument): string | undefined {
  const stream = document.catalog.lookup(PDFName.of('Metadata'));
  if (stream instanceof PDFRawStream) return Buffer.from(streamBytes(stream)).toString('utf8');
  const contents = stream as
    { getUnencodedContents?: () => Uint8Array; getContents?: () => Uint8Array } | undefined;
  const bytes = contents?.getUnencodedContents?.() ?? contents?.getContents?.();
  return bytes && Buffer.from(bytes).toString('utf8');
}

function checkFiles(document: PDFDocument): AccessibilityFault[] {
  const names = document.catalog.lookup(PDFName.of('Names'));
  const tree = names instanceof PDFDict ? names.lookup(PDFName.of('EmbeddedFiles')) : undefined;
  const list = tree instanceof PDFDict ? tree.lookup(PDFName.of('Names')) : undefined;
  if (!(list instanceof PDFArray)) return [];
  const faults: AccessibilityFault[] = [];
  for (let index = 1; index < list.size(); index += 2) {
    const file = list.lookup(index);
    const isNamed = file instanceof PDFDict && file.has(PDFName.of('F')) && file.has(PDFName.of('UF'));
    if (!isNamed)
      faults.push({
        checkpoint: '21-001',
        message: 'expected both names of an attached file, found one missing',
      });
  }
  return faults;
}
