/** The public API of the package, and nothing else. */
export { parse, type Book, type ImageReference } from './book/book.ts';
export { compose, type ComposedChapter, type ComposedNote, type Composition } from './book/composition.ts';
export type { ContentsEntry } from './book/contents.ts';
export { readPictures, type Picture, type Pictures } from './book/pictures.ts';
export { check, type CheckOptions } from './check/check.ts';
export { recommended } from './check/recommended.ts';
export type { Rule } from './check/rule.ts';
export { importSource, type ImportedManuscript, type ImportOptions } from './import/import-source.ts';
export { UnreadableSourceError, type Confidence, type Decision } from './import/imported.ts';
export { checkLinks, type LinkOptions, type LinkProgress } from './links/check-links.ts';
export {
  configurationJsonSchema,
  configurationSchema,
  type Configuration,
} from './manuscript/configuration/schema.ts';
export type { Files, Sight } from './manuscript/files.ts';
export { loadFrom, loadManuscript } from './manuscript/load.ts';
export { ManuscriptError, type ChapterSource, type Manuscript } from './manuscript/manuscript.ts';
export { memoryFiles } from './manuscript/memory.ts';
export type { Problem, RelatedPlace, Severity } from './manuscript/problem.ts';
export type { Call, Definition, NoteGraph } from './notes/graph.ts';
export type { Note, NumberedCall, NumberedNotes } from './notes/numbering.ts';
export type { Chapter } from './parse/chapter.ts';
export { manuscriptSyntax } from './parse/syntax/manuscript-syntax.ts';
export { EnvironmentError } from './print/browser/environment-error.ts';
export { drawPictures } from './print/browser/draw-pictures.ts';
export { parseEndpoint, type Endpoint } from './print/browser/endpoint.ts';
export { openPressRoom, type PressRoom, type PressRoomOptions } from './print/browser/press-room.ts';
export { launchBrowser, type LaunchedBrowser, type LaunchOptions } from './print/browser/launch.ts';
export type { Finding, FindingKind } from './proof/finding.ts';
export { prove, type ProveOptions } from './proving/prove.ts';
export { formatProof, parseProof, proofJsonSchema, type Proof } from './proof/record.ts';
export { proveOnDisk as proof, type ProvedOnDisk, type ProveOnDiskOptions } from './proving/prove-on-disk.ts';
export { publish, type Publication, type PublishOptions } from './publish.ts';
export { DiskStore, type StoreLimits } from './write/disk-store.ts';
export type { SheetNews, Store } from './render/editions.ts';
export { renderEpub, type EpubEdition, type EpubOptions } from './render/epub/render.ts';
export { renderHtml, type HtmlEdition } from './render/html/render.ts';
export type { BookPlace, MappedPage, PageMap } from './render/page-map.ts';
export { renderPdf, type PdfEdition, type PdfOptions } from './render/pdf/render.ts';
export { formatJson } from './report/json.ts';
export { formatPretty } from './report/pretty.ts';
export { loadTemplate, type Template } from './template/template.ts';
