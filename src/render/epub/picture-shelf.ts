/** The pictures that an EPUB carries, and the names they have in it. */
import { createHash } from 'node:crypto';
import type { ElementContent } from 'hast';
import type { Composition } from '../../book/composition.ts';
import type { Picture, PictureType, Pictures } from '../../book/pictures.ts';

/** A picture with its place in the EPUB. */
export interface ShelvedPicture {
  picture: Picture;
  /** Its name, relative to the pages. */
  href: string;
}

/** What the book shows, by the path that the composition names it by. */
export interface PictureShelf {
  byPath: ReadonlyMap<string, ShelvedPicture>;
  /** Each of them once: files with the same content are one. */
  all: readonly ShelvedPicture[];
  /** The picture of the cover, if there is one that can be shown. */
  cover?: ShelvedPicture;
}

const ENDINGS: Readonly<Record<PictureType, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/svg+xml': 'svg',
};

/** Collects the pictures that the pages and the cover show; what is read and not shown stays out. */
export function shelvePictures(composition: Composition, pictures: Pictures): PictureShelf {
  const shown = new Set<string>();
  const { cover } = composition.book;
  if (cover?.sight === 'file' && cover.path !== undefined) shown.add(cover.path);
  for (const image of imagesOf(composition)) shown.add(image.src);
  const byPath = new Map<string, ShelvedPicture>();
  const taken = new Set<string>();
  const byContent = new Map<string, ShelvedPicture>();
  for (const path of shown) {
    const picture = pictures.get(path);
    if (!picture) continue;
    const content = `${picture.mediaType} ${createHash('sha256').update(picture.bytes).digest('hex')}`;
    const shelved = byContent.get(content) ?? { picture, href: freeName(picture, taken) };
    byContent.set(content, shelved);
    byPath.set(path, shelved);
  }
  const front = cover?.path === undefined ? undefined : byPath.get(cover.path);
  return { byPath, all: [...byContent.values()], ...(front && { cover: front }) };
}

/** The images of a book in reading order: the path of each, and its alternative text. */
export function imagesOf(composition: Composition): { src: string; alt: string }[] {
  const found: { src: string; alt: string }[] = [];
  const walk = (nodes: readonly ElementContent[]): void => {
    for (const node of nodes) {
      if (node.type !== 'element') continue;
      if (node.tagName === 'img')
        found.push({ src: String(node.properties.src), alt: String(node.properties.alt ?? '') });
      walk(node.children);
    }
  };
  for (const { heading, body, notes } of composition.chapters) {
    for (const content of [heading, body, ...notes.map((note) => note.content)]) walk(content);
  }
  return found;
}

/**
 * A name made from the picture's own, of plain letters, and no other picture's even where case is not told
 * apart (EPUB 3.3, §4, "File paths and file names").
 */
function freeName({ path, mediaType }: Picture, taken: Set<string>): string {
  const stem = (path.split('/').at(-1) ?? '')
    .replace(/\.[^.]*$/u, '')
    .replaceAll(/[^a-z\d]+/giu, '-')
    .replaceAll(/^-|-$/gu, '')
    .toLowerCase();
  const base = stem === '' ? 'picture' : stem;
  let name = base;
  for (let count = 2; taken.has(`${name}.${ENDINGS[mediaType]}`); count++) name = `${base}-${count}`;
  taken.add(`${name}.${ENDINGS[mediaType]}`);
  return `images/${name}.${ENDINGS[mediaType]}`;
}
