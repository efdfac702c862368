/**
 * One request over the network: the only file of the project that makes any. It follows nothing and repeats
 * nothing; it never throws for what a server does, and it looks at where a name leads before it connects, so that
 * no name, however it is resolved, leads into a private network.
 */
import { lookup, type LookupAddress } from 'node:dns';
import * as http from 'node:http';
import * as https from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Answer, Method, NoAnswer } from './answers.ts';
import { ipOfHost, isPrivateAddress } from './private-addresses.ts';

/** What is asked, and how. */
export interface Question {
  /** http: or https:, without user and password. */
  url: URL;
  method: Method;
  userAgent: string;
  /** Milliseconds for the whole of the answer. */
  timeout: number;
  /** How many characters of the text are read; with 0 only the head of the answer is. */
  longestText: number;
  /** Also asks addresses that are not of the open internet. */
  askPrivate: boolean;
  signal: AbortSignal;
}

/** Heads longer than Node's 16 kB are not rare, cookies and policies being what they are. */
const LONGEST_HEAD = 128 * 1024;
/** Node's own quarter of a second per address is too short for the other side of the earth. */
const CONNECT_ATTEMPT = 2_500;
/** Errors of our own, with codes that Node does not have. */
const PRIVATE = 'EPRIVATE';
const TIMEOUT = 'EANSWERTIMEOUT';

/**
 * Puts one question.
 * @throws the signal's reason if it is aborted
 */
export async function ask(question: Question): Promise<Answer> {
  const { url, signal, askPrivate } = question;
  signal.throwIfAborted();
  const ip = ipOfHost(url.hostname);
  if (ip !== undefined && !askPrivate && isPrivateAddress(ip)) return isPrivate(url);
  try {
    return await send(question);
  } catch (error) {
    signal.throwIfAborted();
    return noAnswerFor(error, question);
  }
}

function send({
  url,
  method,
  userAgent,
  timeout,
  longestText,
  askPrivate,
  signal,
}: Question): Promise<Answer> {
  return new Promise<Answer>((resolve, reject) => {
    const { request } = url.protocol === 'https:' ? https : http;
    const asked = request(url, {
      method,
      headers: { 'user-agent': userAgent, accept: '*/*', 'accept-encoding': 'identity' },
      // A connection of its own: servers close idle ones at moments that look like trouble.
      agent: false,
      maxHeaderSize: LONGEST_HEAD,
      autoSelectFamilyAttemptTimeout: CONNECT_ATTEMPT,
      signal,
      ...(!askPrivate && { lookup: publicLookup }),
    } as https.RequestOptions);
    const clock = setTimeout(() => asked.destroy(errorWithCode(TIMEOUT)), timeout);
    asked.on('close', () => clearTimeout(clock));
    asked.on('error', reject);
    asked.once('response', (response) => {
      const { statusCode: status = 0, headers } = response;
      const said = {
        kind: 'said' as const,
        status,
        ...(headers.location !== undefined && { location: headers.location }),
        ...(headers['retry-after'] !== undefined && { retryAfter: headers['retry-after'] }),
      };
      response.on('error', reject);
      if (longestText === 0) {
        resolve(said);
        asked.destroy();
        return;
      }
      let body = '';
      const finish = (): void => resolve({ ...said, body: body.slice(0, longestText) });
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        body += text;
        if (body.length < longestText) return;
        finish();
        asked.destroy();
      });
      response.once('end', finish);
    });
    asked.end();
  });
}

/** Resolves a name, and refuses it if any of its addresses is a private one. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const isHidden = error === null && addresses.some(({ address }) => isPrivateAddress(address));
    const refused = isHidden ? errorWithCode(PRIVATE) : error;
    const [first] = addresses ?? [];
    if (refused) callback(refused, '', 0);
    else if (options.all) callback(null, addresses);
    else callback(null, first?.address ?? '', first?.family ?? 0);
  });
};

function errorWithCode(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code });
}

function noAnswerFor(error: unknown, { url, timeout }: Question): NoAnswer {
  const { code = '', syscall } = error as NodeJS.ErrnoException;
  if (code === PRIVATE) return isPrivate(url);
  if (code === TIMEOUT) return noAnswer('timeout', String(Math.ceil(timeout / 1000)));
  if (syscall === 'getaddrinfo') return noAnswer('dns', code);
  if (code.startsWith('HPE_')) return noAnswer('protocol', code);
  if (/CERT|^ERR_TLS|^ERR_SSL|^EPROTO$|SIGNATURE/u.test(code)) return noAnswer('tls', code);
  return noAnswer('network', code === '' ? 'unknown' : code);
}

function isPrivate({ hostname }: URL): NoAnswer {
  return noAnswer('private', hostname);
}

function noAnswer(reason: NoAnswer['reason'], detail: string): NoAnswer {
  return { kind: 'none', reason, detail };
}
