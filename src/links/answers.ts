/** What a server says, and what it means for an address. */
import type { UnverifiedReason } from '../check/link-rules.ts';

/** How a page is asked for: `HEAD` gives no page, only whether there is one, and not every server can. */
export type Method = 'HEAD' | 'GET';

/** Why there is no answer, or none to go by. */
export interface NoAnswer {
  kind: 'none';
  reason: Exclude<UnverifiedReason, 'status'>;
  /** A code, a host or a number, for the message. */
  detail: string;
}

/** What a server said to one request. */
export interface Said {
  kind: 'said';
  status: number;
  /** Where it leads on to, as written. */
  location?: string;
  /** `Retry-After`, as written. */
  retryAfter?: string;
  /** The text, if it was asked for. */
  body?: string;
}

/** What comes of one request. */
export type Answer = Said | NoAnswer;

/** What comes of asking for an address and following where it leads. */
export interface Visit {
  method: Method;
  answer: Answer;
  /** Where it led, if elsewhere. */
  end?: string;
  /** True where every step on the way was for good. */
  forGood: boolean;
}

/** What is known about an address. */
export type Verdict =
  | { kind: 'fine'; movedTo?: string | undefined }
  | { kind: 'dead'; status: number; end?: string | undefined; archived?: string | undefined }
  | { kind: 'unverified'; reason: UnverifiedReason; detail: string };

/** A server that sends the reader on. */
export function leadsOn({ status, location }: Said): boolean {
  return location !== undefined && [301, 302, 303, 307, 308].includes(status);
}

/**
 * How long a server asks to be left alone.
 * @param value a number of seconds, or a date
 * @param now in milliseconds
 * @returns milliseconds; undefined for what is neither
 */
export function restAskedFor(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  if (/^\s*\d+\s*$/u.test(value)) return Number(value) * 1000;
  const until = Date.parse(value);
  return Number.isNaN(until) ? undefined : Math.max(0, until - now);
}
