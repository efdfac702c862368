/**
 * What the pages of a site share. Each file has a hash of its content in its name: browsers may keep it for ever,
 * and a page never meets the style sheet of another edition.
 */
import { createHash } from 'node:crypto';
import type { Picture } from '../../../book/pictures.ts';
import type { SiteFile } from './site.ts';

const FOLDER = 'assets';
const ENDINGS: Readonly<Record<Picture['mediaType'], string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/svg+xml': 'svg',
};

/** The shared files of one site. */
export class Assets {
  readonly #files = new Map<string, Uint8Array>();

  /** Takes a file in, and gives its address as seen from a page. */
  add(name: string, ending: string, bytes: Uint8Array): string {
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
    const path = `${FOLDER}/${name}.${hash}.${ending}`;
    this.#files.set(path, bytes);
    return path;
  }

  /** Takes a picture in. */
  addPicture({ path, mediaType, bytes }: Picture): string {
    const plain = (path.split('/').at(-1) ?? '').replace(/\.[^.]*$/u, '').toLowerCase();
    const name = plain
      .replaceAll(/[^a-z\d]+/gu, '-')
      .replaceAll(/^-+|-+$/gu, '')
      .slice(0, 40);
    return this.add(name === '' ? 'picture' : name, ENDINGS[mediaType], bytes);
  }

  /** The files that some pages name; a shell need not show the cover. */
  usedIn(pages: readonly SiteFile[]): SiteFile[] {
    const texts = pages.map(({ bytes }) => new TextDecoder().decode(bytes));
    return [...this.#files]
      .filter(([path]) => texts.some((text) => text.includes(path)))
      .map(([path, bytes]) => ({ path, bytes }));
  }
}
