/** An existing browser that is reached over its DevTools protocol. */
export interface Endpoint {
  /** What messages call it: without a password or a token, which belong in no log. */
  readonly name: string;
  readonly url: URL;
}

const PROTOCOLS: readonly string[] = ['ws:', 'wss:', 'http:', 'https:'];

/**
 * Reads the address of a browser: `ws://host:port/devtools/browser/…`, or `http://host:port`, where it is asked for
 * that one.
 * @returns undefined where it is no such address
 */
export function parseEndpoint(text: string): Endpoint | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !PROTOCOLS.includes(url.protocol) || url.hostname === '') return undefined;
  const path = url.pathname === '/' ? '' : url.pathname;
  return { name: `${url.protocol}//${url.host}${path}`, url };
}
