/** Asks the Wayback Machine whether it has a copy: https://archive.org/help/wayback_api.php */
import { z } from 'zod';
import type { Answer } from './answers.ts';

/** The address of the service that knows the copies. */
export const ARCHIVE = 'https://archive.org/wayback/available';

const answerSchema = z.object({
  archived_snapshots: z.object({
    closest: z
      .object({ available: z.literal(true), url: z.url({ protocol: /^https?$/u }), status: z.string() })
      .optional(),
  }),
});

/** Where to ask about an address. */
export function archiveQuestion(address: string, service: string): string {
  const url = new URL(service);
  url.searchParams.set('url', address);
  return url.href;
}

/** The address of the copy, if the answer tells of one that is a page and not a copy of an error. */
export function archivedCopy(answer: Answer): string | undefined {
  if (answer.kind === 'none' || answer.status !== 200) return undefined;
  const told = answerSchema.safeParse(parsed(answer.body ?? ''));
  const copy = told.data?.archived_snapshots.closest;
  if (!copy?.status.startsWith('2')) return undefined;
  return copy.url.replace(/^http:(?=\/\/web\.archive\.org\/)/u, 'https:');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
