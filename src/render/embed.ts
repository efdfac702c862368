/** Files put into a page as `data:` addresses, so that it needs nothing beside itself. */
import type { ElementContent } from 'hast';
import type { Pictures } from '../book/pictures.ts';
import { mediaTypeOf } from './media-types.ts';
import { mapElements } from './serialize.ts';

/** A file of a template as a `data:` address. */
export function embedFile(path: string, bytes: Uint8Array): string {
  return dataAddress(mediaTypeOf(path) ?? 'application/octet-stream', bytes);
}

/** A copy of some content with its pictures inside. A picture that could not be read leaves its alternative text. */
export function embedPictures(content: readonly ElementContent[], pictures: Pictures): ElementContent[] {
  return mapElements(content, (element) => {
    if (element.tagName !== 'img') return element;
    const picture = pictures.get(String(element.properties.src));
    if (!picture) return { type: 'text', value: String(element.properties.alt ?? '') };
    const { width, height } = picture;
    return {
      ...element,
      properties: {
        ...element.properties,
        src: dataAddress(picture.mediaType, picture.bytes),
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
