/** The list of the printed pages, and the marks that it leads to (EPUB 3.3, §7, `page-list`). */
import type { Element } from 'xast';
import type { Finding } from '../finding.ts';
import type { PageMarkRead } from '../reading.ts';
import type { Addresses, MarkupPage } from '../markup/addresses.ts';
import { elementsIn, isPageMark, seenText } from '../markup/tree.ts';

/** What was read of the list. */
export interface PageListRead {
  marks: PageMarkRead[];
  /** What the list calls the pages, wherever its entries lead. */
  labels: string[];
  findings: Finding[];
}

/**
 * Reads the list.
 * @param nav the list; undefined where the book has none
 * @param path the page that it stands on
 * @param pages all pages, in the order of reading
 * @param after by the id of a mark the key of what follows it
 */
export function readPageList(
  nav: Element | undefined,
  path: string,
  pages: readonly MarkupPage[],
  addresses: Addresses,
  after: ReadonlyMap<string, string>,
): PageListRead {
  const findings: Finding[] = [];
  const marks: PageMarkRead[] = [];
  const labels: string[] = [];
  const read = new Set(pages.map((page) => page.path));
  const inText = pages.flatMap((page) =>
    [...elementsIn(page.tree, isPageMark)].map((element) => ({
      element,
      key: `${page.path}#${element.attributes.id ?? ''}`,
    })),
  );
  const orderOf = new Map(inText.map(({ key }, index) => [key, index]));
  const listed = new Set<string>();
  let last = -1;
  for (const link of nav ? elementsIn(nav, ({ name }) => name === 'a') : []) {
    const label = seenText(link);
    labels.push(label);
    const end = addresses.follow(link.attributes.href ?? '', path);
    const key = end.kind === 'within' ? `${end.path}#${end.id}` : '';
    // That nobody comes to a page is told once, of the page.
    if (end.kind === 'within' && end.lands && !read.has(end.path)) continue;
    const at = orderOf.get(key);
    if (end.kind === 'away' || !end.lands || at === undefined) {
      const found = end.kind === 'within' && end.lands ? 'no mark of a page there' : 'nothing there';
      findings.push(
        astray(`expected the mark of page ${label} at "${link.attributes.href ?? ''}", found ${found}`, path),
      );
      continue;
    }
    const name = inText[at]?.element.attributes['aria-label'] ?? inText[at]?.element.attributes.title;
    if (name && name !== label)
      findings.push(
        astray(
          `expected the list of pages to lead to the mark of page ${label}, found that of page ${name}`,
          path,
        ),
      );
    if (listed.has(key))
      findings.push(astray(`expected page ${label} to have a mark of its own, found that of another`, path));
    else if (at < last)
      findings.push(
        astray(`expected the mark of page ${label} after that of the page before it, found it before`, path),
      );
    last = Math.max(last, at);
    listed.add(key);
    marks.push({ id: end.id, label, after: after.get(end.id) ?? '' });
  }
  for (const { element, key } of inText) {
    if (listed.has(key)) continue;
    const name = element.attributes['aria-label'] ?? element.attributes.id ?? '';
    findings.push(
      astray(
        `expected the mark of page ${name} in the list of pages, found no entry that leads to it`,
        key.split('#')[0] ?? '',
      ),
    );
  }
  return { marks, labels, findings };
}

function astray(message: string, document: string): Finding {
  return { kind: 'page-mark-astray', edition: 'epub', message, source: { document } };
}
