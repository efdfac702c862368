/**
 * The container (EPUB 3.3, §4), packed by `epub-gen-memory`. The library writes `mimetype` and
 * `META-INF/container.xml` and packs; everything else is ours, from memory. It fetches nothing.
 */
import { EPub } from 'epub-gen-memory';

/** One file of an EPUB. */
export interface PackedFile {
  /** Its name, relative to the package document. */
  name: string;
  data: string | Uint8Array;
}

/** The folder that the library's container names, and the package document in it. */
const FOLDER = 'OEBPS';
/** The name that the library's container has for the package document. */
export const PACKAGE_FILE = 'content.opf';
/** Every entry has the same date, so that the same book gives the same bytes on any day. */
const ENTRY_DATE = new Date(Date.UTC(1980, 0, 1));

/** The library's own book, emptied of its templates, its downloads and its dates. */
class Container extends EPub {
  readonly #files: readonly PackedFile[];

  constructor(files: readonly PackedFile[]) {
    // What is given here is not written anywhere: its templates are run by EJS, so nothing of a book may be in them.
    super(
      { title: 'book', date: ENTRY_DATE.toISOString(), css: '', contentOPF: '', tocNCX: '', tocXHTML: '' },
      [],
    );
    this.#files = files;
  }

  protected override async generateTemplateFiles(): Promise<void> {
    await super.generateTemplateFiles();
    this.zip.remove(FOLDER);
    for (const { name, data } of this.#files) this.zip.file(`${FOLDER}/${name}`, data);
    for (const [path, entry] of Object.entries(this.zip.files)) {
      // An archive of an EPUB needs no entries for folders.
      if (entry.dir) delete this.zip.files[path];
      else entry.date = ENTRY_DATE;
    }
  }

  protected override async downloadAllFonts(): Promise<void> {}
  protected override async downloadAllImages(): Promise<void> {}
  protected override async makeCover(): Promise<void> {}
}

/** Packs files into an EPUB. The same files give the same bytes. */
export async function packContainer(files: readonly PackedFile[]): Promise<Uint8Array> {
  const packed = await new Container(files).genEpub();
  return new Uint8Array(packed.buffer, packed.byteOffset, packed.byteLength);
}
