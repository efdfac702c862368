/** Reads an HTML edition: one page that holds everything, or the folder of a site. */
import type { Finding } from '../finding.ts';
import type { EditionRead, Landmarks } from '../reading.ts';
import { Addresses, type MarkupPage } from '../markup/addresses.ts';
import { doubledIds, linksAstray, pictureFaults, type OtherFile } from '../markup/faults.ts';
import { readPages } from '../markup/page-reader.ts';
import { contentsOfPages } from './contents-of-pages.ts';
import { fileFaults } from './page-files.ts';
import { parsePage } from './parse-page.ts';
import { siteOrder } from './site-order.ts';

/** A file of the edition. */
export interface EditionFile {
  /** Within the folder of the site, with forward slashes; of a single page, its name. */
  path: string;
  bytes: Uint8Array;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
};

/**
 * Reads the pages of an edition, in the order in which their links lead from one to the next.
 * @param files one page, or all files of a site; the first page is `index.html`, or else the first that is given
 * @param landmarks the ids by which chapters and notes are found
 */
export function readHtml(files: readonly EditionFile[], landmarks: Landmarks): EditionRead {
  const findings: Finding[] = [];
  const found: MarkupPage[] = [];
  const others = new Map<string, OtherFile>();
  for (const { path, bytes } of files) {
    if (!/\.x?html?$/iu.test(path) && files.length > 1) {
      others.set(path, { mediaType: MEDIA_TYPES[path.split('.').at(-1)?.toLowerCase() ?? ''] ?? '', bytes });
      continue;
    }
    const { tree, fault } = parsePage(bytes);
    found.push({ path, tree });
    if (fault !== undefined)
      findings.push(unreadable(`expected the whole page "${path}", found ${fault}`, path));
  }
  if (found.length === 0) findings.push(unreadable('expected a page of HTML, found none'));
  const index = found.findIndex(({ path }) => path === 'index.html');
  if (index > 0) found.unshift(...found.splice(index, 1));

  const addresses = new Addresses(found, others.keys());
  const { pages, findings: inOrder } = siteOrder(found, addresses, landmarks);
  const parts = readPages(pages, addresses, landmarks);
  const contents = contentsOfPages(parts.navs, { addresses, chapterOf: parts.chapterOf });
  return {
    reading: {
      of: 'html',
      chapters: parts.chapters,
      notes: parts.notes,
      contents: [{ name: 'contents', entries: contents.entries }],
      around: parts.around,
    },
    findings: [
      ...findings,
      ...inOrder,
      ...doubledIds(found, addresses, 'html'),
      ...linksAstray(pages, addresses, 'html', files.length === 1),
      ...pictureFaults(pages, others, 'html'),
      ...fileFaults(found, others),
      ...contents.findings,
    ],
  };
}

function unreadable(message: string, path?: string): Finding {
  return {
    kind: 'file-unreadable',
    edition: 'html',
    message,
    ...(path !== undefined && { source: { document: path } }),
  };
}
