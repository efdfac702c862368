/** The pages of one job: in a context of its own, which shares nothing with other jobs, and goes with all its pages. */
import { randomUUID } from 'node:crypto';
import type { OpenBrowser } from './open-browser.ts';
import type { Page } from './puppeteer.ts';

/** Where one job gets its pages. */
export interface JobContext {
  newPage(): Promise<Page>;
  /** Closes all its pages. Never fails, and does not wait for a browser that is gone. */
  close(): Promise<void>;
}

/**
 * A browser that was not started here may reach the web. Its pages may not: all that they ask for goes to a proxy whose
 * name has no address, as with the arguments of our own browsers.
 */
const NO_NETWORK = { proxyServer: 'http://nowhere.invalid:9', proxyBypassList: '<-loopback>' } as const;
const CLOSE_PATIENCE_MS = 5_000;

/** @param onCrash is called when one of the pages crashed: nothing that is asked of it will ever be answered */
export function jobContext(
  { browser, session, isRemote }: OpenBrowser,
  onCrash: (error: Error) => void,
): JobContext {
  const closing = new AbortController();
  let context: Promise<string> | undefined;
  // Puppeteer's own contexts would stay in somebody else's browser for ever should this process be killed.
  const create = async (): Promise<string> => {
    const options = { disposeOnDetach: true, ...(isRemote && NO_NETWORK) };
    return (await session.send('Target.createBrowserContext', options)).browserContextId;
  };
  return {
    async newPage() {
      context ??= create();
      const browserContextId = await context;
      // The address tells it from the pages of other jobs, and leads nowhere.
      const url = `about:blank#${randomUUID()}`;
      const appeared = browser.waitForTarget((target) => target.type() === 'page' && target.url() === url, {
        timeout: 0,
        signal: closing.signal,
      });
      appeared.catch(() => undefined);
      await session.send('Target.createTarget', { url, browserContextId });
      const page = await (await appeared).page();
      if (!page) throw new Error('expected a page in the new context, found none');
      page.once('error', onCrash);
      return page;
    },
    async close() {
      closing.abort();
      if (!context || !browser.connected) return;
      let timer: NodeJS.Timeout | undefined;
      const disposed = context
        .then((browserContextId) => session.send('Target.disposeBrowserContext', { browserContextId }))
        .catch(() => undefined);
      const tired = new Promise((resolve) => {
        timer = setTimeout(resolve, CLOSE_PATIENCE_MS);
      });
      await Promise.race([disposed, tired]).finally(() => clearTimeout(timer));
    },
  };
}
