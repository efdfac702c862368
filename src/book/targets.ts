/**
 * Everything in a book that a link can lead to: chapters, headings, boxes, figures and tables, each with an id
 * that is unique in the whole book (the HTML edition is one page) and a name that a reference prints.
 */
import { slug } from 'github-slugger';
import type { FootnoteDefinition, Nodes } from 'mdast';
import type { Chapter } from '../parse/chapter.ts';
import { plainText } from '../parse/plain-text.ts';
import { wordsOf, type OwnWords } from './words.ts';

/** One thing that a link can lead to. */
export interface Target {
  id: string;
  kind: 'chapter' | 'heading' | 'box' | 'figure' | 'table' | 'block';
  /** What `[](#id)` prints: a title, or "Figure 3". */
  name: string;
  /** The number of a figure or table in the book. */
  number?: number;
  /** The number of the chapter it stands in, from 1. */
  chapter: number;
}

/** The targets of a book, by id and by what they belong to. */
export interface Targets {
  byId: Map<string, Target>;
  of: Map<Nodes | Chapter, Target>;
  /** By the number of a chapter and what the id would be if the chapter were alone. */
  inChapter: Map<string, Target>;
}

const RESERVED = /^(?:call|note|page)-/u;

/**
 * Names every target. Ids that authors wrote are taken first, so that a slug never takes one away.
 * @param isPrinted tells whether a note is; what stands in one that is not cannot be led to
 * @param own the words of the manuscript's own, for the names of figures and tables
 */
export function findTargets(
  chapters: readonly Chapter[],
  isPrinted: (note: FootnoteDefinition) => boolean,
  own: OwnWords = {},
): Targets {
  const targets: Targets = { byId: new Map(), of: new Map(), inChapter: new Map() };
  const found: { node: Nodes | Chapter; target: Target; written: string | undefined }[] = [];
  const counts = { figure: 0, table: 0 };
  for (const chapter of chapters) {
    found.push({
      node: chapter,
      written: chapter.configuration.id ?? chapter.heading?.data?.identifier,
      target: { id: '', kind: 'chapter', name: chapter.title, chapter: chapter.number },
    });
    const walk = (node: Nodes): void => {
      if (node.type === 'footnoteDefinition' && !isPrinted(node)) return;
      const target = node === chapter.heading ? undefined : targetOf(node, chapter, counts, own);
      if (target) found.push({ node, target, written: writtenId(node) });
      if ('children' in node) for (const child of node.children) walk(child);
    };
    walk(chapter.tree);
  }
  const last = new Map<string, number>();
  const free = (wanted: string): string => {
    let id = wanted;
    let count = last.get(wanted) ?? 1;
    while (targets.byId.has(id)) id = `${wanted}-${++count}`;
    last.set(wanted, count);
    return id;
  };
  const name = ({ node, target, written }: (typeof found)[number]): void => {
    const wanted =
      written ??
      slug(
        target.kind === 'chapter' || target.kind === 'heading' || target.kind === 'box'
          ? target.name
          : `${target.kind}-${target.number ?? 1}`,
      );
    const safe = safeId(wanted);
    const id = free(safe);
    const named = Object.assign(target, { id });
    targets.byId.set(id, named);
    // The id of the title within a box is ours as well.
    if (target.kind === 'box') targets.byId.set(`${id}.title`, named);
    const inChapter = `${target.chapter} ${safe}`;
    if (!targets.inChapter.has(inChapter)) targets.inChapter.set(inChapter, named);
    targets.of.set(node, named);
  };
  for (const item of found) if (item.written !== undefined) name(item);
  for (const item of found) if (item.written === undefined) name(item);
  return targets;
}

function targetOf(
  node: Nodes,
  chapter: Chapter,
  counts: { figure: number; table: number },
  own: OwnWords,
): Target | undefined {
  const words = wordsOf(chapter.language, own);
  const at = { id: '', chapter: chapter.number };
  switch (node.type) {
    case 'heading':
      return { ...at, kind: 'heading', name: plainText(node) };
    case 'box':
      return { ...at, kind: 'box', name: node.title ?? '' };
    case 'figure': {
      if (node.children.length === 1) return node.identifier ? { ...at, kind: 'block', name: '' } : undefined;
      const number = ++counts.figure;
      return { ...at, kind: 'figure', name: `${words.figure} ${number}`, number };
    }
    case 'captionedTable': {
      if (node.children.length === 1) return node.identifier ? { ...at, kind: 'block', name: '' } : undefined;
      const number = ++counts.table;
      return { ...at, kind: 'table', name: `${words.table} ${number}`, number };
    }
    default:
      return 'identifier' in node && writtenId(node) !== undefined
        ? { ...at, kind: 'block', name: '' }
        : undefined;
  }
}

const NAMED_BLOCKS: ReadonlySet<string> = new Set([
  'box',
  'figure',
  'captionedTable',
  'epigraph',
  'abstract',
  'verse',
  'remark',
]);

function writtenId(node: Nodes | Chapter): string | undefined {
  if (!('type' in node)) return undefined;
  if (node.type === 'heading') return node.data?.identifier;
  return NAMED_BLOCKS.has(node.type) && 'identifier' in node ? node.identifier : undefined;
}

/**
 * An id that XML and our own prefixes allow: it begins with a letter (EPUB wants an NCName), and `call-`,
 * `note-` and `page-` stay ours.
 */
export function safeId(wanted: string): string {
  const id = wanted.normalize('NFC').replaceAll(/[^\p{L}\p{N}\p{M}._-]/gu, '');
  return /^[\p{L}_]/u.test(id) && !RESERVED.test(id) ? id : `section-${id === '' ? '1' : id}`;
}
