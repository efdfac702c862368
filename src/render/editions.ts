/** The editions by name, each loaded only when it is wanted: most runs need no browser. */
import type { Book } from '../book/book.ts';
import type { Composition } from '../book/composition.ts';
import type { Pictures } from '../book/pictures.ts';
import type { Problem } from '../manuscript/problem.ts';
import type { Template } from '../template/template.ts';
import { editionName, editionSlug } from './edition-name.ts';
import type { DrawPictures } from './epub/drawn-pictures.ts';
import type { PageMap } from './page-map.ts';

export { editionName } from './edition-name.ts';

/** The finished outputs there are. */
export const EDITION_KINDS = ['html', 'pdf', 'epub'] as const;
export type EditionKind = (typeof EDITION_KINDS)[number];

/** How editions are made on this machine. */
export interface PressOptions {
  /** All editions of the run, so that the page can lead to those beside it. */
  to?: readonly EditionKind[] | undefined;
  /** The path of the browser that prints. */
  browser?: string | undefined;
  /** False starts it without its sandbox. */
  sandbox?: boolean | undefined;
  /** Seconds since 1970, from SOURCE_DATE_EPOCH. */
  epoch?: number | undefined;
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
      const draw: DrawPictures = (orders) => drawInBrowser(orders, options);
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
      const { launchBrowser } = await import('../print/browser/launch.ts');
      const { renderPdf } = await import('./pdf/render.ts');
      const launched = await launchBrowser(options);
      try {
        return {
          kind,
          ...(await renderPdf(composition, pictures, template, { ...options, browser: launched.browser })),
        };
      } catch (error) {
        // A browser that was killed on the user's word fails with words of its own.
        options.signal?.throwIfAborted();
        throw error;
      } finally {
        await launched.close();
      }
    }
  }
}

/** Starts a browser for as long as it draws: most EPUBs need none. */
async function drawInBrowser(
  orders: Parameters<DrawPictures>[0],
  options: PressOptions,
): Promise<Uint8Array[]> {
  const { launchBrowser } = await import('../print/browser/launch.ts');
  const { drawPictures } = await import('../print/browser/draw-pictures.ts');
  const launched = await launchBrowser(options);
  try {
    return await drawPictures(launched.browser, orders);
  } finally {
    await launched.close();
  }
}

/** Where the page finds another edition: beside itself, or beside its folder. */
function addressOf({ book }: Composition, kind: EditionKind): string {
  const above = book.configuration.html.form === 'site' ? '../' : '';
  return `${above}${encodeURIComponent(editionName(book, kind))}`;
}

/** The files of an edition by their paths in the folder of all editions: one, or those of a folder of its own. */
export function editionFiles(
  { kind, bytes, files }: Edition,
  book: Book,
): { name: string; bytes: Uint8Array }[] {
  if (!files) return [{ name: editionName(book, kind), bytes }];
  return files.map((file) => ({ name: `${editionSlug(book)}/${file.path}`, bytes: file.bytes }));
}
