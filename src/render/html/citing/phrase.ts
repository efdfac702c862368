/** Citations in prose, as pieces: some are in italics, and one may be a link. Text and HTML are made of the same pieces. */
import type { ElementContent } from 'hast';

/** A piece of a citation. */
export type Piece = string | { italic: string } | { link: string };

/** The citation as plain text. */
export function plainPhrase(pieces: readonly Piece[]): string {
  return pieces.map(textOf).join('');
}

/** The citation as content of a page. @param language of the title, which a voice reads aloud */
export function setPhrase(pieces: readonly Piece[], language: string): ElementContent[] {
  return pieces.flatMap((piece): ElementContent[] => {
    if (typeof piece === 'string') return piece === '' ? [] : [{ type: 'text', value: piece }];
    if ('link' in piece) return [element('a', { href: piece.link }, piece.link)];
    return [element('cite', { lang: language }, piece.italic)];
  });
}

/** Ends a sentence, unless what it ends with does so already. */
export function ended(pieces: readonly Piece[]): Piece[] {
  return /[.?!。？！]["”’»]?$/u.test(plainPhrase(pieces)) ? [...pieces] : [...pieces, '.'];
}

function textOf(piece: Piece): string {
  if (typeof piece === 'string') return piece;
  return 'link' in piece ? piece.link : piece.italic;
}

function element(tagName: string, properties: Record<string, string>, value: string): ElementContent {
  return { type: 'element', tagName, properties, children: [{ type: 'text', value }] };
}
