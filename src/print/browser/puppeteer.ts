/** The only file that knows Puppeteer: everyone else takes from here what it needs of it. */
import puppeteer, { type Browser } from 'puppeteer-core';

export type {
  Browser,
  CDPSession,
  ElementHandle,
  HTTPRequest,
  JSHandle,
  Page,
  PDFOptions,
} from 'puppeteer-core';

/** What is needed of a browser to print with it: one that was started here, or a share of one. */
export type PrintBrowser = Pick<Browser, 'newPage' | 'version'>;

/** How to reach a browser: through a transport of our own, or by its address. */
export type Way =
  | { readonly transport: NonNullable<Parameters<typeof puppeteer.connect>[0]['transport']> }
  | { readonly address: string };

/**
 * Speaks to a browser that runs.
 * @param commandTimeoutMs how long one command to it may take
 */
export function speakTo(way: Way, commandTimeoutMs: number): Promise<Browser> {
  const reached = 'transport' in way ? way : { browserWSEndpoint: way.address };
  return puppeteer.connect({ ...reached, protocolTimeout: commandTimeoutMs, defaultViewport: null });
}
