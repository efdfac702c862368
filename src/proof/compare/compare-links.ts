/** Links: whether each leads where it must. */
import type { Leaf, LinkRead } from '../reading.ts';
import { pairsInOrder } from './order.ts';
import type { Item, Pair } from './pair-leaves.ts';
import { quoted, type Findings } from './telling.ts';

/** Tells of the links that differ, in text that is there. */
export function compareLinks(
  pairs: readonly Pair[],
  noteOf: (leaf: Leaf) => string | undefined,
  isPrint: boolean,
  findings: Findings,
): void {
  for (const { expected, found } of pairs) {
    const wanted = linksOf(expected, isPrint);
    const had = linksOf(found, isPrint);
    if (wanted.length === 0 && had.length === 0) continue;
    const first = expected[0]?.leaf;
    const details = {
      note: first && noteOf(first),
      chapter: first && noteOf(first) === undefined ? expected[0]?.home : undefined,
      source: first?.place,
      at: found[0]?.leaf.place,
    };
    let [a, b] = [0, 0];
    const targets = [wanted, had].map((links) => links.map(({ target }) => comparable(target)));
    const inOrder = pairsInOrder(targets[0] ?? [], targets[1] ?? []);
    for (const [nextA, nextB] of [...inOrder, [wanted.length, had.length] as const]) {
      tellBetween(wanted.slice(a, nextA), had.slice(b, nextB), details, findings);
      a = nextA + 1;
      b = nextB + 1;
    }
  }
}

function tellBetween(
  wanted: readonly LinkRead[],
  had: readonly LinkRead[],
  details: object,
  findings: Findings,
): void {
  for (let index = 0; index < Math.max(wanted.length, had.length); index++) {
    const [one, other] = [wanted[index], had[index]];
    const message = !one
      ? `expected no link to \`${other!.target}\`, found one at ${quoted(other!.text)}`
      : other
        ? `expected the link ${quoted(one.text)} to lead to \`${one.target}\`, found it to lead ${other.target === '' ? 'nowhere' : `to \`${other.target}\``}`
        : `expected a link to \`${one.target}\` at ${quoted(one.text)}, found none`;
    findings.add('link-astray', message, { ...details, expected: one?.target, found: other?.target });
  }
}

/** In print a link may be divided, by a line end or a page; it is one link. */
function linksOf(items: readonly Item[], isPrint: boolean): LinkRead[] {
  const links: LinkRead[] = [];
  for (const link of items.flatMap(({ leaf }) => leaf.links)) {
    // What leads nowhere is no link.
    if (link.target === '') continue;
    const last = links.at(-1);
    if (isPrint && last && comparable(last.target) === comparable(link.target)) continue;
    links.push(link);
  }
  return links;
}

/** Addresses are written in more than one way; what they lead to is what counts. */
function comparable(target: string): string {
  if (target === '' || target.startsWith('#') || !URL.canParse(target)) return target.normalize('NFC');
  return new URL(target).href.replaceAll(/(?:%[\da-f]{2})+/giu, decoded).normalize('NFC');
}

function decoded(codes: string): string {
  try {
    return decodeURIComponent(codes);
  } catch {
    return codes.toUpperCase();
  }
}
