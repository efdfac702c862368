/** The order in which a reader turns the pages of a site: from the first, each leads to the next. */
import type { Finding } from '../finding.ts';
import type { Landmarks } from '../reading.ts';
import type { Addresses, MarkupPage } from '../markup/addresses.ts';
import { elementsIn } from '../markup/tree.ts';

/** The pages in order, and what is wrong with the ways between them. */
export interface SiteOrder {
  pages: MarkupPage[];
  findings: Finding[];
}

/**
 * Follows the links from page to page. A page that none of them leads to is put where its chapter belongs, with a
 * finding; one that has nothing of the book on it is left out.
 * @param pages the first page first
 */
export function siteOrder(
  pages: readonly MarkupPage[],
  addresses: Addresses,
  landmarks: Landmarks,
): SiteOrder {
  const [first] = pages;
  if (!first || pages.length === 1) return { pages: [...pages], findings: [] };
  const findings: Finding[] = [];
  const byPath = new Map(pages.map((page) => [page.path, page]));
  const ways = new Map(pages.map((page) => [page.path, waysFrom(page, addresses)]));
  const isTurned = [...ways.values()].some(({ next }) => next !== undefined);
  const listed = [...new Set(ways.get(first.path)?.contents)].filter((path) => byPath.has(path));

  const order = [first.path];
  if (!isTurned) order.push(...listed.filter((path) => path !== first.path));
  for (let at = ways.get(first.path)?.next; at !== undefined; at = ways.get(at)?.next) {
    if (!byPath.has(at) || order.includes(at)) break;
    order.push(at);
  }
  for (const [index, path] of order.entries()) {
    const back = ways.get(path)?.previous;
    const expected = order[index - 1];
    if (back !== undefined && back !== expected)
      findings.push(
        astray(
          path,
          `expected the link back on "${path}" to lead to ${named(expected)}, found ${named(back)}`,
        ),
      );
  }
  for (const path of bookPages(pages, addresses, landmarks)) {
    if (order.includes(path)) continue;
    const isListed = listed.includes(path);
    const rest = isListed ? 'found it in the contents only' : 'found none, nor an entry of the contents';
    findings.push(astray(path, `expected a link to the next page that leads to "${path}", ${rest}`));
    insert(path, order, isListed ? listed : bookPages(pages, addresses, landmarks));
  }
  return { pages: order.flatMap((path) => byPath.get(path) ?? []), findings };
}

interface Ways {
  next: string | undefined;
  previous: string | undefined;
  /** The pages that its contents name. */
  contents: string[];
}

function waysFrom({ path, tree }: MarkupPage, addresses: Addresses): Ways {
  const turning = (...names: string[]): string | undefined => {
    for (const { name, attributes } of elementsIn(tree)) {
      const isWay = name === 'a' && names.some((rel) => (attributes.rel ?? '').split(/\s+/u).includes(rel));
      if (!isWay) continue;
      const end = addresses.follow(attributes.href ?? '', path);
      return end.kind === 'within' ? end.path : end.address;
    }
    return undefined;
  };
  const contents: string[] = [];
  for (const nav of elementsIn(tree, ({ name }) => name === 'nav')) {
    for (const item of elementsIn(nav, ({ name }) => name === 'li')) {
      for (const link of elementsIn(item, ({ name }) => name === 'a')) {
        const end = addresses.follow(link.attributes.href ?? '', path);
        if (end.kind === 'within') contents.push(end.path);
      }
    }
  }
  return { next: turning('next'), previous: turning('prev', 'previous'), contents };
}

/** The pages that have chapters on them, in the order of the book, then those that have notes only. */
function bookPages(pages: readonly MarkupPage[], addresses: Addresses, landmarks: Landmarks): string[] {
  const having = (ids: readonly string[]): string[] => {
    const pathOf = new Map<string, string>();
    for (const { path } of pages)
      for (const id of addresses.idsOf(path).keys()) if (!pathOf.has(id)) pathOf.set(id, path);
    return ids.flatMap((id) => pathOf.get(id) ?? []);
  };
  return [...new Set([...having(landmarks.chapters), ...having(landmarks.notes)])];
}

/** Puts a page behind the nearest one before it that is in order already. */
function insert(path: string, order: string[], wanted: readonly string[]): void {
  const before = wanted.slice(0, wanted.indexOf(path)).toReversed();
  const after = before.find((other) => order.includes(other));
  order.splice(after === undefined ? 1 : order.indexOf(after) + 1, 0, path);
}

function astray(path: string, message: string): Finding {
  return { kind: 'link-astray', edition: 'html', message, source: { document: path } };
}

function named(path: string | undefined): string {
  return path === undefined ? 'no page' : `"${path}"`;
}
