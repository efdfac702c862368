/**
 * The rules about addresses on the web. Nothing here asks anybody: `links/` asks, and reports what it was told
 * in the words of these rules. They stand apart from the list of rules because they are asked for on their own
 * (`check --links`), but their names, severities and settings work like those of all others.
 */
import type { AnyRule, Rule } from './rule.ts';

/** Why nobody can tell whether an address still leads somewhere. */
export const UNVERIFIED_REASONS = [
  'status',
  'timeout',
  'dns',
  'tls',
  'network',
  'protocol',
  'robots',
  'robots-unread',
  'busy',
  'private',
  'redirects',
  'redirect',
] as const;

/** One of these reasons. */
export type UnverifiedReason = (typeof UNVERIFIED_REASONS)[number];

/**
 * An address that answers “not found” (404) or “gone” (410), to a question as a browser asks it. A reader who
 * wants to see the source cannot. Where the Wayback Machine has a copy of the page, the message gives its
 * address.
 */
export const deadLink: Rule<{ address: string; status: number; end?: string; archived?: string }> = {
  id: 'dead-link',
  severity: 'warning',
  wording: ({ address, status, end, archived }) =>
    `expected a page at \`${address}\`, found ${status === 410 ? 'that it is gone (410)' : 'none (404)'}` +
    `${end === undefined ? '' : ` at \`${end}\`, where it leads`}; ` +
    (archived === undefined
      ? 'correct the address, or cite another copy'
      : `correct the address, or cite the archived copy \`${archived}\``),
};

/**
 * An address about which nobody can tell: its server wants a login, refuses programs, is overloaded, slow or not
 * to be found, its `robots.txt` asks programs to stay away, or it belongs to a private network. The page may well
 * be there, so this is only information.
 */
export const unverifiedLink: Rule<{ address: string; reason: UnverifiedReason; detail: string }> = {
  id: 'unverified-link',
  severity: 'info',
  wording: ({ address, reason, detail }) =>
    `expected an answer from \`${address}\`, found ${wordReason(reason, detail)}; open it in a browser to be sure`,
};

/**
 * An address whose page has moved for good to another one. It still leads there, for as long as its server
 * remembers; the new address lasts longer. From `http:` to `https:`, with or without `www.` or a slash at the end
 * is no move.
 */
export const movedLink: Rule<{ address: string; end: string }> = {
  id: 'moved-link',
  severity: 'info',
  wording: ({ address, end }) =>
    `expected the page to be at \`${address}\`, found it moved to \`${end}\` for good; cite the new address if it is the same page`,
};

/** All of them. */
export const linkRules: readonly AnyRule[] = [deadLink, unverifiedLink, movedLink];

function wordReason(reason: UnverifiedReason, detail: string): string {
  switch (reason) {
    case 'status':
      return `the answer ${detail}${wordStatus(Number(detail))}`;
    case 'timeout':
      return `none within ${detail} s`;
    case 'dns':
      return `no way to its host (${detail})`;
    case 'tls':
      return `no trustworthy connection (${detail})`;
    case 'network':
      return `no connection (${detail})`;
    case 'protocol':
      return `something that is not HTTP (${detail})`;
    case 'robots':
      return `that \`${detail}\` asks programs to stay away`;
    case 'robots-unread':
      return `that \`${detail}\` cannot be read, so nothing more was asked`;
    case 'busy':
      return `that \`${detail}\` has no time now (it asks to come back later)`;
    case 'private':
      return `a private address (\`${detail}\`), which is never asked`;
    case 'redirects':
      return 'that it leads on and on';
    case 'redirect':
      return `that it leads to \`${detail}\`, which is no web address`;
  }
}

function wordStatus(status: number): string {
  if (status === 401 || status === 407) return ' (wants a login)';
  if (status === 403) return ' (refused)';
  if (status === 429) return ' (too many questions)';
  if (status === 451) return ' (withheld for legal reasons)';
  return status >= 500 && status < 600 ? ' (trouble at the server)' : '';
}
