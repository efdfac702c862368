/** The editions by name, each loaded only when it is wanted: most runs need no browser. */
import { slug } from 'github-slugger';
import type { Book } from '../book/book.ts';
import type { Composition } from '../book/composition.ts';
import type { Pictures } from '../book/pictures.ts';
import type { Problem } from '../manuscript/problem.ts';
import type { Template } from '../template/template.ts';

/** The finished outputs there are. */
export const EDITION_KINDS = ['html', 'pdf', 'epub'] as const;
export type EditionKind = (typeof EDITION_KINDS)[number];

/** How editions are made on this machine. */
export interface PressOptions {
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
  bytes: Uint8Array;
  problems: Problem[];
}

/** Renders one edition. */
export async function renderEdition(
  kind: EditionKind,
  composition: Composition,
  pictures: Pictures,
  template: Template,
  options: PressOptions,
): Promise<Edition> {
  switch (kind) {
    case 'html': {
      const { renderHtml } = await import('./html/render.ts');
      return { kind, ...(await renderHtml(composition, pictures, template)) };
    }
    case 'epub': {
      const { renderEpub } = await import('./epub/render.ts');
      const { epoch } = options;
      return {
        kind,
        ...(await renderEpub(composition, pictures, template, epoch === undefined ? {} : { epoch })),
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

/** The name of an edition's file: the slug, or the title as one. */
export function editionName(book: Book, kind: EditionKind): string {
  const { slug: written, title } = book.configuration;
  return `${written ?? (slug(title) || 'book')}.${kind}`;
}
