/** Reads an EPUB edition: the archive, the package, the pages in the order of the spine. */
import type { Root } from 'xast';
import { fromXml } from 'xast-util-from-xml';
import type { Finding } from '../finding.ts';
import type { EditionRead, Landmarks, Reading } from '../reading.ts';
import { Addresses, type MarkupPage } from '../markup/addresses.ts';
import { entriesOf } from '../markup/contents-entries.ts';
import { doubledIds, linksAstray, pictureFaults } from '../markup/faults.ts';
import { marksInContents } from '../markup/marks-in-contents.ts';
import { idOfEnd, readPages } from '../markup/page-reader.ts';
import { elementsIn, rolesOf } from '../markup/tree.ts';
import { entriesOfNcx, readNcx, type Ncx } from './ncx.ts';
import { packagePath, readPackage, type Package } from './package.ts';
import { readPageList } from './page-list.ts';
import { partsFaults } from './parts-faults.ts';
import { unpack } from './zip.ts';

const XHTML = 'application/xhtml+xml';
const CONTAINER = 'META-INF/container.xml';

/**
 * Reads an EPUB.
 * @param landmarks the ids by which chapters and notes are found
 */
export function readEpub(bytes: Uint8Array, landmarks: Landmarks): EditionRead {
  const findings: Finding[] = [];
  const unreadable = (message: string, document?: string): undefined => {
    findings.push({
      kind: 'file-unreadable',
      edition: 'epub',
      message,
      ...(document !== undefined && { source: { document } }),
    });
  };
  const files = filesOf(bytes, unreadable);
  if (!files) return { reading: emptyReading(), findings };

  const treeOf = (path: string): Root | undefined => {
    const file = files.get(path);
    if (!file) return undefined;
    try {
      return fromXml(new TextDecoder('utf-8', { fatal: true }).decode(file));
    } catch (error) {
      return unreadable(`expected well-formed XML in "${path}", found ${reasonOf(error)}`, path);
    }
  };
  const container = treeOf(CONTAINER);
  const path = container && packagePath(container);
  const tree = path === undefined ? undefined : treeOf(path);
  if (path === undefined || !tree) {
    if (findings.every(({ kind }) => kind !== 'file-unreadable'))
      unreadable(
        `expected a package that "${CONTAINER}" names, found ${path === undefined ? 'none' : `no file "${path}"`}`,
      );
    return { reading: emptyReading(), findings };
  }
  const parts = readPackage(tree, path);
  findings.push(...partsFaults(parts, files, path));
  const pageAt = (page: string): MarkupPage[] => {
    const read = treeOf(page);
    return read ? [{ path: page, tree: read }] : [];
  };
  const order = [...new Set(parts.spine.flatMap(({ item }) => (item ? [item.path] : [])))];
  const pages = order.flatMap(pageAt);
  const beside = parts.items.filter(({ path: at, mediaType }) => mediaType === XHTML && !order.includes(at));
  const others = beside.flatMap(({ path: at }) => pageAt(at));
  const ncx = parts.ncx && treeOf(parts.ncx.path);
  const book = {
    parts,
    pages,
    others,
    ncx: parts.ncx && ncx ? { path: parts.ncx.path, tree: ncx } : undefined,
  };
  const read = readBook(book, files, landmarks);
  return { reading: read.reading, findings: [...findings, ...read.findings] };
}

interface BookPages {
  parts: Package;
  /** In the order of the spine. */
  pages: readonly MarkupPage[];
  /** Pages that are not in the spine. */
  others: readonly MarkupPage[];
  ncx: MarkupPage | undefined;
}

function readBook(
  { parts, pages, others, ncx }: BookPages,
  files: ReadonlyMap<string, Uint8Array>,
  landmarks: Landmarks,
): EditionRead {
  const all = [...pages, ...others];
  const addresses = new Addresses(all, files.keys());
  const found = readPages(pages, addresses, landmarks);
  const nav = parts.items.find(({ properties }) => properties.includes('nav'));
  const navPage = all.find((page) => page.path === nav?.path);
  const navOf = (type: string) =>
    navPage &&
    [...elementsIn(navPage.tree, ({ name }) => name === 'nav')].find((element) =>
      rolesOf(element).includes(type),
    );

  const after = new Map(found.marks.map((mark) => [mark.id, mark.after]));
  for (const page of pages) {
    for (const mark of marksInContents(page.tree)) if (!after.has(mark.id)) after.set(mark.id, mark.after);
  }
  const list = readPageList(navOf('page-list'), navPage?.path ?? '', pages, addresses, after);
  const toc = navOf('toc');
  const points: Ncx = ncx ? readNcx(ncx.tree, ncx.path, addresses) : { points: [], pages: [] };
  const types = new Map(parts.items.map((item) => [item.path, item.mediaType]));
  const pictures = new Map(
    [...files].map(([path, bytes]) => [path, { mediaType: types.get(path) ?? '', bytes }]),
  );
  return {
    reading: {
      of: 'epub',
      chapters: found.chapters,
      notes: found.notes,
      contents: [
        {
          name: 'nav',
          entries:
            toc && navPage ? entriesOf(toc, navPage.path, { addresses, chapterOf: found.chapterOf }) : [],
        },
        { name: 'ncx', entries: entriesOfNcx(points, (end) => idOfEnd(end, found)) },
      ],
      around: found.around,
      pageMarks: list.marks,
    },
    findings: [
      ...doubledIds(all, addresses, 'epub'),
      ...linksAstray(all, addresses, 'epub'),
      ...pictureFaults(all, pictures, 'epub'),
      ...ncxFaults(points, list.labels, ncx?.path ?? ''),
      ...list.findings,
    ],
  };
}

/** Every point has an end, and the pages are those of the list. @param pages their labels */
function ncxFaults({ points, pages: targets }: Ncx, pages: readonly string[], document: string): Finding[] {
  const fault = (message: string): Finding => ({
    kind: 'link-astray',
    edition: 'epub',
    message,
    source: { document },
  });
  const astray = [...points, ...targets]
    .filter(({ end }) => end.kind === 'away' || !end.lands)
    .map(({ title, href }) =>
      fault(`expected "${href}" at the end of the entry "${title}" of the NCX, found nothing there`),
    );
  const labels = targets.map(({ title }) => title);
  if (labels.length === 0 || labels.join(' ') === pages.join(' ')) return astray;
  return [...astray, fault('expected the pages of the NCX to be those of the list of pages, found others')];
}

function filesOf(
  bytes: Uint8Array,
  unreadable: (message: string) => undefined,
): ReadonlyMap<string, Uint8Array> | undefined {
  try {
    const { files, faults } = unpack(bytes);
    for (const fault of faults) unreadable(`expected a whole archive, found that it ${fault}`);
    return files;
  } catch (error) {
    return unreadable(`expected a whole archive, found ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
}

function emptyReading(): Reading {
  return { of: 'epub', chapters: [], notes: [], contents: [], around: [], pageMarks: [] };
}
