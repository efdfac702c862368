/** Asks an endpoint whether it is there, in plain HTTP: a connection that hangs can be given up, which Puppeteer's cannot. */
import { get as getHttp } from 'node:http';
import { get as getHttps } from 'node:https';
import type { Endpoint } from './endpoint.ts';

/** A description of a browser is short; what is longer is something else. */
const LARGEST_ANSWER = 65_536;
const SHOWN = 200;

/**
 * Asks for `/json/version`. Of an endpoint that is a WebSocket any answer will do, since not all that speak the protocol
 * have that page.
 * @returns the address of its WebSocket
 * @throws where nothing answers in time, or there is no browser
 */
export async function askEndpoint({ url }: Endpoint, signal: AbortSignal): Promise<string> {
  const isSecure = url.protocol === 'wss:' || url.protocol === 'https:';
  const question = new URL(url);
  question.protocol = isSecure ? 'https:' : 'http:';
  question.pathname = '/json/version';
  const answer = await ask(question, isSecure ? getHttps : getHttp, signal);
  if (url.protocol === 'ws:' || url.protocol === 'wss:') return url.href;
  const path = socketPath(answer.text);
  if (answer.status !== 200 || path === undefined) {
    throw new Error(
      `expected the description of a browser at /json/version, found status ${answer.status}: ${answer.text.slice(0, SHOWN).trim()}`,
    );
  }
  // What the browser takes for its own host is not always what it is called from here.
  const socket = new URL(url);
  socket.protocol = isSecure ? 'wss:' : 'ws:';
  socket.pathname = path;
  return socket.href;
}

function socketPath(text: string): string | undefined {
  try {
    const { webSocketDebuggerUrl } = JSON.parse(text) as { webSocketDebuggerUrl?: unknown };
    return typeof webSocketDebuggerUrl === 'string' ? new URL(webSocketDebuggerUrl).pathname : undefined;
  } catch {
    return undefined;
  }
}

function ask(
  url: URL,
  get: typeof getHttp | typeof getHttps,
  signal: AbortSignal,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = get(url, { signal, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => {
        text += piece;
        if (text.length > LARGEST_ANSWER)
          request.destroy(new Error('expected a short answer, found a long one'));
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      response.on('error', reject);
    });
    request.on('error', reject);
  });
}
