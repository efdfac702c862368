/**
 * Sheets are bound to one file at the level of objects: pages hung into one tree, structures into one `Document`,
 * destinations into one table, outlines behind each other. What the file then lacks (titles of the outline, the
 * table that leads from pages to structure) is what the finishing makes anew in any case.
 */
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFPageTree,
  PDFRef,
  type PDFContext,
} from '@cantoo/pdf-lib';
import { CopyObjects } from './copy-objects.ts';
import { outlineItems } from './mend-outline.ts';

/** A printed sheet. */
export interface Sheet {
  document: PDFDocument;
  /** How many pages at its beginning are not bound. */
  lead: number;
}

const name = (text: string): PDFName => PDFName.of(text);
const [K, P, PARENT, PAGES, DESTS, OUTLINES, STRUCTURE] = [
  'K',
  'P',
  'Parent',
  'Pages',
  'Dests',
  'Outlines',
  'StructTreeRoot',
].map(name) as [PDFName, PDFName, PDFName, PDFName, PDFName, PDFName, PDFName];
/** What one sheet says of the whole. */
const OF_THE_WHOLE = ['MarkInfo', 'Lang', 'ViewerPreferences'].map(name);
/** How many pages hang on one branch of the page tree. */
const BRANCH = 32;

/** Binds sheets to one document. One alone is bound already. The sheets are used up. */
export async function joinSheets(sheets: readonly Sheet[]): Promise<PDFDocument> {
  const [first] = sheets;
  if (!first || (sheets.length === 1 && first.lead === 0)) return first?.document ?? PDFDocument.create();
  const bound = await PDFDocument.create({ updateMetadata: false });
  const { context, catalog } = bound;
  const tree = new JoinedTree(context);
  const pages: PDFRef[] = [];
  const destinations = PDFDict.withContext(context);
  const outline: PDFRef[] = [];
  let keys = 0;
  for (const [index, { document, lead }] of sheets.entries()) {
    const copy = new CopyObjects(document.context, context, { firstKey: keys, prefix: `s${index + 1}-` });
    const leaves = document.getPages().map(({ ref }) => ref);
    const unbound = leaves.slice(0, lead);
    for (const page of unbound) copy.leaveOut(page);
    for (const page of leaves.slice(lead)) pages.push(copy.refOf(page));
    for (const key of OF_THE_WHOLE) {
      const value = document.catalog.get(key);
      if (value && !catalog.has(key)) catalog.set(key, copy.of(value));
    }
    tree.add(document, copy);
    const table = document.catalog.lookup(DESTS);
    if (table instanceof PDFDict) {
      for (const [id, place] of table.entries())
        if (!destinations.has(id) && !isOn(place, unbound)) destinations.set(id, copy.of(place));
    }
    const entries = document.catalog.lookup(OUTLINES);
    if (entries instanceof PDFDict)
      outline.push(...outlineItems(entries).map(({ reference }) => copy.refOf(reference)));
    copy.run();
    keys = copy.nextKey;
  }
  hangPages(bound, pages);
  const structure = tree.write();
  if (structure) catalog.set(STRUCTURE, structure);
  catalog.set(DESTS, context.register(destinations));
  if (outline.length > 0) catalog.set(OUTLINES, writeOutline(context, outline));
  return bound;
}

/** One structure of many: one `Document`, in it one element for the body, in it the parts of all sheets. */
class JoinedTree {
  readonly #context: PDFContext;
  readonly #whole: PDFRef;
  readonly #body: PDFRef;
  readonly #parts: PDFArray;
  #hasBody = false;

  constructor(context: PDFContext) {
    this.#context = context;
    this.#whole = context.nextRef();
    this.#body = context.nextRef();
    this.#parts = PDFArray.withContext(context);
  }

  /** Adds the parts of a sheet. */
  add(document: PDFDocument, copy: CopyObjects): void {
    const root = document.catalog.lookup(STRUCTURE);
    const [top, topReference] = soleElement(
      document.context,
      root instanceof PDFDict ? root.get(K) : undefined,
    );
    const [body, bodyReference] = soleElement(document.context, top?.get(K));
    if (!top || !topReference) return;
    copy.standsFor(topReference, this.#whole);
    if (bodyReference) copy.standsFor(bodyReference, this.#body);
    for (const part of kidsOf(body ?? top)) this.#parts.push(copy.of(part));
    if (!this.#hasBody) this.#context.assign(this.#whole, copy.shallow(top, [K, P]));
    if (!this.#hasBody)
      this.#context.assign(
        this.#body,
        body ? copy.shallow(body, [K, P]) : this.#context.obj({ S: 'NonStruct' }),
      );
    this.#hasBody = true;
  }

  /** @returns the root of the structure; nothing where no sheet has one */
  write(): PDFRef | undefined {
    if (!this.#hasBody) return undefined;
    const root = this.#context.register(this.#context.obj({ Type: 'StructTreeRoot', K: this.#whole }));
    const whole = this.#context.lookup(this.#whole, PDFDict);
    whole.set(K, this.#body);
    whole.set(P, root);
    const body = this.#context.lookup(this.#body, PDFDict);
    body.set(K, this.#parts);
    body.set(P, this.#whole);
    return root;
  }
}

/** The one element that a structure has at its top. */
function soleElement(context: PDFContext, value: unknown): [PDFDict | undefined, PDFRef | undefined] {
  const only = value instanceof PDFArray && value.size() === 1 ? value.get(0) : value;
  if (!(only instanceof PDFRef)) return [undefined, undefined];
  const found = context.lookup(only);
  if (found instanceof PDFArray) return soleElement(context, found);
  return found instanceof PDFDict ? [found, only] : [undefined, undefined];
}

function kidsOf(element: PDFDict) {
  const kids = element.lookup(K);
  if (kids instanceof PDFArray) return kids.asArray();
  const only = element.get(K);
  return only ? [only] : [];
}

function isOn(place: unknown, pages: readonly PDFRef[]): boolean {
  return place instanceof PDFArray && pages.some((page) => page === place.get(0));
}

/** A tree of pages (PDF 32000-1, 7.7.3.2) two levels deep. */
function hangPages(bound: PDFDocument, pages: readonly PDFRef[]): void {
  const { context, catalog } = bound;
  const root = PDFPageTree.withContext(context);
  const rootReference = context.register(root);
  const branches = PDFArray.withContext(context);
  for (let from = 0; from < pages.length; from += BRANCH) {
    const branch = PDFPageTree.withContext(context, rootReference);
    const reference = context.register(branch);
    const leaves = pages.slice(from, from + BRANCH);
    const kids = PDFArray.withContext(context);
    for (const leaf of leaves) {
      kids.push(leaf);
      context.lookup(leaf, PDFDict).set(PARENT, reference);
    }
    branch.set(name('Kids'), kids);
    branch.set(name('Count'), PDFNumber.of(leaves.length));
    branches.push(reference);
  }
  root.set(name('Kids'), branches);
  root.set(name('Count'), PDFNumber.of(pages.length));
  const old = catalog.get(PAGES);
  if (old instanceof PDFRef) context.delete(old);
  catalog.set(PAGES, rootReference);
}

/** All items below each other; `mendOutline` hangs them where they belong. */
function writeOutline(context: PDFContext, items: readonly PDFRef[]): PDFRef {
  const root = context.obj({ Type: 'Outlines', First: items[0]!, Last: items.at(-1)!, Count: items.length });
  const reference = context.register(root);
  for (const [index, item] of items.entries()) {
    const dictionary = context.lookup(item, PDFDict);
    for (const key of ['First', 'Last', 'Count', 'Prev', 'Next']) dictionary.delete(name(key));
    dictionary.set(PARENT, reference);
    if (index > 0) dictionary.set(name('Prev'), items[index - 1]!);
    if (index + 1 < items.length) dictionary.set(name('Next'), items[index + 1]!);
  }
  return reference;
}
