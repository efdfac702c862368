/**
 * Drawings with their fonts inside. An SVG that a page shows as a picture cannot use the fonts of the page, so
 * its words would be set in whatever the machine has; the template's fonts that it names are put into it.
 */
import { fromXml } from 'xast-util-from-xml';
import { toXml } from 'xast-util-to-xml';
import { x } from 'xastscript';
import type { Picture, Pictures } from '../book/pictures.ts';
import { charactersOf } from '../template/font-face.ts';
import { readStylesheet } from '../template/stylesheet.ts';
import type { Template } from '../template/template.ts';
import { embedSubset } from './embed.ts';

/** The style sheet of a template that has its `@font-face` rules and nothing else. */
const FONTS = 'fonts.css';

/** Gives a font as an address that has it in itself. */
type Embed = (path: string, bytes: Uint8Array, characters?: ReadonlySet<number>) => string | Promise<string>;

/**
 * The same pictures, each drawing with the fonts that it names.
 * @param embed puts a font into a drawing: cut down to the characters of the drawing, unless nobody minds its size
 */
export async function withFonts(
  pictures: Pictures,
  template: Template,
  embed: Embed = embedSubset,
): Promise<Pictures> {
  if ((await template.files.look(FONTS)) !== 'file') return pictures;
  const result = new Map<string, Picture>();
  for (const [path, picture] of pictures) {
    result.set(
      path,
      picture.mediaType === 'image/svg+xml' ? await dressed(picture, template, embed) : picture,
    );
  }
  return result;
}

async function dressed(picture: Picture, template: Template, embed: Embed): Promise<Picture> {
  const source = new TextDecoder().decode(picture.bytes);
  const families = new Set(
    [...source.matchAll(/font-family\s*[=:]\s*(?:"([^"]*)"|'([^']*)'|([^;}<>]*))/gu)].flatMap(
      ([, double, single, bare]) =>
        (double ?? single ?? bare ?? '').split(',').map((name) =>
          name
            .replaceAll(/["']|&quot;/gu, '')
            .trim()
            .toLowerCase(),
        ),
    ),
  );
  const { css } = await readStylesheet(template, FONTS, {
    embed,
    characters: charactersOf(source),
    families,
  });
  if (css === '') return picture;
  const tree = fromXml(source);
  const svg = tree.children.find((child) => child.type === 'element');
  if (svg?.type !== 'element') return picture;
  // SVG 1.1 wants the type said, and checkers of EPUB go by it.
  svg.children.unshift(x('style', { type: 'text/css' }, css));
  return { ...picture, bytes: new TextEncoder().encode(toXml(tree)) };
}
