// oxlint-disable-next-line typescript/triple-slash-reference -- the tests read this file without the folder
/// <reference path="./subset-font-package.d.ts" />
/**
 * Fonts cut down to the characters of an edition. HarfBuzz does the cutting; what a style sheet can ask of the
 * glyphs that stay (kerning, ligatures, kinds of figures, small capitals) is kept.
 */
import { createHash } from 'node:crypto';

/** What was cut before: editions of the same words are made again and again while they are written. */
const KNOWN = new Map<string, Uint8Array>();
const MOST_KNOWN = 200;

/**
 * A WOFF2 font with the glyphs of some characters; any other file as it is. A font that cannot be cut is
 * given back whole: it is larger, and as good.
 * @param path tells the kind of file
 * @param characters code points; without them the font stays whole
 */
export async function subsetFont(
  path: string,
  bytes: Uint8Array,
  characters: ReadonlySet<number> | undefined,
): Promise<Uint8Array> {
  if (!characters || !/\.woff2$/iu.test(path)) return bytes;
  const text = [...characters]
    .toSorted((one, other) => one - other)
    .map((character) => String.fromCodePoint(character))
    .join('');
  const key = `${createHash('sha256').update(bytes).digest('base64')} ${text}`;
  const known = KNOWN.get(key);
  if (known) return known;
  try {
    const { default: cut } = await import('subset-font');
    const made = await cut(bytes, text, { targetFormat: 'woff2' });
    if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
    KNOWN.set(key, made);
    return made;
  } catch {
    return bytes;
  }
}
