/** Everything that a reader of a PDF meets, as plain data: two files that give the same are the same book. */
import { PDFDocument, PDFDict, PDFName, type PDFObject } from '@cantoo/pdf-lib';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { readStructureTree } from '../../../src/print/structure/read-tree.ts';
import { isElement, type StructureKid } from '../../../src/print/structure/tree.ts';

/** One PDF. */
export interface Description {
  /** The words of each page with their places, in the order in which they are painted. */
  pages: string[][];
  /** The links of each page: where they are, and where they lead. */
  links: string[][];
  /** Where each id is. */
  destinations: Record<string, string>;
  outline: Entry[];
  labels: string[] | null;
  /** The structure, an element or a piece of content a line. */
  structure: string[];
  /** The boxes of each page. */
  boxes: string[];
}

interface Entry {
  title: string;
  at: string;
  items: Entry[];
}

/** Reads a file. */
export async function describePdf(bytes: Uint8Array): Promise<Description> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, isEvalSupported: false });
  try {
    const document = await task.promise;
    const pages: string[][] = [];
    const links: string[][] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(
        items.flatMap((item) =>
          'str' in item && item.str !== '' ? [`${item.str} ${rounded(item.transform as number[])}`] : [],
        ),
      );
      const annotations = await page.getAnnotations();
      links.push(
        annotations.map(
          ({ rect, url, dest, contentsObj }) =>
            `${rounded(rect as number[])} ${String(url ?? JSON.stringify(dest))} ${(contentsObj as { str?: string }).str ?? ''}`,
        ),
      );
    }
    const destinations: Record<string, string> = {};
    for (const [id, target] of Object.entries(await document.getDestinations()))
      destinations[id] = await placeOf(document, target);
    const outline = (await document.getOutline()) as unknown as OutlineNode[] | null;
    const file = await PDFDocument.load(bytes, { updateMetadata: false });
    return {
      pages,
      links,
      destinations,
      outline: await Promise.all((outline ?? []).map((node) => entryOf(document, node))),
      labels: await document.getPageLabels(),
      structure: structureOf(file),
      boxes: file
        .getPages()
        .map((page) => JSON.stringify([page.getMediaBox(), page.getTrimBox(), page.getBleedBox()])),
    };
  } finally {
    await task.destroy();
  }
}

interface OutlineNode {
  title: string;
  dest: unknown;
  items: OutlineNode[];
}

async function entryOf(document: PDFDocumentProxy, { title, dest, items }: OutlineNode): Promise<Entry> {
  return {
    title,
    at: await placeOf(document, dest),
    items: await Promise.all(items.map((item) => entryOf(document, item))),
  };
}

async function placeOf(document: PDFDocumentProxy, target: unknown): Promise<string> {
  const array = typeof target === 'string' ? await document.getDestination(target) : target;
  if (!Array.isArray(array)) return 'nowhere';
  const [page, , ...place] = array as [unknown, unknown, ...unknown[]];
  return `${await document.getPageIndex(page as never)} ${rounded(place.filter((each) => typeof each === 'number'))}`;
}

function rounded(numbers: readonly number[]): string {
  return numbers.map((each) => each.toFixed(1)).join(' ');
}

/** What of a structure element is told: what it is written with, other than its place in the tree. */
const TOLD = ['Alt', 'ActualText', 'Lang', 'E', 'A'];

function structureOf(document: PDFDocument): string[] {
  const lines: string[] = [];
  const visit = (kid: StructureKid, depth: number): void => {
    const indent = ' '.repeat(depth);
    if (!isElement(kid)) {
      lines.push(`${indent}${kid.kind} ${kid.page}${kid.kind === 'content' ? ` ${kid.mcid}` : ''}`);
      return;
    }
    const facts = TOLD.flatMap((key) => {
      const value = kid.dictionary.get(PDFName.of(key));
      return value ? [`${key} ${plain(document, value)}`] : [];
    });
    lines.push(`${indent}${kid.type} ${bare(kid.id ?? '')} ${facts.join(' ')}`);
    for (const each of kid.kids) visit(each, depth + 1);
  };
  for (const root of readStructureTree(document)?.roots ?? []) visit(root, 0);
  return lines;
}

/** With what a reference leads to in its place. */
function plain(document: PDFDocument, value: PDFObject): string {
  const found = document.context.lookup(value);
  const text =
    found instanceof PDFDict
      ? found
          .entries()
          .map(([key, each]) => `${key.toString()} ${plain(document, each)}`)
          .toSorted()
          .join(' ')
      : String(found);
  return bare(text);
}

/** Ids of cells and of what they are the head of are numbers that begin anew with each sheet; what is theirs is their order. */
function bare(text: string): string {
  return text.replaceAll(/(?:s\d+-)?node\d+/gu, 'node');
}
