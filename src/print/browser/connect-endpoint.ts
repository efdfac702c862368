/** The connection to a browser that runs elsewhere. */
import { askEndpoint } from './ask-endpoint.ts';
import type { Endpoint } from './endpoint.ts';
import { COMMAND_TIMEOUT_MS } from './launch.ts';
import { openBrowser, type OpenBrowser } from './open-browser.ts';
import { speakTo, type Browser } from './puppeteer.ts';
import { unlessAborted } from './unless-aborted.ts';

/**
 * Connects to an endpoint. Closing it ends the connection and what was opened through it, not the browser.
 * @param patienceMs how long it may take to answer
 * @throws where it does not answer, with the reason
 */
export async function connectEndpoint(
  endpoint: Endpoint,
  patienceMs: number,
  signal?: AbortSignal,
): Promise<OpenBrowser> {
  const patience = AbortSignal.timeout(patienceMs);
  const either = signal ? AbortSignal.any([signal, patience]) : patience;
  const connecting = askEndpoint(endpoint, either).then((address) =>
    speakTo({ address }, COMMAND_TIMEOUT_MS),
  );
  try {
    const browser = await unlessAborted(connecting, either);
    return await openBrowser(browser, {
      isRemote: true,
      close: async () => browser.disconnect(),
    });
  } catch (error) {
    // One that comes too late is let go.
    connecting.then(disconnect, () => undefined);
    signal?.throwIfAborted();
    if (patience.aborted)
      throw new Error(`expected an answer within ${patienceMs / 1000} s, found none`, { cause: error });
    throw error instanceof Error ? error : new Error(reasonOf(error), { cause: error });
  }
}

function disconnect(browser: Browser): void {
  void browser.disconnect();
}

/** A WebSocket fails with an event, which has a message and is no error. */
function reasonOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : String(error);
}
