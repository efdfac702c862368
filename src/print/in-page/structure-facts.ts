/// <reference lib="dom" />
/** What the structure of the printed file does not say of the document, and the binding wants to know. */

/** Links and tables, each in the order of the document. */
export interface StructureFacts {
  /** The addresses of all links (within the document `#id`) and their texts; those of calls and numbers of notes are left empty. */
  links: { target: string; text: string }[];
  /**
   * The cells of each table, row by row: `h` is one of a head, `d` one of the body, a capital one that is empty:
   * Chromium leaves those out.
   */
  tables: string[][];
}

/** Runs in the page, once everything is in its place. */
export function structureFacts(): StructureFacts {
  const textOf = (link: HTMLAnchorElement): string => {
    // Parts that are laid out side by side have no space between them.
    const isInParts = [...link.childNodes].every((node) => node instanceof Element);
    const texts = isInParts ? [...link.children].map((part) => part.textContent) : [link.textContent];
    const text = link.getAttribute('aria-label') ?? texts.filter((each) => each !== '').join(' ');
    return text.trim() || (link.querySelector('img')?.alt ?? '');
  };
  const signOf = (cell: Element): string => {
    const isEmpty = !/\S/u.test(cell.textContent) && !cell.querySelector('img[alt]:not([alt=""])');
    const sign = cell.tagName === 'TH' ? 'h' : 'd';
    return isEmpty ? sign.toUpperCase() : sign;
  };
  return {
    links: [...document.querySelectorAll<HTMLAnchorElement>('a[href]:not([data-elsewhere] > a)')].map(
      (link) => {
        const written = link.getAttribute('href') ?? '';
        const isKnown = /^#(?:note|call)-/u.test(written);
        return { target: written.startsWith('#') ? written : link.href, text: isKnown ? '' : textOf(link) };
      },
    ),
    tables: [...document.querySelectorAll('table')].map((table) =>
      [...table.rows].map((row) => [...row.cells].map(signOf).join('')),
    ),
  };
}
