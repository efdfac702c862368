/**
 * Text that stays where it is: a font that is there for the first frame is used, and one that is not comes too
 * late for this visit (`font-display: optional`, CSS Fonts 4, 4.9). With `swap` lines break anew under the eyes
 * of the reader. In a page that holds its fonts they are always there.
 */
export function keepLayout(css: string): string {
  return css
    .replaceAll(/font-display:[a-z]+;?/gu, '')
    .replaceAll('@font-face{', '@font-face{font-display:optional;');
}
