/**
 * Asks the web about the addresses of a book: each once, politely, and not again while the answer is fresh. The
 * only part of a check that talks to anybody; nothing else in the project does unless it is asked to.
 */
import { setMaxListeners } from 'node:events';
import type { Book } from '../book/book.ts';
import type { CheckOptions } from '../check/check.ts';
import type { Problem } from '../manuscript/problem.ts';
import type { Verdict, Visit } from './answers.ts';
import { ARCHIVE, archivedCopy, archiveQuestion } from './archive.ts';
import { readCache, writeCache } from './cache-file.ts';
import { isFresh, type LinkCache } from './cached-verdicts.ts';
import { linkPlaces } from './link-places.ts';
import { linkProblems, wantsLinks } from './link-problems.ts';
import { nextStep, type Patience } from './next-step.ts';
import { pause } from './pause.ts';
import { createTurns, type TurnLimits } from './turns.ts';
import { createVisitor, type Visitor } from './visitor.ts';

/** How the addresses are asked. Everything has a default that a server's owner would agree with. */
export interface LinkOptions
  extends Pick<CheckOptions, 'preset' | 'rules'>, Partial<TurnLimits>, Partial<Patience> {
  /** A file that keeps the answers from run to run. Without one, everything is asked anew. */
  cacheFile?: string | undefined;
  /** How many days an answer is good for; bad news never for more than one. 0 asks everything anew. */
  maxAge?: number | undefined;
  /** Milliseconds for one answer. */
  timeout?: number | undefined;
  /** How many times an address may lead on to another. */
  redirects?: number | undefined;
  /** The name under which the servers are asked. */
  userAgent?: string | undefined;
  /** The service that knows archived copies, if not the Wayback Machine's. */
  archive?: string | undefined;
  /**
   * Hosts of the private network, or this machine, that may be asked all the same. All others are not, since a
   * manuscript is written by others, and its addresses make this machine send requests.
   */
  privateHosts?: readonly string[] | undefined;
  signal?: AbortSignal | undefined;
  /** Called whenever an address is done. */
  onProgress?: ((progress: LinkProgress) => void) | undefined;
}

/** How far the asking is. */
export interface LinkProgress {
  done: number;
  total: number;
}

const ROBOTS_NAME = 'imprimatur';
const USER_AGENT = `${ROBOTS_NAME} (+https://github.com/imprimatur-press/imprimatur; checks the links of a manuscript)`;

const USUAL = {
  overall: 8,
  perHost: 2,
  delay: 500,
  retries: 2,
  backOff: 2_000,
  longestRest: 60_000,
  timeout: 20_000,
  redirects: 10,
  maxAge: 14,
};

/**
 * Checks the web addresses of a book.
 * @returns the problems of the rules `dead-link`, `unverified-link` and `moved-link`, in the order of the text.
 *   Give them to `check` as `found`, which knows the comments that silence rules.
 * @throws the signal's reason if it is aborted; what was learnt until then is kept in the cache file
 */
export async function checkLinks(book: Book, options: LinkOptions = {}): Promise<Problem[]> {
  if (!wantsLinks(book, options)) return [];
  const places = linkPlaces(book);
  const { cacheFile, maxAge = USUAL.maxAge } = options;
  const cache: LinkCache = cacheFile === undefined ? new Map() : await readCache(cacheFile);
  const keep = async (): Promise<void> => {
    // Who asks anew, once, does not want the answers forgotten.
    if (cacheFile !== undefined) await writeCache(cacheFile, cache, Math.max(maxAge, USUAL.maxAge));
  };
  const verdicts = new Map<string, Verdict>();
  const waiting: string[] = [];
  const now = Date.now();
  for (const address of places.keys()) {
    const known = cache.get(address);
    if (known && isFresh(known, maxAge, now)) verdicts.set(address, known.verdict);
    else waiting.push(address);
  }
  const learn = (address: string, verdict: Verdict): void => {
    verdicts.set(address, verdict);
    cache.set(address, { asked: new Date().toISOString(), verdict });
    options.onProgress?.({ done: verdicts.size, total: places.size });
  };
  if (waiting.length > 0) {
    // Now, too: who cannot write should know before the web is asked.
    await keep();
    await askAll(waiting, options, learn).finally(keep);
  }
  return linkProblems(book, places, verdicts, options);
}

async function askAll(
  addresses: readonly string[],
  options: LinkOptions,
  learn: (address: string, verdict: Verdict) => void,
): Promise<void> {
  // When one of them fails, none of the others goes on behind the back of the caller.
  const end = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, end.signal]) : end.signal;
  // Hundreds wait for it at once.
  setMaxListeners(0, signal);
  const settings = { ...USUAL, ...defined(options) };
  const visitor = createVisitor({
    ...settings,
    userAgent: options.userAgent ?? USER_AGENT,
    robotsName: ROBOTS_NAME,
    privateHosts: options.privateHosts ?? [],
    turns: createTurns(settings, signal),
    signal,
  });
  const archive = options.archive ?? ARCHIVE;
  try {
    signal.throwIfAborted();
    await Promise.all(
      addresses.map(async (address) => {
        const verdict = await askUntilKnown(address, visitor, settings, signal);
        learn(
          address,
          verdict.kind === 'dead' ? await withCopy(verdict, address, archive, visitor) : verdict,
        );
      }),
    );
  } finally {
    end.abort();
  }
}

async function askUntilKnown(
  address: string,
  visitor: Visitor,
  patience: Patience,
  signal: AbortSignal,
): Promise<Verdict> {
  const visits: Visit[] = [];
  for (;;) {
    const step = nextStep(visits, patience, Date.now());
    if (step.kind === 'tell') return step.verdict;
    await pause(step.after, signal);
    visits.push(await visitor.visit(address, step.method));
  }
}

async function withCopy(
  verdict: Extract<Verdict, { kind: 'dead' }>,
  address: string,
  archive: string,
  visitor: Visitor,
): Promise<Verdict> {
  const archived = archivedCopy(await visitor.read(archiveQuestion(address, archive)));
  return { ...verdict, ...(archived !== undefined && { archived }) };
}

/** Without the options that are there but say nothing. */
function defined(options: LinkOptions): Partial<typeof USUAL> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
