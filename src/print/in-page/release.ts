/// <reference lib="dom" />
/** A heading as the outline has it. */
export interface PrintedHeading {
  level: number;
  text: string;
}

/**
 * Gives the document free for the press, and for nothing else: on screen, it stays hidden, so that Chromium
 * does not lay it out there once before it prints and once after. Runs inside the browser, once print media are
 * no longer emulated.
 * @returns all headings in order, their texts without calls: the outline
 */
export function release(): PrintedHeading[] {
  const style = document.createElement('style');
  style.textContent = '@media screen { body { content-visibility: hidden } }';
  document.head.append(style);
  document.body.style.removeProperty('content-visibility');
  /** The text of a heading without its calls. */
  const textOf = (node: Node): string => {
    if (node instanceof Text) return node.data;
    if (node instanceof Element && node.classList.contains('call')) return '';
    return [...node.childNodes].map(textOf).join('');
  };
  return [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
    .map((heading) => ({
      level: Number(heading.tagName.slice(1)),
      text: textOf(heading).replaceAll('\u00AD', '').replaceAll(/\s+/gu, ' ').trim(),
    }))
    .filter(({ text }) => text !== '');
}
