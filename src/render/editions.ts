/** The editions by name, each loaded only when it is wanted: most runs need no browser. */
import type { Book } from '../book/book.ts';
import type { Composition } from '../book/composition.ts';
import type { Pictures } from '../book/pictures.ts';
import type { Files } from '../manuscript/files.ts';
import type { Problem } from '../manuscript/problem.ts';
import { withPressRoom, type PressRoom } from '../print/browser/press-room.ts';
import type { Template } from '../template/template.ts';
import { editionName, editionSlug } from './edition-name.ts';
import type { DrawPictures } from './epub/drawn-pictures.ts';
import type { PageMap } from './page-map.ts';
import type { SheetNews, Store } from './pdf/render.ts';

export { editionName } from './edition-name.ts';
export type { SheetNews, Store } from './pdf/render.ts';

/** The finished outputs there are. */
export const EDITION_KINDS = ['html', 'pdf', 'epub'] as const;
export type EditionKind = (typeof EDITION_KINDS)[number];

/** How editions are made. */
export interface PressOptions {
  /** All editions of the run, so that the page can lead to those beside it. */
  to?: readonly EditionKind[] | undefined;
  /** The browsers that many books share; without it one is started for each edition that needs one, as follows. */
  room?: PressRoom | undefined;
  /** The path of the browser that prints. */
  browser?: string | undefined;
  /** False starts it without its sandbox. */
  sandbox?: boolean | undefined;
  /** Seconds since 1970, from SOURCE_DATE_EPOCH. */
  epoch?: number | undefined;
  /** Where printed sheets are kept from run to run. */
  store?: Store | undefined;
  /** The files of the manuscript, for editions that take them along. */
  files?: Files | undefined;
  signal?: AbortSignal | undefined;
  onProgress?: ((message: string) => void) | undefined;
}

/** One finished edition. */
export interface Edition {
  kind: EditionKind;
  /** The file; of a site the first page. */
  bytes: Uint8Array;
  /** All files of an edition that is a folder, by their paths in it, in the order in which they are to be put there. */
  files?: readonly { path: string; bytes: Uint8Array }[];
  problems: Problem[];
  /** Which page everything is on, where it has pages. */
  pageMap?: PageMap;
  /** The browser that printed it, such as `Chrome/147.0.7727.0`. */
  browser?: string;
  /** Where each sheet of it came from. */
  sheets?: readonly SheetNews[];
}

/**
 * Renders one edition.
 * @param pageMap the pages of the print edition, for an EPUB that is made beside it
 */
export async function renderEdition(
  kind: EditionKind,
  composition: Composition,
  pictures: Pictures,
  template: Template,
  options: PressOptions,
  pageMap?: PageMap,
): Promise<Edition> {
  switch (kind) {
    case 'html': {
      const beside = (['pdf', 'epub'] as const).filter((other) => options.to?.includes(other));
      const editions = beside.map((other) => ({ kind: other, href: addressOf(composition, other) }));
      if (composition.book.configuration.html.form === 'site') {
        const { renderSite } = await import('./html/site/site.ts');
        const { files, problems } = await renderSite(composition, pictures, template, editions);
        return { kind, bytes: files.at(-1)?.bytes ?? new Uint8Array(), files, problems };
      }
      const { renderHtml } = await import('./html/render.ts');
      return { kind, ...(await renderHtml(composition, pictures, template, editions)) };
    }
    case 'epub': {
      const { renderEpub } = await import('./epub/render.ts');
      const { epoch } = options;
      // Most EPUBs need no browser.
      const draw: DrawPictures = async (orders) => {
        const { drawPictures } = await import('../print/browser/draw-pictures.ts');
        return withRoom(options, (room) => room.withBrowser((browser) => drawPictures(browser, orders)));
      };
      return {
        kind,
        ...(await renderEpub(composition, pictures, template, {
          draw,
          ...(epoch !== undefined && { epoch }),
          ...(pageMap && { pageMap }),
        })),
      };
    }
    case 'pdf': {
      const { renderPdf } = await import('./pdf/render.ts');
      return withRoom(options, async (room) => ({
        kind,
        ...(await renderPdf(composition, pictures, template, { ...options, room })),
      }));
    }
  }
}

/** In the room that many books share, or in one of its own. */
function withRoom<T>(options: PressOptions, work: (room: PressRoom) => Promise<T>): Promise<T> {
  if (options.room) return work(options.room);
  return withPressRoom({ ...options, onWarning: options.onProgress }, work);
}

/** Where the page finds another edition: beside itself, or beside its folder. */
function addressOf({ book }: Composition, kind: EditionKind): string {
  const above = book.configuration.html.form === 'site' ? '../' : '';
  return `${above}${encodeURIComponent(editionName(book, kind))}`;
}

/** An edition under its name, with its files by their paths within it: what the proof wants. */
export function finishedEdition(
  { kind, bytes, files }: Edition,
  book: Book,
): { kind: EditionKind; file: string; files: readonly { path: string; bytes: Uint8Array }[] } {
  const file = files ? `${editionSlug(book)}/` : editionName(book, kind);
  return { kind, file, files: files ?? [{ path: file, bytes }] };
}

/** The files of an edition by their paths in the folder of all editions: one, or those of a folder of its own. */
export function editionFiles(
  { kind, bytes, files }: Edition,
  book: Book,
): { name: string; bytes: Uint8Array }[] {
  if (!files) return [{ name: editionName(book, kind), bytes }];
  return files.map((file) => ({ name: `${editionSlug(book)}/${file.path}`, bytes: file.bytes }));
}
