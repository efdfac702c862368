/** A browser that is connected, wherever it runs. */
import type { Browser, CDPSession } from './puppeteer.ts';

/** What the press room knows of one of its browsers. */
export interface OpenBrowser {
  readonly browser: Browser;
  /** Such as `Chrome/147.0.7727.0`. */
  readonly version: string;
  /** True for one that was not started here, with arguments of its own. */
  readonly isRemote: boolean;
  /** Commands that are for the browser as a whole. */
  readonly session: CDPSession;
  /** Ends it, or the connection to it; may be called twice. */
  close(): Promise<void>;
}

/** Asks a connected browser what must be known of it. */
export async function openBrowser(
  browser: Browser,
  { isRemote, close }: Pick<OpenBrowser, 'isRemote' | 'close'>,
): Promise<OpenBrowser> {
  try {
    const version = await browser.version();
    const session = await browser.target().createCDPSession();
    return { browser, version, isRemote, session, close };
  } catch (error) {
    await close();
    throw error;
  }
}
