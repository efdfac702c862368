/** A file of whatever kind → a manuscript’s files. The readers are loaded when one of their kind comes. */
import { UnreadableSourceError, type Imported } from './imported.ts';
import { manuscriptFolder, type ManuscriptFolder } from './manuscript-folder.ts';
import { KIND_NAMES, sourceKind, type SourceKind } from './source-kind.ts';

/** How a source is imported. */
export interface ImportOptions {
  /** The name of the file: its ending says what it is where its content does not. */
  name: string;
  /** What it is, where that is known. */
  kind?: SourceKind | undefined;
  /** `h1` or `h2`: new chapters begin at headings of this depth and above. By default there is one chapter. */
  split?: 'h1' | 'h2' | undefined;
  /** Goes before what the source says. */
  title?: string | undefined;
  /** BCP 47; goes before what the source says. */
  language?: string | undefined;
  /**
   * Reads a file that lies beside the source, such as a picture, by its path from there; undefined where there is
   * none. By default nothing lies beside it. Nothing is ever fetched from the web.
   */
  fileBeside?: ((path: string) => Promise<Uint8Array | undefined>) | undefined;
}

/** A manuscript made of a source. */
export interface ImportedManuscript extends ManuscriptFolder {
  kind: SourceKind;
}

/**
 * Makes a manuscript of a source: plain text, a web page, a Word document or the Markdown of others. Nothing is
 * written; `files` holds what would be.
 * @throws {UnreadableSourceError} where the source cannot be read at all
 */
export async function importSource(bytes: Uint8Array, options: ImportOptions): Promise<ImportedManuscript> {
  const kind = options.kind ?? sourceKind(bytes, options.name);
  mustBeReadable(bytes, kind);
  const { name: source, split, title, language } = options;
  try {
    const imported = await readSource(bytes, kind, options.fileBeside ?? (async () => undefined));
    return {
      kind,
      ...manuscriptFolder(imported, { source, kind: KIND_NAMES[kind], split, title, language }),
    };
  } catch (error) {
    // The parsers go into what is nested by calling themselves; no stack is as deep as what someone can write.
    if (error instanceof RangeError && /call stack/iu.test(error.message))
      throw new UnreadableSourceError(
        'expected a text that people can read, found one nested thousands of levels deep',
      );
    throw error;
  }
}

/** In MB. The longest novels have three or four. A page may have its pictures in it, and a Word file has. */
const LARGEST: Readonly<Record<SourceKind, number>> = { text: 8, markdown: 8, page: 64, word: 256 };

function mustBeReadable(bytes: Uint8Array, kind: SourceKind): void {
  const megabytes = Math.ceil(bytes.length / 1024 / 1024);
  if (megabytes <= LARGEST[kind]) return;
  throw new UnreadableSourceError(
    `expected ${KIND_NAMES[kind]} of ${LARGEST[kind]} MB at most, found ${megabytes} MB; import its parts one by one`,
  );
}

async function readSource(
  bytes: Uint8Array,
  kind: SourceKind,
  fileBeside: (path: string) => Promise<Uint8Array | undefined>,
): Promise<Imported> {
  switch (kind) {
    case 'text':
      return (await import('./text/read-text.ts')).readText(bytes);
    case 'markdown': {
      const imported = (await import('./markdown/read-markdown.ts')).readMarkdown(bytes);
      const { addPictures } = await import('./markdown/pictures.ts');
      return addPictures(imported, fileBeside);
    }
    case 'page':
      return (await import('./page/read-page.ts')).readPage(bytes, fileBeside);
    case 'word':
      return (await import('./word/read-word.ts')).readWord(bytes);
  }
}
