import type { Composition } from '../../book/composition.ts';
import { directionOf } from '../../book/direction.ts';
import { wordsOf } from '../../book/words.ts';
import { element } from './element.ts';
import type { Page } from './page.ts';
import type { ShelvedPicture } from './picture-shelf.ts';

/** The name of the page of the cover. */
export const COVER_FILE = 'cover.xhtml';

/** The page of the cover: its picture, whole. */
export function coverPage({ book }: Composition, { picture, href }: ShelvedPicture): Page {
  const { title, language, words: own } = book.configuration;
  const words = wordsOf(language, own);
  const alt = `${words.cover}: ${title}`;
  const size = { width: Math.round(picture.width), height: Math.round(picture.height) };
  const image = element('img', {
    src: href,
    alt,
    role: 'doc-cover',
    ...(size.width > 0 && size.height > 0 && size),
  });
  return {
    file: COVER_FILE,
    title: words.cover,
    language,
    direction: directionOf(language),
    matter: 'cover',
    content: [element('div', { className: ['cover-picture'] }, [image])],
  };
}
