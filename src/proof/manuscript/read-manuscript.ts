/**
 * Reads a manuscript as a reader of an edition must find it. This is a walk of its own over the tree that the
 * parser made: nothing of what sets editions has a part in it, so that no fault of theirs can hide.
 */
import type { Book } from '../../book/book.ts';
import type { Note } from '../../notes/numbering.ts';
import type { Chapter } from '../../parse/chapter.ts';
import type { ChapterRead, NoteRead, Place, Reading, Text } from '../reading.ts';
import { expectedContents } from './contents.ts';
import { LeafWriter } from './leaf-writer.ts';
import { readBlocks } from './read-blocks.ts';
import { readInlines, type Subject } from './read-inlines.ts';

/** What is known of the edition besides the manuscript. */
export interface ReadManuscriptOptions {
  /** False for a picture that cannot be read, by its path: its alternative text stands in its place. */
  isShown?: (path: string) => boolean;
}

/** Reads a book as one of its editions has to print it. Pure. */
export function readManuscript(
  book: Book,
  edition: Exclude<Text, 'manuscript'>,
  { isShown = () => true }: ReadManuscriptOptions = {},
): Reading {
  const subjectOf = (chapter: Chapter): Subject => ({
    book,
    chapter,
    isPrint: edition === 'pdf',
    isShown,
  });
  return {
    of: 'manuscript',
    chapters: book.chapters.map((chapter) => readChapter(subjectOf(chapter), edition)),
    notes: book.numbered.notes.map((note) => readNote(note, subjectOf(note.definition.chapter))),
    contents: [{ name: 'contents', entries: expectedContents(book) }],
    around: [],
    ...(edition === 'pdf' && { notesOnPages: book.configuration.print.notes === 'page' }),
  };
}

function readChapter(subject: Subject, edition: Exclude<Text, 'manuscript'>): ChapterRead {
  const { book, chapter } = subject;
  const { heading, title, path, tree } = chapter;
  const id = book.targets.of.get(chapter)?.id ?? '';
  const leaves = new LeafWriter(path);
  leaves.leaf('heading', heading, () => {
    if (heading) readInlines(heading.children, { ...subject, self: id }, leaves);
    else leaves.text(title);
  });
  for (const line of headOf(chapter, book, edition)) leaves.leaf('paragraph', undefined, () => leaves.text(line));
  readBlocks(
    tree.children.filter((node) => node !== heading),
    subject,
    leaves,
  );
  return { id, leaves: leaves.finish(), place: path === '' ? {} : { file: path, line: 1, column: 1 } };
}

/** What stands below the title: an EPUB has a line for each author, the others name them in one. */
function headOf({ title, configuration }: Chapter, book: Book, edition: Exclude<Text, 'manuscript'>): string[] {
  const { subtitle, authors } = configuration;
  // A printed chapter without a title has no opening.
  if (edition === 'pdf' && title === '') return [];
  const lines = subtitle === undefined ? [] : [subtitle];
  if (authors.length === 0) return lines;
  if (edition === 'epub') {
    const names = authors.map((author) =>
      'affiliation' in author && author.affiliation !== undefined
        ? `${author.name}, ${author.affiliation}`
        : author.name,
    );
    return [...lines, ...names];
  }
  const list = new Intl.ListFormat(book.configuration.language, { type: 'conjunction' });
  return [...lines, list.format(authors.map(({ name }) => name))];
}

function readNote(note: Note, subject: Subject): NoteRead {
  const { node } = note.definition;
  const leaves = new LeafWriter(subject.chapter.path);
  readBlocks(node.children, subject, leaves);
  const start = node.position?.start;
  const place: Place = {
    file: subject.chapter.path,
    ...(start && { line: start.line, column: start.column }),
  };
  return {
    id: note.id,
    number: String(note.number),
    leaves: leaves.finish(),
    backTo: note.calls.map(({ id }) => id),
    place,
  };
}
