/// <reference lib="dom" />
/**
 * The page that is printed: an HTML document in the browser, loaded so that it cannot do anything. No script
 * of its own runs, nothing is requested but what is in it (`data:` addresses), and it has no address from
 * which it could reach a file. These walls stand here and not in the document, which comes from a template.
 */
import type { PrintBrowser, Page, PDFOptions } from './browser/launch.ts';

/**
 * Stands before the document. The parser has opened the head for it by the time it reaches the document's own
 * tags, so no document can go without, or before, this policy.
 */
const POLICY = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"><style id="unset">:root { display: none !important }</style>`;

/** A document that is loaded and ready to be measured or printed. */
export interface PrintPage {
  page: Page;
  /** Everything the document asked for and did not get, in order. */
  refused: string[];
  close(): Promise<void>;
}

/**
 * Loads a document for print: print media, fonts loaded, pictures decoded.
 * @param document a whole HTML document that needs nothing beside itself
 * @param size the size it is laid out at, in px
 */
export async function openPrintPage(
  browser: PrintBrowser,
  document: string,
  size?: { width: number; height: number },
): Promise<PrintPage> {
  const page = await browser.newPage();
  if (size) await page.setViewport(size);
  const refused: string[] = [];
  await page.setJavaScriptEnabled(false);
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (request.url().startsWith('data:')) {
      void request.continue();
      return;
    }
    refused.push(request.url());
    void request.abort('blockedbyclient');
  });
  await page.emulateMediaType('print');
  // `page.setContent` would hand the document over as a value of a script, which takes twice as long.
  const session = await page.createCDPSession();
  const { frameTree } = await session.send('Page.getFrameTree');
  await session.send('Page.setDocumentContent', { frameId: frameTree.frame.id, html: POLICY + document });
  await page.evaluate(whenReady);
  return { page, refused, close: () => page.close() };
}

/** Runs inside the page, in a world of our own: the document's own scripts stay off. */
async function whenReady(): Promise<void> {
  const text = document.body.textContent;
  // `U+400-45F, U+2116`, with wild cards written out, as the CSS Font Loading API gives it.
  const needed = [...document.fonts].filter(({ unicodeRange }) => {
    const ranges = unicodeRange.replaceAll(/U\+([\dA-F]+)(?:-([\dA-F]+))?,?\s*/giu, (_, from, to) =>
      to === undefined ? `\\u{${from}}` : `\\u{${from}}-\\u{${to}}`,
    );
    return new RegExp(`[${ranges}]`, 'u').test(text);
  });
  await Promise.all(needed.map((face) => face.load().catch(() => undefined)));
  document.querySelector('#unset')?.remove();
  // What is left is asked for when the text that needs it is laid out, not before; so lay out, then wait.
  do {
    void document.body.offsetHeight;
    await document.fonts.ready;
  } while (document.fonts.status === 'loading');
  await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
}

const PRINT: PDFOptions = {
  preferCSSPageSize: true,
  printBackground: true,
  tagged: true,
  outline: true,
  // Puppeteer's own limit of 30 seconds is no measure for a book.
  timeout: 0,
};

/** What happens to every document that is loaded and printed, as a text: it changes when that does. */
export const PRINTING = [POLICY, String(whenReady), JSON.stringify(PRINT)].join('\n');

/** Prints a loaded document. */
export async function press({ page }: PrintPage): Promise<Uint8Array> {
  return page.pdf(PRINT);
}
