/// <reference lib="dom" />
/** The texts of all headings in the order of the document, without calls and soft hyphens. Runs inside the browser. */
export function readHeadings(): string[] {
  return [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].flatMap((heading) => {
    const copy = heading.cloneNode(true) as Element;
    for (const call of copy.querySelectorAll('.call')) call.remove();
    const text = (copy.textContent ?? '').replaceAll('\u00AD', '').replaceAll(/\s+/gu, ' ').trim();
    return text === '' ? [] : [text];
  });
}
