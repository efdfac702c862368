/** The files that pages and style sheets name: each there, and the fonts whole. */
import type { Element } from 'xast';
import type { Finding } from '../finding.ts';
import { pathFrom, type MarkupPage } from '../markup/addresses.ts';
import { dataOf, type OtherFile } from '../markup/faults.ts';
import { fontFault } from '../markup/font-fault.ts';
import { charactersOf, elementsIn } from '../markup/tree.ts';

const ADDRESS = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)/giu;
const SHARED_RELS: ReadonlySet<string> = new Set(['stylesheet', 'icon', 'preload', 'manifest']);

/** What the pages need to be shown as they are. @param files all files but the pages, by path */
export function fileFaults(pages: readonly MarkupPage[], files: ReadonlyMap<string, OtherFile>): Finding[] {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  const look = (address: string, from: string): void => {
    const fault = faultOf(address.trim(), from, files);
    if (fault === undefined) return;
    const name = address.startsWith('data:')
      ? `what "${from}" has in itself`
      : `"${address}", which "${from}" names`;
    const message = `expected ${name}, found ${fault}`;
    if (seen.has(message)) return;
    seen.add(message);
    findings.push({
      kind: 'structure-fault',
      edition: 'html',
      message,
      found: fault,
      source: { document: from },
    });
  };
  const readStyle = (css: string, from: string): void => {
    for (const [, double, single, bare] of css.matchAll(ADDRESS)) look(double ?? single ?? bare ?? '', from);
  };
  for (const { path, tree } of pages) {
    for (const element of elementsIn(tree)) {
      if (element.name === 'style') readStyle(element.children.map(charactersOf).join(''), path);
      else if (isShared(element)) look(element.attributes.href ?? element.attributes.src ?? '', path);
    }
  }
  for (const [path, { bytes }] of files) {
    if (path.toLowerCase().endsWith('.css')) readStyle(new TextDecoder().decode(bytes), path);
  }
  return findings;
}

function isShared({ name, attributes }: Element): boolean {
  if (name === 'script') return (attributes.src ?? '') !== '';
  return name === 'link' && (attributes.rel ?? '').split(/\s+/u).some((rel) => SHARED_RELS.has(rel));
}

function faultOf(address: string, from: string, files: ReadonlyMap<string, OtherFile>): string | undefined {
  if (address === '' || address.startsWith('#')) return undefined;
  if (address.startsWith('data:')) {
    const data = dataOf(address);
    return data ? fontFault(data.bytes) : 'an address without data';
  }
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/)/iu.test(address)) return undefined;
  const file = files.get(pathFrom(from, address) ?? '');
  return file ? fontFault(file.bytes) : 'no such file';
}
