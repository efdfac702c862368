/** What was learnt about addresses in earlier runs, so that nobody is asked again too soon. Pure. */
import { z } from 'zod';
import { UNVERIFIED_REASONS } from '../check/link-rules.ts';
import type { Verdict } from './answers.ts';

const verdictSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fine'), movedTo: z.string().optional() }),
  z.object({
    kind: z.literal('dead'),
    status: z.number(),
    end: z.string().optional(),
    archived: z.string().optional(),
  }),
  z.object({ kind: z.literal('unverified'), reason: z.enum(UNVERIFIED_REASONS), detail: z.string() }),
]);
const entrySchema = z.object({ asked: z.iso.datetime(), verdict: verdictSchema });
const fileSchema = z.object({ version: z.literal(1), links: z.record(z.string(), z.unknown()) });

/** What came of asking for an address, and when. */
export type CachedVerdict = { asked: string; verdict: Verdict };

/** By address. */
export type LinkCache = Map<string, CachedVerdict>;

const DAY = 24 * 60 * 60 * 1000;
/** Pages come back, and a refusal may have been a mistake: these are asked again sooner. */
const LONGEST_FOR_BAD_NEWS = DAY;

/** Reads a cache. What is not one, or is of another version, is as good as none. */
export function parseCache(text: string): LinkCache {
  const file = fileSchema.safeParse(parsed(text));
  if (!file.success) return new Map();
  return new Map(
    Object.entries(file.data.links).flatMap(([address, value]): [string, CachedVerdict][] => {
      const entry = entrySchema.safeParse(value);
      return entry.success ? [[address, entry.data]] : [];
    }),
  );
}

/** Writes a cache, without what is too old to be of use. */
export function formatCache(cache: LinkCache, maxAge: number, now: number): string {
  const links = [...cache]
    .filter(([, entry]) => isFresh(entry, maxAge, now))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify({ version: 1, links: Object.fromEntries(links) }, undefined, 2)}\n`;
}

/**
 * True where an address need not be asked again.
 * @param maxAge days
 * @param now in milliseconds
 */
export function isFresh({ asked, verdict }: CachedVerdict, maxAge: number, now: number): boolean {
  const age = now - Date.parse(asked);
  // A date in the future is a wrong clock, and no reason never to ask.
  return age >= 0 && age < lifeOf(verdict, maxAge * DAY);
}

function lifeOf(verdict: Verdict, longest: number): number {
  switch (verdict.kind) {
    case 'fine':
      return longest;
    case 'dead':
      return Math.min(longest, LONGEST_FOR_BAD_NEWS);
    case 'unverified':
      return isSettled(verdict) ? Math.min(longest, LONGEST_FOR_BAD_NEWS) : 0;
  }
}

/** A refusal will be the same in an hour. Trouble on the way may have been ours. */
function isSettled({ reason, detail }: Extract<Verdict, { kind: 'unverified' }>): boolean {
  if (reason === 'status') return Number(detail) < 500 && detail !== '429';
  return reason === 'robots' || reason === 'redirects' || reason === 'redirect';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
