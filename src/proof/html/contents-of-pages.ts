/** The table of contents of an HTML edition, which each page of a site has again. */
import type { Element } from 'xast';
import type { Finding } from '../finding.ts';
import type { EntryRead } from '../reading.ts';
import type { Addresses } from '../markup/addresses.ts';
import { entriesOf } from '../markup/contents-entries.ts';
import { rolesOf } from '../markup/tree.ts';

interface Contents {
  path: string;
  entries: EntryRead[];
  isNamed: boolean;
}

/** The contents, and a finding for each page whose contents are others. */
export function contentsOfPages(
  navs: readonly { element: Element; path: string }[],
  book: { addresses: Addresses; chapterOf: ReadonlyMap<string, string> },
): { entries: EntryRead[]; findings: Finding[] } {
  const all = navs
    .map(({ element, path }): Contents => ({
      path,
      entries: entriesOf(element, path, book),
      isNamed: rolesOf(element).includes('doc-toc'),
    }))
    .filter(({ entries }) => entries.length > 0);
  const main = all.find(({ isNamed }) => isNamed) ?? all[0];
  if (!main) return { entries: [], findings: [] };
  const lines = new Set(main.entries.map(lineOf));
  const findings = all.flatMap(({ path, entries }): Finding[] => {
    const shared = entries.filter((entry) => lines.has(lineOf(entry)));
    // A list of something else: the parts of a page, say.
    if (shared.length * 2 < main.entries.length) return [];
    const index = main.entries.findIndex((entry, at) => lineOf(entry) !== lineOf(entries[at]));
    const other = index === -1 && entries.length > main.entries.length ? main.entries.length : index;
    if (other === -1) return [];
    const [expected, found] = [told(main.entries[other]), told(entries[other])];
    return [
      {
        kind: 'contents-differ',
        edition: 'html',
        message: `expected the contents on "${path}" to be those of "${main.path}": ${expected}, found ${found}`,
        expected,
        found,
        source: { document: path },
      },
    ];
  });
  return { entries: main.entries, findings };
}

function lineOf(entry: EntryRead | undefined): string {
  return entry ? `${entry.level} ${entry.target} ${entry.title}` : '';
}

function told(entry: EntryRead | undefined): string {
  return entry ? `"${entry.title}" leading to "#${entry.target}"` : 'no entry';
}
