import type * as Pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What pdf.js gives of a page's text, in the order of its content: `0` text, `1` a mark begins, `2` it ends. */
export interface RawPage {
  kinds: number[];
  /** The text; of a mark its tag. */
  texts: string[];
  /** Five for each text: left, base line, width, size (in pt from the lower left corner of the file), 1 for upright; of a mark its number, −1 where it has none. */
  numbers: number[];
}

/** Reads the text of a page with pdf.js. Runs in this thread or in a worker, and knows nothing outside itself. */
export async function extractText(page: Pdfjs.PDFPageProxy): Promise<RawPage> {
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
  return raw;
}
