/**
 * Decides what to do about an address after what came of asking so far: ask (again), or say what it is. Pure, so
 * that every way a server may behave can be told in a table.
 */
import { restAskedFor, type Method, type Verdict, type Visit } from './answers.ts';

/** How patient the asking is. */
export interface Patience {
  /** How often a question is put again where the trouble may pass. */
  retries: number;
  /** Milliseconds before the first of them; four times as long before each further one. */
  backOff: number;
  /** Who asks for a longer rest than this, in milliseconds, is not asked again. */
  longestRest: number;
}

/** What to do next. */
export type Step = { kind: 'ask'; method: Method; after: number } | { kind: 'tell'; verdict: Verdict };

const DEAD: ReadonlySet<number> = new Set([404, 410]);
/** Too early, too much, or trouble at the server: it may pass. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);
/** A server that says this to `HEAD` says it to `GET` too, and should not be bothered twice. */
const SAME_FOR_GET: ReadonlySet<number> = new Set([401, 407, 429, 503]);

/**
 * @param visits what came of asking so far, in order
 * @param now in milliseconds, for servers that name a date to come back
 */
export function nextStep(visits: readonly Visit[], patience: Patience, now: number): Step {
  const last = visits.at(-1);
  if (!last) return { kind: 'ask', method: 'HEAD', after: 0 };
  if (asksInVain(last)) return { kind: 'ask', method: 'GET', after: 0 };
  const tries = visits.filter((visit) => mayPass(visit) && !asksInVain(visit)).length;
  if (mayPass(last) && tries <= patience.retries) {
    const rest = last.answer.kind === 'said' ? (restAskedFor(last.answer.retryAfter, now) ?? 0) : 0;
    if (rest <= patience.longestRest) {
      return { kind: 'ask', method: 'GET', after: Math.max(rest, patience.backOff * 4 ** (tries - 1)) };
    }
  }
  return { kind: 'tell', verdict: verdictOf(last) };
}

/** Many servers answer `HEAD` as if they did not know the page. Only what they say to `GET` counts. */
function asksInVain({ method, answer }: Visit): boolean {
  return (
    method === 'HEAD' && answer.kind === 'said' && answer.status >= 400 && !SAME_FOR_GET.has(answer.status)
  );
}

function mayPass({ answer }: Visit): boolean {
  if (answer.kind === 'said') return PASSING.has(answer.status);
  if (answer.reason === 'dns') return answer.detail === 'EAI_AGAIN';
  return answer.reason === 'timeout' || answer.reason === 'network' || answer.reason === 'protocol';
}

function verdictOf({ answer, end, forGood }: Visit): Verdict {
  if (answer.kind === 'none') return { kind: 'unverified', reason: answer.reason, detail: answer.detail };
  const { status } = answer;
  if (status >= 200 && status < 300) return { kind: 'fine', movedTo: forGood ? end : undefined };
  if (DEAD.has(status)) return { kind: 'dead', status, end };
  return { kind: 'unverified', reason: 'status', detail: String(status) };
}
