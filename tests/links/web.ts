/** A piece of the web on this machine: a server that behaves as each path tells it to, and remembers who asked. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LinkOptions } from '../../src/links/check-links.ts';

/** One request that the server got. */
export interface Asked {
  method: string;
  /** With the query. */
  path: string;
  agent: string;
  headers: IncomingMessage['headers'];
  /** When it began, in milliseconds. */
  at: number;
}

/** What a path does. Without an answer the connection stays open. */
export type Behaviour = (request: IncomingMessage, response: ServerResponse, times: number) => void;

/** The server. */
export interface Web {
  /** `http://127.0.0.1:…`. */
  origin: string;
  port: number;
  asked: Asked[];
  /** The methods with which a path was asked, in order. */
  methodsFor(path: string): string[];
  /** The most requests that were under way at once. */
  most(): number;
  /** Everything is as it was at the beginning, with other paths. */
  now(paths: Readonly<Record<string, Behaviour>>): void;
  close(): Promise<void>;
}

/** Answers with a status and headers. */
export function says(status: number, headers: Readonly<Record<string, string>> = {}, body = ''): Behaviour {
  return (request, response) => {
    response.writeHead(status, headers).end(request.method === 'HEAD' ? '' : body);
  };
}

/** Answers one after the other; the last goes on for ever. */
export function inTurn(...behaviours: Behaviour[]): Behaviour {
  return (request, response, times) =>
    behaviours[Math.min(times, behaviours.length) - 1]?.(request, response, times);
}

/** Answers `HEAD` in one way and everything else in another. */
export function toHead(head: Behaviour, others: Behaviour): Behaviour {
  return (request, response, times) => (request.method === 'HEAD' ? head : others)(request, response, times);
}

/** Waits before it answers. */
export function after(milliseconds: number, behaviour: Behaviour): Behaviour {
  return (request, response, times) => {
    setTimeout(() => behaviour(request, response, times), milliseconds);
  };
}

/** Hangs up. */
export const hangsUp: Behaviour = (request) => void request.socket.destroy();

/** Says nothing, ever. */
export const saysNothing: Behaviour = () => {};

/** For servers that never answer. */
export const IMPATIENT: LinkOptions = { timeout: 500 };

/** Starts the server. A path that nobody described, `/robots.txt` among them, is not found. */
export async function startWeb(): Promise<Web> {
  let paths: Readonly<Record<string, Behaviour>> = {};
  let times = new Map<string, number>();
  let underWay = 0;
  let most = 0;
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    most = Math.max(most, ++underWay);
    response.once('close', () => underWay--);
    times.set(path, (times.get(path) ?? 0) + 1);
    asked.push({
      method: request.method ?? '',
      path,
      agent: request.headers['user-agent'] ?? '',
      headers: request.headers,
      at: performance.now(),
    });
    const behaviour = paths[path] ?? paths[path.split('?')[0] ?? ''] ?? says(404);
    behaviour(request, response, times.get(path) ?? 1);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    asked,
    methodsFor: (path) => asked.filter((request) => request.path === path).map(({ method }) => method),
    most: () => most,
    now(next) {
      paths = next;
      times = new Map();
      asked.length = 0;
      most = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Options with which the server is asked, in a hurry, but not so much that a busy machine is too slow. */
export function hasty(web: Web): LinkOptions {
  return {
    privateHosts: ['127.0.0.1'],
    archive: `${web.origin}/wayback/available`,
    delay: 0,
    backOff: 10,
    longestRest: 1_500,
    timeout: 10_000,
  };
}
