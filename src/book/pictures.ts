/** The pictures of a book: read through the manuscript's own door, measured, and made harmless. */
import { imageSize } from 'image-size';
import type { Files } from '../manuscript/files.ts';
import { createProblem, type Problem } from '../manuscript/problem.ts';
import type { Book } from './book.ts';
import { cleanSvg } from './svg.ts';

/** The media types that all three editions can show. */
export type PictureType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/svg+xml';

/** A picture, ready to be put into an edition. */
export interface Picture {
  /** The path relative to the manuscript. */
  path: string;
  mediaType: PictureType;
  bytes: Uint8Array;
  /** The size it has by itself, in CSS px. */
  width: number;
  height: number;
}

/** Pictures by their path. */
export type Pictures = ReadonlyMap<string, Picture>;

const TYPES: Readonly<Record<string, PictureType>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
};

/**
 * Reads all pictures of a book. What cannot be read as a picture is left out, with a problem; what an SVG
 * would run or load is taken out of it, with a problem.
 */
export async function readPictures(
  book: Book,
  files: Files,
): Promise<{ pictures: Pictures; problems: Problem[] }> {
  const paths = new Set<string>();
  const references = [...book.images.values()].flatMap((images) => [...images.values()]);
  for (const reference of book.cover ? [...references, book.cover] : references) {
    if (reference.sight === 'file' && reference.path !== undefined) paths.add(reference.path);
  }
  const problems: Problem[] = [];
  const pictures = new Map<string, Picture>();
  for (const path of [...paths].toSorted()) {
    const bytes = await files.read(path);
    const picture = readPicture(path, bytes, problems);
    if (picture) pictures.set(path, picture);
  }
  return { pictures, problems };
}

function readPicture(path: string, bytes: Uint8Array, problems: Problem[]): Picture | undefined {
  try {
    const { type = '', orientation = 1, ...size } = imageSize(bytes);
    // A camera held upright: the picture is stored on its side, and shown as it was seen.
    const isTurned = orientation >= 5;
    const width = isTurned ? size.height : size.width;
    const height = isTurned ? size.width : size.height;
    const mediaType = TYPES[type];
    if (mediaType === undefined) throw new Error(`found a picture of type \`${type}\``);
    if (mediaType !== 'image/svg+xml') return { path, mediaType, bytes, width, height };
    const { svg, removed } = cleanSvg(new TextDecoder().decode(bytes));
    if (removed.length > 0) {
      const what = removed.map((item) => `\`${item}\``).join(', ');
      problems.push(
        createProblem({
          rule: 'raw-html-dropped',
          severity: 'warning',
          message: `expected a drawing only, found ${what}, which is no part of one, or would run, load or lead somewhere; it is left out`,
          file: path,
        }),
      );
    }
    return { path, mediaType, bytes: new TextEncoder().encode(svg), width, height };
  } catch (error) {
    problems.push(
      createProblem({
        rule: 'missing-image',
        severity: 'error',
        message: `expected a PNG, JPEG, GIF, WebP or SVG picture, ${foundIn(error)}; convert it`,
        file: path,
      }),
    );
    return undefined;
  }
}

/** What was found in place of a picture; the library that measures says only that it knows no such type. */
function foundIn(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  if (message.startsWith('found ')) return message;
  return message === '' || message.startsWith('unsupported file type')
    ? 'found something else'
    : `found one that cannot be read (${message})`;
}
