/** A PDF as its reader meets it, read with pdf.js. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A stretch of text on a page. */
export interface PdfText {
  text: string;
  /** From the left and the bottom of the page, in points. */
  x: number;
  y: number;
  height: number;
}

/** One page. */
export interface PdfPage {
  height: number;
  items: PdfText[];
  /** All text of the page in the order of its content. */
  text: string;
  /** The links on it: what they lead to, and where they are. */
  links: { destination: string; top: number; bottom: number }[];
}

/** An entry of the outline. */
export interface OutlineEntry {
  title: string;
  children: OutlineEntry[];
}

/** What pdf.js reads of a file. */
export interface PdfReading {
  pages: PdfPage[];
  title: string;
  language: string | null;
  tagged: boolean;
  outline: OutlineEntry[];
  /** id → index of the page. */
  destinations: Map<string, number>;
}

type Outline = Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getOutline']>>;

/** Reads a file from its first page to its last. */
export async function readPdf(bytes: Uint8Array): Promise<PdfReading> {
  // pdf.js keeps the array to itself; ours stays usable.
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, isEvalSupported: false });
  try {
    const document = await task.promise;
    const pages: PdfPage[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const content = await page.getTextContent();
      const items = content.items.flatMap((item): (PdfText & { end: string })[] =>
        'str' in item
          ? [
              {
                text: item.str,
                x: Number(item.transform[4]),
                y: Number(item.transform[5]),
                height: item.height,
                end: item.hasEOL ? '\n' : '',
              },
            ]
          : [],
      );
      const annotations = (await page.getAnnotations()) as {
        subtype: string;
        dest?: unknown;
        rect: number[];
      }[];
      const links = annotations.flatMap(({ subtype, dest, rect }) =>
        subtype === 'Link' && typeof dest === 'string'
          ? [{ destination: dest, bottom: rect[1] ?? 0, top: rect[3] ?? 0 }]
          : [],
      );
      pages.push({
        height: page.view[3] ?? 0,
        items,
        text: items.map(({ text, end }) => text + end).join(''),
        links,
      });
    }
    const destinations = new Map<string, number>();
    for (const [id, target] of Object.entries(await document.getDestinations())) {
      const reference: unknown = Array.isArray(target) ? target[0] : undefined;
      if (reference !== undefined) destinations.set(id, await document.getPageIndex(reference as never));
    }
    const { info } = (await document.getMetadata()) as { info: { Title?: string; Language?: string } };
    const marks = (await document.getMarkInfo()) as { Marked?: boolean } | null;
    return {
      pages,
      title: info.Title ?? '',
      language: info.Language ?? null,
      tagged: marks?.Marked === true,
      outline: entriesOf(await document.getOutline()),
      destinations,
    };
  } finally {
    await task.destroy();
  }
}

function entriesOf(outline: Outline | null): OutlineEntry[] {
  return (outline ?? []).map(({ title, items }) => ({ title, children: entriesOf(items as Outline) }));
}
