/** The line of stages from editions that lie on disk, of whatever day and machine, to their proof. */
import { parse } from '../book/book.ts';
import { compose } from '../book/composition.ts';
import { readPictures } from '../book/pictures.ts';
import { diskFiles } from '../manuscript/disk.ts';
import type { Files } from '../manuscript/files.ts';
import { loadManuscript } from '../manuscript/load.ts';
import { ownVersion } from '../proof/lock/installed-packages.ts';
import { sourcesOf } from '../proof/manuscript/sources.ts';
import { hashOfEdition, type FileBytes, type FinishedEdition } from '../proof/proof-of.ts';
import { proveWithSheet } from './prove-with-sheet.ts';
import { parseProof, type Lock, type Proof } from '../proof/record.ts';
import { editionSlug } from '../render/edition-name.ts';
import { settleComposition } from '../render/settle.ts';
import { loadTemplate } from '../template/template.ts';
import { writeEditions } from '../write/write-editions.ts';

const DEFAULT_OUTPUT = 'dist/editions';

/** Where the editions are. */
export interface ProveOnDiskOptions {
  /** The folder of the editions; else the manuscript's own `output`, else `dist/editions`. */
  out?: string | undefined;
  signal?: AbortSignal | undefined;
  onProgress?: ((message: string) => void) | undefined;
}

/** What came of it. */
export interface ProvedOnDisk {
  /** The folder that was looked at, and the name of the editions in it. */
  folder: string;
  name: string;
  /** Absent where there is no edition. */
  proof?: Proof;
  /** The paths written. */
  written: string[];
}

/**
 * Proves all editions of a manuscript that are there, and writes the record and the sheet beside them.
 * @throws {ManuscriptError} where there is no manuscript, or its configuration cannot be read
 */
export async function proveOnDisk(path: string, options: ProveOnDiskOptions): Promise<ProvedOnDisk> {
  const { signal, onProgress } = options;
  const manuscript = await loadManuscript(path);
  const parsed = await parse(manuscript);
  // What the manuscript leaves open, the template settles.
  const { book } = settleComposition(compose(parsed), await loadTemplate(manuscript));
  const { pictures } = await readPictures(book, manuscript.files);
  const folder = options.out ?? book.configuration.output ?? DEFAULT_OUTPUT;
  const name = editionSlug(book);
  const files = diskFiles(folder);
  const editions = await finishedEditions(files, name, book.configuration.html.form === 'site');
  if (editions.length === 0) return { folder, name, written: [] };
  onProgress?.(`reading ${editions.map(({ file }) => file).join(', ')}`);
  const { proof, files: proofFiles } = await proveWithSheet(
    book,
    {
      editions,
      name,
      sources: await sourcesOf(manuscript, book),
      lock: await lockOfBefore(files, name, editions),
      isShown: (picture) => pictures.has(picture),
      signal,
    },
    () => onProgress?.('drawing the proof sheet'),
  );
  const written = await writeEditions(folder, proofFiles, signal);
  return { folder, name, proof, written };
}

/** The editions that are in a folder under the name of a book. */
async function finishedEditions(files: Files, name: string, isSite: boolean): Promise<FinishedEdition[]> {
  const editions: FinishedEdition[] = [];
  const site = isSite ? await siteFiles(files, name) : [];
  if (site.length > 0) editions.push({ kind: 'html', file: `${name}/`, files: site });
  for (const kind of ['html', 'pdf', 'epub'] as const) {
    const file = `${name}.${kind}`;
    if ((kind === 'html' && isSite) || (await files.look(file)) !== 'file') continue;
    editions.push({ kind, file, files: [{ path: file, bytes: await files.read(file) }] });
  }
  return editions;
}

const isPage = (path: string): boolean => path.endsWith('.html');

/** The pages of a site that its first page leads to, and all its other files: pages of an earlier build may lie about. */
async function siteFiles(files: Files, folder: string): Promise<FileBytes[]> {
  const first = 'index.html';
  if ((await files.look(`${folder}/${first}`)) !== 'file') return [];
  const read = async (path: string): Promise<FileBytes> => ({
    path,
    bytes: await files.read(`${folder}/${path}`),
  });
  const names = await files.list(folder);
  const pages = [await read(first)];
  // The list grows while it is walked.
  for (const { bytes } of pages) {
    const text = new TextDecoder().decode(bytes);
    const led = names.filter((path) => isPage(path) && !pages.some((page) => page.path === path));
    for (const path of led) {
      if (text.includes(`"${path}`) || text.includes(`"${encodeURI(path)}`)) pages.push(await read(path));
    }
  }
  const assets = (await files.list(`${folder}/assets`)).map((path) => `assets/${path}`);
  const others = names.filter((path) => !isPage(path));
  return [...pages, ...(await Promise.all([...others, ...assets].map(read)))];
}

/**
 * What editions were made with only their making knows. The record that lies beside them tells, as long as it is of
 * these very bytes.
 */
async function lockOfBefore(files: Files, name: string, editions: readonly FinishedEdition[]): Promise<Lock> {
  const unknown: Lock = { imprimatur: ownVersion(), packages: [], runtime: [], fonts: [], settings: {} };
  const path = `${name}.proof.json`;
  if ((await files.look(path)) !== 'file') return unknown;
  try {
    const before = parseProof(new TextDecoder().decode(await files.read(path)));
    const known = new Set(before.editions.map(({ sha256 }) => sha256));
    return editions.every((edition) => known.has(hashOfEdition(edition))) ? before.lock : unknown;
  } catch {
    // A record that is damaged, or of another version, is as good as none.
    return unknown;
  }
}
