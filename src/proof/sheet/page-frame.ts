/** A page as the sheet shows it: its picture, and over it the boxes of what was found there. */
import type { Proof, ProvedPage } from '../record.ts';
import { markup, type Markup } from './markup.ts';

/** A finding with the number that the sheet gives it. */
export interface NumberedFinding {
  number: number;
  finding: Proof['findings'][number];
}

/**
 * A page with its boxes, which are drawn in the units of the page (pt), so that they lie right at any size.
 * @param picture empty where there is none: the page is then a blank one of its size
 * @param findings all whose boxes are to be drawn, as far as they lie on this page
 */
export function pageFrame(
  page: ProvedPage,
  picture: Uint8Array | undefined,
  findings: readonly NumberedFinding[],
): Markup {
  const { width, height } = sizeOf(page);
  const boxes = findings.flatMap(({ number, finding }) =>
    (finding.boxes ?? []).filter((box) => box.page === page.index).map((box) => ({ number, ...box })),
  );
  const marked = [...new Set(boxes.map(({ number }) => number))];
  const alternative = `${pageName(page)}${marked.length > 0 ? `, marked: ${marked.join(', ')}` : ''}`;
  const image =
    picture !== undefined && picture.length > 0
      ? markup`<img src="${dataAddress(picture)}" alt="${alternative}" width="${Math.round(width)}" height="${Math.round(height)}" decoding="async">`
      : markup`<svg class="blank" viewBox="0 0 ${width} ${height}" role="img" aria-label="${alternative}"></svg>`;
  if (boxes.length === 0) return markup`<div class="page">${image}</div>`;
  const overlay = boxes.map(
    ({ x, y, width: w, height: h }) =>
      markup`<rect x="${length(x)}" y="${length(y)}" width="${length(w)}" height="${length(h)}"/>`,
  );
  const numbers = firstOfEach(boxes).map(({ number, x, y }) => {
    // Left of the box, where mostly the margin is.
    const [across, down] = [length(Math.max(x - 11, 10)), length(Math.max(y + 8, 10))];
    return markup`<circle cx="${across}" cy="${down}" r="8"/><text x="${across}" y="${down}" dy="0.35em" text-anchor="middle">${number}</text>`;
  });
  return markup`<div class="page">${image}<svg class="marks" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" aria-hidden="true">${overlay}${numbers}</svg></div>`;
}

/** What a page is called: by its folio, else by its place in the file. */
export function pageName({
  index,
  folio,
  label,
}: Pick<ProvedPage, 'index' | 'folio'> & { label?: string }): string {
  if (folio !== '') return `Page ${folio}`;
  return label === undefined || label === ''
    ? `Leaf ${index + 1} of the file`
    : `Page ${label}, without folio`;
}

/** The first box of each finding: its number stands beside it once. */
function firstOfEach<T extends { number: number }>(boxes: readonly T[]): T[] {
  return boxes.filter(({ number }, index) => boxes.findIndex((box) => box.number === number) === index);
}

/** A page of no size, as a damaged file may have, is shown as one of A5. */
function sizeOf({ width, height }: ProvedPage): { width: number; height: number } {
  return width >= 1 && height >= 1 ? { width, height } : { width: 420, height: 595 };
}

function length(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function dataAddress(picture: Uint8Array): string {
  const bytes = Buffer.from(picture.buffer, picture.byteOffset, picture.byteLength);
  return `data:image/jpeg;base64,${bytes.toString('base64')}`;
}
