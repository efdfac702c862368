/**
 * The words that the press itself puts into an edition, by name, each with what it is for. The tables of the
 * languages are in `book/words`; a manuscript can change and add words, so its configuration takes these keys.
 */
export const WORDS = {
  contents: 'The heading of the table of contents.',
  notes: 'The heading of the notes.',
  note: 'A reference to a note within a sentence; its number follows.',
  figure: 'The label of a figure; its number follows.',
  table: 'The label of a table; its number follows.',
  figures: 'The heading of the list of figures.',
  tables: 'The heading of the list of tables.',
  chapter: 'The name of a chapter; its number follows.',
  page: 'A reference to a page within a sentence; its number follows.',
  pages: 'The heading of the list of printed pages.',
  cover: 'The name of the cover.',
  titlePage: 'The name of the title page.',
  imprint: 'The name of the imprint.',
  abstract: 'The name of an abstract, for those who hear the book.',
  backToText: 'The name of the way back from a note; `{number}` is the number of the note.',
  callOfNote: 'The name of a call; `{number}` is the number of the note.',
  reflowing: 'A sentence of the accessibility summary: the text can be set as its reader wishes.',
  notesLinked: 'A sentence of the accessibility summary: notes and calls are linked both ways.',
  imagesDescribed: 'A sentence of the accessibility summary: images have alternative text.',
  skipToText: 'The link that leads past the contents to the text, for those who read by keyboard.',
  chapterLinks: 'The name of the links to the chapters before and after, for those who hear the page.',
  previousChapter: 'The link to the chapter before.',
  nextChapter: 'The link to the chapter after.',
  cite: 'The heading of the ready citations of the report itself.',
  citeFootnote: 'The name of a citation in the form of a footnote; the name of its style stands before it.',
  citeBibliography: 'The name of a citation in the form of an entry of a bibliography; the name of its style stands before it.',
  citeReference: 'The name of a citation in the form of an entry of a list of references; the name of its style stands before it.',
  download: 'What the link to a file says; the name of its format follows.',
} as const;

/** All words in one language. */
export type Words = Readonly<Record<keyof typeof WORDS, string>>;

/** By language, words that go before those of the press, or that it does not have. */
export type OwnWords = Readonly<Record<string, { readonly [Name in keyof Words]?: string | undefined }>>;
