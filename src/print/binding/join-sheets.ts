/**
 * Sheets are bound to one file at the level of objects: pages hung into one tree, structures into one `Document`,
 * destinations into one table, outlines behind each other.
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
  type PDFObject,
} from '@cantoo/pdf-lib';
import { CopyObjects } from './copy-objects.ts';
import { writeStructureTables } from '../structure/write-tree.ts';
import { leadToDestinations } from './sheet-links.ts';
import { outlineItems } from './mend-outline.ts';

/** A printed sheet. */
export interface Sheet {
  document: PDFDocument;
  /** How many pages at its beginning are not bound. */
  lead: number;
}

const name = (text: string): PDFName => PDFName.of(text);
const [K, P, PARENT, PAGES, DESTS, OUTLINES, STRUCTURE, ROLES] = [
  'K',
  'P',
  'Parent',
  'Pages',
  'Dests',
  'Outlines',
  'StructTreeRoot',
  'RoleMap',
].map(name) as [PDFName, PDFName, PDFName, PDFName, PDFName, PDFName, PDFName, PDFName];
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
    tree.name(copy.named);
    keys = copy.nextKey;
  }
  hangPages(bound, pages);
  const structure = tree.write(keys);
  if (structure) catalog.set(STRUCTURE, structure);
  catalog.set(DESTS, context.register(destinations));
  if (outline.length > 0) catalog.set(OUTLINES, writeOutline(context, outline));
  leadToDestinations(bound);
  return bound;
}

/** One structure of many: one `Document`, in it the parts of all sheets. */
class JoinedTree {
  readonly #context: PDFContext;
  readonly #whole: PDFRef;
  readonly #parts: PDFArray;
  readonly #parents = new Map<number, PDFObject>();
  readonly #roles: PDFDict;
  readonly #named: [id: string, element: PDFRef][] = [];

  constructor(context: PDFContext) {
    this.#context = context;
    this.#whole = context.nextRef();
    this.#parts = PDFArray.withContext(context);
    this.#roles = PDFDict.withContext(context);
  }

  /** Adds the parts of a sheet. */
  add(document: PDFDocument, copy: CopyObjects): void {
    const root = document.catalog.lookup(STRUCTURE);
    if (!(root instanceof PDFDict)) return;
    const [top, reference] = soleElement(document.context, root.get(K));
    if (!top || !reference) return;
    copy.standsFor(reference, this.#whole);
    for (const part of kidsOf(top)) this.#parts.push(copy.of(part));
    if (!this.#context.lookup(this.#whole)) this.#context.assign(this.#whole, copy.shallow(top, [K, P]));
    const roles = root.lookup(ROLES);
    if (roles instanceof PDFDict) for (const [type, role] of roles.entries()) this.#roles.set(type, role);
    for (const [key, parents] of parentsIn(root)) this.#parents.set(copy.keyOf(key), copy.of(parents));
  }

  /** Takes down the elements that have ids. */
  name(elements: readonly [id: string, element: PDFRef][]): void {
    this.#named.push(...elements);
  }

  /** @returns the root of the structure; nothing where no sheet has one */
  write(nextKey: number): PDFRef | undefined {
    const whole = this.#context.lookup(this.#whole);
    if (!(whole instanceof PDFDict)) return undefined;
    const root = this.#context.obj({ Type: 'StructTreeRoot', K: this.#whole });
    const reference = this.#context.register(root);
    whole.set(K, this.#parts);
    whole.set(P, reference);
    if (this.#roles.keys().length > 0) root.set(ROLES, this.#roles);
    writeStructureTables(this.#context, root, this.#parents, nextKey, this.#named);
    return reference;
  }
}

/** The entries of a `ParentTree`, as the mending of a sheet writes it: one row of keys and values. */
function parentsIn(root: PDFDict): [key: number, parents: PDFObject][] {
  const tree = root.lookup(name('ParentTree'));
  const row = tree instanceof PDFDict ? tree.lookup(name('Nums')) : undefined;
  if (!(row instanceof PDFArray)) return [];
  const entries: [number, PDFObject][] = [];
  for (let index = 0; index + 1 < row.size(); index += 2)
    entries.push([row.lookup(index, PDFNumber).asNumber(), row.get(index + 1)]);
  return entries;
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
