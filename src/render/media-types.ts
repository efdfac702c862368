/** The media types of what a style sheet can name, by the ending of a file: core media types of EPUB 3.3, all. */
const MEDIA_TYPES: ReadonlyMap<string, string> = new Map([
  ['woff2', 'font/woff2'],
  ['woff', 'font/woff'],
  ['otf', 'font/otf'],
  ['ttf', 'font/ttf'],
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['gif', 'image/gif'],
  ['webp', 'image/webp'],
  ['svg', 'image/svg+xml'],
]);

/** The media type of a file by its name; undefined where it is none that all editions can have. */
export function mediaTypeOf(path: string): string | undefined {
  return MEDIA_TYPES.get(path.split('.').at(-1)?.toLowerCase() ?? '');
}

/** The endings of all files that have one, for messages. */
export const KNOWN_ENDINGS: readonly string[] = [...MEDIA_TYPES.keys()];
