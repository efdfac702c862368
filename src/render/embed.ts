/** Files put into a page as `data:` addresses, so that it needs nothing beside itself. */
import type { ElementContent } from 'hast';
import type { Picture, Pictures } from '../book/pictures.ts';
import { subsetFont } from '../template/subset-font.ts';
import { mediaTypeOf } from './media-types.ts';
import { mapElements } from './serialize.ts';

/** A file of a template as a `data:` address. */
export function embedFile(path: string, bytes: Uint8Array): string {
  return dataAddress(mediaTypeOf(path) ?? 'application/octet-stream', bytes);
}

/** The same, a font with the characters it is for and no others. */
export async function embedSubset(
  path: string,
  bytes: Uint8Array,
  characters?: ReadonlySet<number>,
): Promise<string> {
  return embedFile(path, await subsetFont(path, bytes, characters));
}

/**
 * A copy of some content with its pictures inside. A picture that could not be read leaves its alternative text.
 * @param addressOf where a picture is; by default in the page itself
 */
export function embedPictures(
  content: readonly ElementContent[],
  pictures: Pictures,
  addressOf: (picture: Picture) => string = ({ mediaType, bytes }) => dataAddress(mediaType, bytes),
): ElementContent[] {
  return mapElements(content, (element) => {
    if (element.tagName !== 'img') return element;
    const picture = pictures.get(String(element.properties.src));
    if (!picture) {
      const alt = { type: 'text' as const, value: String(element.properties.alt ?? '') };
      return { type: 'element', tagName: 'span', properties: { className: ['left-out'] }, children: [alt] };
    }
    // HTML takes whole numbers; a drawing may have others.
    const [width, height] = [picture.width, picture.height].map((length) => Math.max(1, Math.round(length)));
    return {
      ...element,
      properties: {
        ...element.properties,
        src: addressOf(picture),
        width,
        height,
      },
    };
  });
}

/** Bytes as a `data:` address. */
export function dataAddress(mediaType: string, bytes: Uint8Array): string {
  return `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`;
}
