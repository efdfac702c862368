/**
 * Visits addresses as a polite program does: it waits for its turn, reads a site's `robots.txt` before anything
 * else, follows where it is led (up to a limit, and asking each site on the way anew), and leaves alone who asks
 * for it.
 */
import { leadsOn, restAskedFor, type Answer, type Method, type NoAnswer, type Visit } from './answers.ts';
import { askableAddress } from './link-places.ts';
import { pause } from './pause.ts';
import { ask } from './request.ts';
import { ALLOWS_ALL, parseRobots, type Robots } from './robots.ts';
import type { Patience } from './next-step.ts';
import type { Turns } from './turns.ts';

/** Who visits, and how. */
export interface VisitorOptions extends Patience {
  /** The whole name, with an address for those who wonder. */
  userAgent: string;
  /** The name that `robots.txt` would call it by. */
  robotsName: string;
  timeout: number;
  /** How many times an address may lead on. */
  redirects: number;
  privateHosts: readonly string[];
  turns: Turns;
  signal: AbortSignal;
}

/** Goes and asks. */
export interface Visitor {
  /** Asks for an address and follows where it leads. */
  visit(address: string, method: Method): Promise<Visit>;
  /** Gets a text for the program itself, from a service made for programs. */
  read(address: string): Promise<Answer>;
}

/** What is known of a site: its wishes, or why they cannot be known. */
type Wishes = { robots: Robots } | { refusal: NoAnswer };

const LONGEST_ROBOTS = 512 * 1024;
const LONGEST_TEXT = 64 * 1024;
/** Who wants a longer pause between two questions than this many seconds gets this. */
const LONGEST_DELAY = 10;

export function createVisitor(options: VisitorOptions): Visitor {
  const { turns, signal, longestRest, backOff, redirects } = options;
  /** Sites that asked to be left alone for longer than this run. */
  const closed = new Map<string, NoAnswer>();
  const wishes = new Map<string, Promise<Wishes>>();

  async function askInTurn(url: URL, method: Method, longestText = 0): Promise<Answer> {
    return turns.take(url.hostname, async () => {
      // Only now: it may have been closed while this question waited.
      const refusal = closed.get(url.hostname);
      if (refusal) return refusal;
      const answer = await ask({
        ...options,
        url,
        method,
        longestText,
        askPrivate: options.privateHosts.includes(url.hostname),
      });
      if (answer.kind === 'said' && (answer.status === 429 || answer.status === 503)) {
        const rest = restAskedFor(answer.retryAfter, Date.now()) ?? 0;
        if (rest > longestRest) closed.set(url.hostname, refuse('busy', url.hostname));
        else turns.rest(url.hostname, rest);
      }
      return answer;
    });
  }

  /** Asks for an address and for all it leads to. `mayAsk` gives the reason not to. */
  async function follow(
    address: string,
    method: Method,
    longestText: number,
    mayAsk: (url: URL) => Promise<NoAnswer | undefined>,
  ): Promise<Visit> {
    const seen = new Set([address]);
    let at = address;
    let forGood = true;
    for (;;) {
      const url = new URL(at);
      const answer = (await mayAsk(url)) ?? (await askInTurn(url, method, longestText));
      const visit = { method, forGood, ...(at !== address && { end: at }) };
      if (answer.kind === 'none' || !leadsOn(answer)) return { ...visit, answer };
      forGood &&= answer.status === 301 || answer.status === 308;
      const next = askableAddress(answer.location ?? '', url);
      if (next === undefined) return { ...visit, answer: refuse('redirect', answer.location ?? '') };
      // The same address again: most often it wants a cookie, which only a browser keeps.
      if (seen.has(next) || seen.size > redirects) return { ...visit, answer: refuse('redirects', '') };
      seen.add(next);
      at = next;
    }
  }

  /** As `follow`, and once more where the trouble may pass. */
  async function readOnceMore(address: string, longestText: number): Promise<Answer> {
    const { answer } = await follow(address, 'GET', longestText, async () => undefined);
    const mayPass =
      answer.kind === 'said'
        ? answer.status === 429 || answer.status >= 500
        : answer.reason === 'network' || answer.reason === 'timeout' || answer.detail === 'EAI_AGAIN';
    if (!mayPass || options.retries === 0) return answer;
    await pause(backOff, signal);
    return (await follow(address, 'GET', longestText, async () => undefined)).answer;
  }

  async function readWishes(origin: string, host: string): Promise<Wishes> {
    const answer = await readOnceMore(`${origin}/robots.txt`, LONGEST_ROBOTS);
    if (answer.kind === 'none') {
      // The host itself cannot be reached, so asking it for pages would give the same.
      const isOfHost = answer.reason !== 'redirects' && answer.reason !== 'redirect';
      return isOfHost ? { refusal: answer } : { robots: ALLOWS_ALL };
    }
    // RFC 9309: no such file means no wishes; trouble at the server means to stay away.
    if (answer.status === 429 || answer.status >= 500) {
      return { refusal: closed.get(host) ?? refuse('robots-unread', `${origin}/robots.txt`) };
    }
    if (answer.status < 200 || answer.status >= 300) return { robots: ALLOWS_ALL };
    const robots = parseRobots(answer.body ?? '', options.robotsName);
    if (robots.delay !== undefined) turns.slowDown(host, Math.min(robots.delay, LONGEST_DELAY) * 1000);
    return { robots };
  }

  async function refusalOf(url: URL): Promise<NoAnswer | undefined> {
    const known = wishes.get(url.origin) ?? readWishes(url.origin, url.hostname);
    wishes.set(url.origin, known);
    const site = await known;
    if ('refusal' in site) return site.refusal;
    return site.robots.allows(url.pathname + url.search)
      ? undefined
      : refuse('robots', `${url.origin}/robots.txt`);
  }

  return {
    visit: (address, method) => follow(address, method, 0, refusalOf),
    read: (address) => readOnceMore(address, LONGEST_TEXT),
  };
}

function refuse(reason: NoAnswer['reason'], detail: string): NoAnswer {
  return { kind: 'none', reason, detail };
}
