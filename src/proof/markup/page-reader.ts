/** Reads the parts of a page: its chapters, its notes, its contents, and what is around them. */
import type { Element } from 'xast';
import type { ChapterRead, Landmarks, NoteRead, Place } from '../reading.ts';
import type { Addresses, End, MarkupPage } from './addresses.ts';
import { chapterRoots, parentsIn } from './chapter-roots.ts';
import { LeafReader, type LinkContext, type LinkSeen, type Surroundings } from './leaf-reader.ts';
import { numberOfItem } from './list-number.ts';
import { RunningText } from './running-text.ts';
import { elementsIn, firstNamed, isBlock, isHeading, isHidden, rolesOf, seenText } from './tree.ts';

/** What was read of the pages of an edition, in the order in which they were given. */
export interface PartsRead {
  chapters: ChapterRead[];
  notes: NoteRead[];
  around: string[];
  /** Navigation, with the page that it stands on. */
  navs: { element: Element; path: string }[];
  /** The marks of printed pages in chapters and notes, with the key of what follows them. */
  marks: { id: string; after: string }[];
  /** By page the id of the first chapter on it. */
  chapterOf: ReadonlyMap<string, string>;
}

/** What all pages of an edition share. */
export interface Book {
  addresses: Addresses;
  landmarks: Landmarks;
  chapterOf: ReadonlyMap<string, string>;
}

const NOTE = /^note-\d+(?:-\d+)*$/u;
const CALL = /^call-/u;
const NOTES_ROLES: ReadonlySet<string> = new Set(['doc-endnotes', 'endnotes', 'footnotes', 'rearnotes']);
const BACK_ROLES: ReadonlySet<string> = new Set(['doc-backlink', 'backlink']);

/** Reads the pages of an edition, in the order given. */
export function readPages(
  pages: readonly MarkupPage[],
  addresses: Addresses,
  landmarks: Landmarks,
): PartsRead {
  const chapterOf = new Map<string, string>();
  const chapters = new Set(landmarks.chapters);
  for (const { path } of pages) {
    const id = [...addresses.idsOf(path).keys()].find((known) => chapters.has(known));
    if (id !== undefined) chapterOf.set(path, id);
  }
  const parts: PartsRead = { chapters: [], notes: [], around: [], navs: [], marks: [], chapterOf };
  const book = { addresses, landmarks, chapterOf };
  for (const page of pages) new PageReader(page, book, parts).read();
  return parts;
}

/** The id that a link leads to; empty where it is not there, or the link leads away. */
export function idOfEnd(end: End, { chapterOf }: Pick<Book, 'chapterOf'>): string {
  if (end.kind === 'away' || !end.lands) return '';
  return end.id === '' ? (chapterOf.get(end.path) ?? '') : end.id;
}

class PageReader {
  readonly #page: MarkupPage;
  readonly #book: Book;
  readonly #parts: PartsRead;
  readonly #place: Place;
  readonly #notes: ReadonlySet<string>;
  readonly #parents: Map<Element, Element>;
  readonly #roots: Map<Element, string>;
  /** The elements that have a note in them. */
  readonly #aroundNotes = new Set<Element>();
  readonly #running: RunningText[] = [];

  constructor(page: MarkupPage, book: Book, parts: PartsRead) {
    this.#page = page;
    this.#book = book;
    this.#parts = parts;
    this.#place = { document: page.path };
    this.#notes = new Set(book.landmarks.notes);
    this.#parents = parentsIn(page.tree);
    const ids = book.addresses.idsOf(page.path);
    const found = new Set(book.landmarks.chapters.flatMap((id) => ids.get(id) ?? []));
    this.#roots = chapterRoots([...found], this.#parents);
    for (const element of elementsIn(page.tree)) {
      if (!this.#isNote(element)) continue;
      for (let at = this.#parents.get(element); at; at = this.#parents.get(at)) this.#aroundNotes.add(at);
    }
  }

  read(): void {
    const body = firstNamed(this.#page.tree, 'body');
    if (!body) return;
    const chapter = this.#roots.get(body);
    if (chapter === undefined) this.#readAround(body);
    else this.#readChapter(body, chapter);
    this.#parts.marks.push(...this.#running.flatMap((text) => text.marks()));
  }

  #readAround(root: Element, running?: RunningText): void {
    const reader = new LeafReader(this.#surroundings({ running }), this.#place, '', running);
    this.#parts.around.push(...reader.read(root).flatMap(({ text }) => (text === '' ? [] : [text])));
  }

  #readChapter(root: Element, id: string): void {
    const chapter: ChapterRead = { id, leaves: [], place: this.#place };
    // First, since a chapter may have others in it.
    this.#parts.chapters.push(chapter);
    const running = this.#run();
    chapter.leaves = new LeafReader(this.#surroundings({ chapter: id }), this.#place, id, running).read(root);
  }

  #readNote(root: Element, running = this.#run()): void {
    const id = root.attributes.id ?? '';
    const note: NoteRead = { id, number: '', leaves: [], backTo: [], place: this.#place };
    this.#parts.notes.push(note);
    note.leaves = new LeafReader(this.#surroundings({ note, running }), this.#place, id, running).read(root);
    if (note.number === '') note.number = numberOfItem(root, this.#parents.get(root));
  }

  #run(): RunningText {
    const running = new RunningText();
    this.#running.push(running);
    return running;
  }

  /** @param within the part that is being read, and where notes that it is around run on */
  #surroundings(within: {
    chapter?: string;
    note?: NoteRead;
    running?: RunningText | undefined;
  }): Surroundings {
    return {
      takes: (element) => {
        if (element.name === 'nav') {
          this.#parts.navs.push({ element, path: this.#page.path });
          this.#parts.around.push(seenText(element));
          return true;
        }
        if (isHidden(element)) return false;
        const chapter = this.#roots.get(element);
        if (chapter !== undefined) this.#readChapter(element, chapter);
        else if (this.#isNote(element)) this.#readNote(element, within.running);
        else if (this.#isNotes(element)) this.#readAround(element, within.running ?? this.#run());
        else return false;
        return true;
      },
      linkOf: (link, context) => this.#linkOf(link, context, within.chapter, within.note),
    };
  }

  #isNote(element: Element): boolean {
    const { id } = element.attributes;
    return id !== undefined && id !== null && isBlock(element) && (this.#notes.has(id) || NOTE.test(id));
  }

  /** True for a list of notes, with its headings: what says so, or has nothing else in it. */
  #isNotes(element: Element): boolean {
    if (!isBlock(element) || isHeading(element)) return false;
    if (rolesOf(element).some((role) => NOTES_ROLES.has(role))) return true;
    return this.#aroundNotes.has(element) && this.#hasOnlyNotes(element);
  }

  #hasOnlyNotes(element: Element): boolean {
    return element.children.every((child) => {
      if (child.type === 'text' || child.type === 'cdata') return !/\S/u.test(child.value);
      if (child.type !== 'element' || isHeading(child) || isHidden(child) || this.#isNote(child)) return true;
      return !this.#roots.has(child) && child.name !== 'img' && this.#hasOnlyNotes(child);
    });
  }

  #linkOf(
    link: Element,
    { heading, isInFirst, isFirst }: LinkContext,
    chapter: string | undefined,
    note: NoteRead | undefined,
  ): LinkSeen {
    const end = this.#book.addresses.follow(link.attributes.href ?? '', this.#page.path);
    const target = idOfEnd(end, this.#book);
    const call = this.#idOfCall(link);
    if (call !== undefined) return { kind: 'call', id: call, number: seenText(link), target };
    if (note && (CALL.test(target) || rolesOf(link).some((role) => BACK_ROLES.has(role)))) {
      if (target !== '') note.backTo.push(target);
      const text = seenText(link);
      if (!isFirst || !/^\p{N}+$/u.test(text)) return { kind: 'nothing' };
      note.number = text;
      return { kind: 'number' };
    }
    if (end.kind === 'away') return { kind: 'link', target: end.address };
    const isOwn =
      heading !== undefined && target !== '' && (target === heading || (isInFirst && target === chapter));
    if (isOwn) return { kind: 'words' };
    return { kind: 'link', target: `#${target === '' ? end.id || end.path : target}` };
  }

  /** The id of a call stands at its link, or around it. */
  #idOfCall(link: Element): string | undefined {
    const own = link.attributes.id ?? '';
    if (CALL.test(own)) return own;
    const around = this.#parents.get(link);
    const id = around && !isBlock(around) ? (around.attributes.id ?? '') : '';
    return CALL.test(id) ? id : undefined;
  }
}
