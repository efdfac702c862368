/**
 * Makes of the tags that Chromium writes a structure that says what a book has: notes, references, sections,
 * lists with their parts; and marks whatever is no part of the text as artifact.
 */
import { PDFDict, PDFHexString, PDFName, type PDFDocument } from '@cantoo/pdf-lib';
import { ARTIFACT, markArtifacts } from '../content/artifacts.ts';
import {
  closeContent,
  fontTexts,
  openContents,
  type OpenContent,
  type PageContents,
} from '../content/page-contents.ts';
import { fewAtATime } from '../content/few-at-a-time.ts';
import { withPlainMarks } from '../content/plain-marks.ts';
import { addMissingCalls } from './missing-calls.ts';
import { putBackEmptyCells } from '../structure/empty-cells.ts';
import { linksOf, type StructureLink } from '../structure/links.ts';
import { moveNotes, nameNotes, nameReferences } from '../structure/notes.ts';
import { readStructureTree } from '../structure/read-tree.ts';
import { repeatedHeads } from '../structure/repeated-heads.ts';
import { settleTypes, takeOutEmpty } from '../structure/settle-types.ts';
import {
  contentOf,
  elementsOf,
  isContent,
  isElement,
  type ContentKid,
  type StructureTree,
} from '../structure/tree.ts';
import { ROLE_MAP } from '../structure/types.ts';
import { writeStructureTree } from '../structure/write-tree.ts';

/** What a content that is no text becomes. */
type Fate = 'nothing' | 'layout' | 'pagination';

/** What the tags do not say. */
export interface StructureFacts {
  /** For each part of a note but its first: how many blocks the cut before it goes through. */
  goingOn: readonly number[];
  /** The addresses of all links, in the order of the document; within it `#id`. */
  links: readonly { target: string }[];
  /** The cells of each table, row by row: `h` or `d`, a capital for one that is empty. */
  tables: readonly (readonly string[])[];
}

/**
 * @returns the links of the finished structure, in the order of reading
 */
export async function mendStructure(document: PDFDocument, facts: StructureFacts): Promise<StructureLink[]> {
  const contents = await openContents(document);
  const tree = readStructureTree(document);
  const fates = new Map<string, Fate>();
  let links: StructureLink[] = [];
  if (tree) {
    findInForms(tree, contents);
    for (const kid of repeatedHeads(tree)) fates.set(keyOf(kid), 'pagination');
    leaveOut(tree, contents, fates);
    const written = facts.links.map(({ target }) => target);
    links = linksOf(document, tree, written);
    addMissingCalls(document, links);
    nameNotes(tree, links, facts.goingOn);
    nameReferences(links);
    settleTypes(tree);
    putBackEmptyCells(tree, facts.tables);
    moveNotes(tree, links);
    takeOutEmpty(tree);
    nameBullets(tree);
    writeStructureTree(document, tree, rolesOf(tree));
  }
  await writeContents(document, contents, fates);
  return links;
}

/** Content that is not in the page itself is in an object on it. */
function findInForms({ roots }: StructureTree, contents: readonly PageContents[]): void {
  if (contents.every(({ forms }) => forms.length === 0)) return;
  const numbers = new Map<OpenContent, Set<number>>();
  const has = (content: OpenContent | undefined, mcid: number): boolean => {
    if (!content) return false;
    if (!numbers.has(content)) numbers.set(content, new Set(content.sequences.map((each) => each.mcid)));
    return numbers.get(content)!.has(mcid);
  };
  for (const root of roots) {
    for (const kid of contentOf(root)) {
      const { page, forms } = contents[kid.page]!;
      if (kid.stream || forms.length === 0 || has(page, kid.mcid)) continue;
      const form = forms.find((each) => has(each, kid.mcid));
      if (form) kid.stream = form.reference;
    }
  }
}

/** Takes out of the tree what paints nothing, and what paints no more than backgrounds and rules. */
function leaveOut(
  { roots }: StructureTree,
  contents: readonly PageContents[],
  fates: Map<string, Fate>,
): void {
  const paints = new Map<string, string>();
  for (const [page, { page: own, forms }] of contents.entries()) {
    for (const { mcid, paints: what } of own?.sequences ?? []) paints.set(`${page} ${mcid}`, what);
    for (const form of forms)
      for (const { mcid, paints: what } of form.sequences)
        paints.set(keyOf({ kind: 'content', page, mcid, stream: form.reference }), what);
  }
  for (const element of elementsOf(roots)) {
    // A picture may be drawn with nothing but paths, and the mark of an item be a dot.
    const isDrawn = ['Figure', 'Lbl', 'Formula'].includes(element.type);
    element.kids = element.kids.filter((kid) => {
      if (!isContent(kid)) return true;
      const key = keyOf(kid);
      if (fates.has(key)) return false;
      const what = paints.get(key) ?? 'nothing';
      if (what === 'text' || (what === 'paths' && isDrawn)) return true;
      fates.set(key, what === 'paths' ? 'layout' : 'nothing');
      return false;
    });
  }
}

/** A mark that is drawn, and has no text, says what it is. */
function nameBullets({ roots }: StructureTree): void {
  for (const element of elementsOf(roots)) {
    const isBullet = element.type === 'Lbl' && element.parent?.type === 'LI' && !element.kids.some(isElement);
    if (isBullet && isUnordered(element.parent?.parent?.dictionary))
      element.dictionary.set(PDFName.of('ActualText'), PDFHexString.fromText('•'));
  }
}

function isUnordered(list: StructureTree['roots'][number]['dictionary'] | undefined): boolean {
  return /\/ListNumbering \/(?:Disc|Circle|Square)/u.test(list?.get(PDFName.of('A'))?.toString() ?? '');
}

/** What types of the tree are not standard, and what they stand for. */
function rolesOf({ roots }: StructureTree): Record<string, string> {
  const types = new Set([...elementsOf(roots)].map(({ type }) => type));
  return Object.fromEntries(Object.entries(ROLE_MAP).filter(([type]) => types.has(type)));
}

async function writeContents(
  document: PDFDocument,
  contents: readonly PageContents[],
  fates: ReadonlyMap<string, Fate>,
): Promise<void> {
  const textsOf = fontTexts();
  const pages = document.getPages();
  const done = new Set<OpenContent>();
  await fewAtATime(contents, async ({ page: own, forms }, page) => {
    const marked = new Set(forms.map(({ reference }) => reference));
    for (const content of own ? [own, ...forms] : forms) {
      if (done.has(content)) continue;
      done.add(content);
      const isPage = content === own;
      const fateOf = (mcid: number): Fate | undefined =>
        fates.get(keyOf({ kind: 'content', page, mcid, ...(!isPage && { stream: content.reference }) }));
      const text = rewritten(content, fateOf, {
        isAtStart: isPage,
        height: pages[page]!.getHeight(),
        isMarked: (name) => isMarked(content, name, marked),
      });
      await closeContent(document, content, withPlainMarks(text, textsOf(content)));
    }
  });
}

function rewritten(
  { text, sequences }: OpenContent,
  fateOf: (mcid: number) => Fate | undefined,
  setting: Parameters<typeof markArtifacts>[1],
): string {
  const result: string[] = [];
  let at = 0;
  for (const { mcid, start, inner, innerEnd, end } of sequences) {
    result.push(
      markArtifacts(text.slice(at, start), { ...setting, isAtStart: setting.isAtStart && at === 0 }),
    );
    const fate = fateOf(mcid);
    if (fate === 'nothing') result.push(text.slice(inner, innerEnd));
    else if (fate) result.push(ARTIFACT[fate], text.slice(inner, end));
    else result.push(text.slice(start, end));
    at = end;
  }
  result.push(markArtifacts(text.slice(at), { ...setting, isAtStart: setting.isAtStart && at === 0 }));
  return result.join('');
}

function isMarked({ resources }: OpenContent, name: string, marked: ReadonlySet<unknown>): boolean {
  if (marked.size === 0) return false;
  const objects = resources?.lookup(PDFName.of('XObject'));
  return objects instanceof PDFDict && marked.has(objects.get(PDFName.of(name)));
}

function keyOf({ page, mcid, stream }: ContentKid): string {
  return stream ? `${stream.toString()} ${mcid}` : `${page} ${mcid}`;
}
