/**
 * The measures of a page. All are whole CSS px (1 px = 1/96 in), since Chromium rounds pages to them: what is
 * planned must be what is printed. The exact trim goes into the boxes of the finished file.
 */

/** Thrown where a page cannot be as the configuration or the template asks for it. Exit code 2. */
export class PageDesignError extends Error {
  override name = 'PageDesignError';
  readonly exitCode = 2;
}

/** Lengths of one page as it is printed, in px. */
export interface PageGeometry {
  /** With the bleed on all sides. */
  width: number;
  height: number;
  /** From the edge of the printed page, so with the bleed. */
  margins: { top: number; bottom: number; inner: number; outer: number };
  /** What is cut off on each side. */
  bleed: number;
  typeArea: { width: number; height: number };
}

/** A size in mm. */
export interface Trim {
  width: number;
  height: number;
}

/** The trims by name, in mm. */
export const TRIMS = {
  A4: { width: 210, height: 297 },
  A5: { width: 148, height: 210 },
  letter: { width: 215.9, height: 279.4 },
  '6x9': { width: 152.4, height: 228.6 },
  royal: { width: 156, height: 234 },
} as const satisfies Record<string, Trim>;

export type TrimName = keyof typeof TRIMS;

const PX_PER: Readonly<Record<string, number>> = {
  px: 1,
  in: 96,
  pt: 96 / 72,
  pc: 16,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  q: 96 / 101.6,
};
const LENGTH = /^(-?\d+(?:\.\d+)?)\s*(px|in|pt|pc|cm|mm|q)$/iu;

/** A CSS length → px; undefined where it is none. */
export function lengthInPx(text: string): number | undefined {
  const [, amount, unit = ''] = LENGTH.exec(text.trim()) ?? [];
  const factor = PX_PER[unit.toLowerCase()];
  return amount === undefined || factor === undefined ? undefined : Number(amount) * factor;
}

/** `A5`, or a free size such as `160mm x 240mm`, → mm. */
export function trimOf(name: string): Trim | undefined {
  if (name in TRIMS) return TRIMS[name as TrimName];
  const [width, height] = name.split(/\s*[x×]\s*/u).map(lengthInPx);
  if (width === undefined || height === undefined) return undefined;
  return { width: width / PX_PER.mm!, height: height / PX_PER.mm! };
}

/** What a template says of margins, as CSS lengths by side. */
export type Margins = Record<'top' | 'bottom' | 'inner' | 'outer', string>;

/**
 * @param bleed what is printed beyond the trim on each side, a CSS length
 * @throws {PageDesignError} where the margins leave no room for text, or are no lengths
 */
export function pageGeometry(trim: Trim, margins: Margins, bleed = '0mm'): PageGeometry {
  const beyond = wholePx(bleed, 'the bleed');
  const side = (name: keyof Margins): number => wholePx(margins[name], `the ${name} margin`) + beyond;
  const width = Math.round(trim.width * PX_PER.mm!) + 2 * beyond;
  const height = Math.round(trim.height * PX_PER.mm!) + 2 * beyond;
  const px = { top: side('top'), bottom: side('bottom'), inner: side('inner'), outer: side('outer') };
  const typeArea = { width: width - px.inner - px.outer, height: height - px.top - px.bottom };
  if (typeArea.width < 100 || typeArea.height < 100) {
    throw new PageDesignError(
      `expected margins that leave room for text, found a type area of ${typeArea.width} × ${typeArea.height} px; make the margins smaller or the page larger`,
    );
  }
  return { width, height, margins: px, bleed: beyond, typeArea };
}

function wholePx(length: string, what: string): number {
  const px = lengthInPx(length);
  if (px === undefined)
    throw new PageDesignError(`expected a length such as \`18mm\` as ${what}, found \`${length}\``);
  return Math.round(px);
}
