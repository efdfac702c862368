/** Writes a structure tree into a PDF, with the tables that lead to its elements (PDF 32000-1, 14.7.4.4). */
import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFRef,
  PDFStream,
  PDFString,
  type PDFContext,
  type PDFDocument,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { OF_PLACE } from './read-tree.ts';
import { elementsOf, isContent, isElement, type StructureElement, type StructureTree } from './tree.ts';

const name = (text: string): PDFName => PDFName.of(text);
const [S, K, P, PG, ID, TYPE] = [name('S'), name('K'), name('P'), name('Pg'), name('ID'), name('Type')];
const [MCID, OBJ, STM] = [name('MCID'), name('Obj'), name('Stm')];

/** What stands where, for the `ParentTree`. */
interface Owners {
  /** For each page its elements, by the number of the content. */
  content: (PDFRef | undefined)[][];
  /** For each object on a page that has content of its own the same. */
  streams: Map<PDFRef, (PDFRef | undefined)[]>;
  /** For each key of an annotation its element. */
  objects: Map<number, PDFRef>;
}

/**
 * @param roleMap what each type that is not standard stands for
 */
export function writeStructureTree(
  document: PDFDocument,
  { roots }: StructureTree,
  roleMap: Readonly<Record<string, string>>,
): void {
  const { context } = document;
  const pages = document.getPages();
  const root = document.catalog.lookup(name('StructTreeRoot'), PDFDict);
  const rootReference = document.catalog.get(name('StructTreeRoot')) as PDFRef;
  forget(document, root, new Set([...elementsOf(roots)].map(({ reference }) => reference)));

  const owners: Owners = { content: pages.map(() => []), streams: new Map(), objects: new Map() };
  const ids: [id: string, element: PDFRef][] = [];
  const write = (element: StructureElement, parent: PDFRef): PDFRef => {
    const reference = (element.reference ??= context.nextRef());
    const dictionary = context.obj({});
    for (const [key, value] of element.dictionary.entries())
      if (!OF_PLACE.includes(key)) dictionary.set(key, value);
    dictionary.set(TYPE, name('StructElem'));
    dictionary.set(S, name(element.type));
    dictionary.set(P, parent);
    if (element.id !== undefined) {
      dictionary.set(ID, PDFString.of(element.id));
      ids.push([element.id, reference]);
    }
    const own = element.kids.find(isContent)?.page;
    if (own !== undefined) dictionary.set(PG, pages[own]!.ref);
    const kids = element.kids.map((kid): PDFObject => {
      if (isElement(kid)) return write(kid, reference);
      if (kid.kind === 'content') {
        const { page, mcid, stream } = kid;
        if (stream && !owners.streams.has(stream)) owners.streams.set(stream, []);
        const list = stream ? owners.streams.get(stream)! : owners.content[page]!;
        list[mcid] = reference;
        if (page === own && !stream) return PDFNumber.of(mcid);
        return dictionaryOf(context, [
          [TYPE, name('MCR')],
          [PG, pages[page]!.ref],
          ...(stream ? ([[STM, stream]] as const) : []),
          [MCID, PDFNumber.of(mcid)],
        ]);
      }
      const key = keyOf(context, kid.object);
      if (key !== undefined) owners.objects.set(key, reference);
      return dictionaryOf(context, [
        [TYPE, name('OBJR')],
        [OBJ, kid.object],
        ...(kid.page === undefined ? [] : ([[PG, pages[kid.page]!.ref]] as const)),
      ]);
    });
    if (kids.length > 0) dictionary.set(K, kids.length === 1 ? kids[0]! : arrayOf(context, kids));
    context.assign(reference, dictionary);
    return reference;
  };
  const written = roots.map((element) => write(element, rootReference));
  root.set(K, written.length === 1 ? written[0]! : arrayOf(context, written));
  const { entries, next } = parentsOf(document, owners);
  writeStructureTables(context, root, entries, next, ids);
  if (Object.keys(roleMap).length > 0) root.set(name('RoleMap'), context.obj(roleMap));
  else root.delete(name('RoleMap'));
}

/** Takes out the elements that are no longer in the tree, and the old tables. */
function forget(document: PDFDocument, root: PDFDict, kept: ReadonlySet<PDFRef | undefined>): void {
  const { context } = document;
  const seen = new Set<PDFObject>();
  const visit = (value: PDFObject | undefined): void => {
    const found = value instanceof PDFRef ? context.lookup(value) : value;
    if (!found || seen.has(found)) return;
    seen.add(found);
    if (found instanceof PDFArray) for (const each of found.asArray()) visit(each);
    else if (found instanceof PDFDict && !found.has(OBJ) && !found.has(MCID)) visit(found.get(K));
    if (value instanceof PDFRef && !kept.has(value)) context.delete(value);
  };
  visit(root.get(K));
  const forgetTable = (value: PDFObject | undefined): void => {
    const found = value instanceof PDFRef ? context.lookup(value) : value;
    if (found instanceof PDFDict) {
      const kids = found.lookup(name('Kids'));
      if (kids instanceof PDFArray) for (const kid of kids.asArray()) forgetTable(kid);
      const numbers = found.lookup(name('Nums'));
      // Every other entry is the list of a page; those of annotations are elements.
      for (const each of numbers instanceof PDFArray ? numbers.asArray() : [])
        if (each instanceof PDFRef && context.lookup(each) instanceof PDFArray) context.delete(each);
    }
    if (value instanceof PDFRef) context.delete(value);
  };
  forgetTable(root.get(name('ParentTree')));
  forgetTable(root.get(name('IDTree')));
}

/** Pages keep the keys that they have; what has none gets the next. */
function parentsOf(
  document: PDFDocument,
  { content, streams, objects }: Owners,
): { entries: Map<number, PDFObject>; next: number } {
  const { context } = document;
  const keyName = name('StructParents');
  const holders = document
    .getPages()
    .map(({ node }, index) => ({ holder: node as PDFDict, list: content[index]! }));
  for (const [stream, list] of streams) {
    const holder = context.lookup(stream);
    if (holder instanceof PDFStream) holders.push({ holder: holder.dict, list });
  }
  const keyOfHolder = (holder: PDFDict): number | undefined => {
    const key = holder.lookup(keyName);
    return key instanceof PDFNumber ? key.asNumber() : undefined;
  };
  const used = holders.flatMap(({ holder }) => keyOfHolder(holder) ?? []);
  let next = used.concat(...objects.keys()).reduce((most, key) => Math.max(most, key), -1) + 1;
  const entries = new Map<number, PDFObject>(objects);
  for (const { holder, list } of holders) {
    if (list.length === 0) {
      holder.delete(keyName);
      continue;
    }
    const key = keyOfHolder(holder) ?? next++;
    holder.set(keyName, PDFNumber.of(key));
    const owners = Array.from(list, (element) => element ?? PDFNull);
    entries.set(key, context.register(arrayOf(context, owners)));
  }
  return { entries, next };
}

/**
 * Writes the tables into the root of a structure.
 * @param entries for each key of a page or an annotation its elements, or element
 * @param next the first key that is free
 * @param ids the elements that have ids
 */
export function writeStructureTables(
  context: PDFContext,
  root: PDFDict,
  entries: ReadonlyMap<number, PDFObject>,
  next: number,
  ids: readonly (readonly [string, PDFRef])[],
): void {
  const numbers = [...entries]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([key, value]) => [PDFNumber.of(key), value]);
  root.set(
    name('ParentTree'),
    context.register(dictionaryOf(context, [[name('Nums'), arrayOf(context, numbers)]])),
  );
  root.set(name('ParentTreeNextKey'), PDFNumber.of(next));
  writeIds(context, root, ids);
}

function writeIds(context: PDFContext, root: PDFDict, ids: readonly (readonly [string, PDFRef])[]): void {
  if (ids.length === 0) {
    root.delete(name('IDTree'));
    return;
  }
  // Sorted as the bytes are, which is how readers look in it.
  const sorted = ids.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const limits = arrayOf(context, [PDFString.of(sorted[0]![0]), PDFString.of(sorted.at(-1)![0])]);
  const leaf = dictionaryOf(context, [
    [name('Limits'), limits],
    [
      name('Names'),
      arrayOf(
        context,
        sorted.flatMap(([id, element]) => [PDFString.of(id), element]),
      ),
    ],
  ]);
  root.set(
    name('IDTree'),
    context.register(dictionaryOf(context, [[name('Kids'), arrayOf(context, [context.register(leaf)])]])),
  );
}

function keyOf(context: PDFContext, object: PDFRef): number | undefined {
  const annotation = context.lookup(object);
  const key = annotation instanceof PDFDict ? annotation.lookup(name('StructParent')) : undefined;
  return key instanceof PDFNumber ? key.asNumber() : undefined;
}

function arrayOf(context: PDFContext, items: readonly PDFObject[]): PDFArray {
  const array = PDFArray.withContext(context);
  for (const item of items) array.push(item);
  return array;
}

function dictionaryOf(context: PDFContext, entries: readonly (readonly [PDFName, PDFObject])[]): PDFDict {
  const dictionary = PDFDict.withContext(context);
  for (const [key, value] of entries) dictionary.set(key, value);
  return dictionary;
}
