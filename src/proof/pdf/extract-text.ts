import type * as pdfjsModule from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What pdf.js gives of a page's text, in the order of its content: `0` text, `1` a mark begins, `2` it ends. */
export interface RawPage {
  kinds: number[];
  /** The text; of a mark its tag. */
  texts: string[];
  /** Five for each text: left, base line, width, size (in pt from the lower left corner of the file), 1 for upright; of a mark its number, −1 where it has none. */
  numbers: number[];
}

/** The text of some pages, or why they have none. */
export interface RawText {
  /** How many pages the whole file has. */
  count: number;
  pages: RawPage[];
}

/**
 * Reads the text of some pages with pdf.js. Runs in this thread or in a worker, and knows nothing outside itself.
 * @param range indices of pages: from the first, to before the second
 */
export async function extractText(
  pdfjs: Pick<typeof pdfjsModule, 'getDocument'>,
  data: Uint8Array,
  range: readonly [number, number],
  resources: string,
): Promise<RawText> {
  // The worker's part of pdf.js replaces it, with a slow one.
  const { push } = Array.prototype;
  const task = pdfjs.getDocument({
    data,
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: true,
    standardFontDataUrl: `${resources}standard_fonts/`,
    cMapUrl: `${resources}cmaps/`,
  });
  try {
    const document = await task.promise;
    Reflect.set(Array.prototype, 'push', push);
    const pages: RawPage[] = [];
    for (let index = range[0]; index < Math.min(range[1], document.numPages); index++) {
      const page = await document.getPage(index + 1);
      const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
      const raw: RawPage = { kinds: [], texts: [], numbers: [] };
      for (const item of items) {
        if ('str' in item) {
          if (item.str === '') continue;
          const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = item.transform as number[];
          raw.kinds.push(0);
          raw.texts.push(item.str);
          raw.numbers.push(x, y, item.width, Math.hypot(c, d) || item.height, b === 0 && a > 0 ? 1 : 0);
        } else if (item.type.startsWith('begin')) {
          raw.kinds.push(1);
          raw.texts.push(String(Reflect.get(item, 'tag') ?? ''));
          const mark = /_mc(\d+)$/u.exec(item.id ?? '')?.[1];
          raw.numbers.push(mark === undefined ? -1 : Number(mark));
        } else {
          raw.kinds.push(2);
        }
      }
      pages.push(raw);
      page.cleanup();
    }
    return { count: document.numPages, pages };
  } finally {
    await task.destroy();
  }
}
