/** Faults of pages in themselves, whatever the manuscript says: ids that stand twice, links that lead nowhere, pictures that are not there. */
import type { Element } from 'xast';
import type { Finding } from '../finding.ts';
import type { Text } from '../reading.ts';
import { pathFrom, type Addresses, type MarkupPage } from './addresses.ts';
import { pictureFault } from './picture-fault.ts';
import { elementsIn, rolesOf, seenText } from './tree.ts';

type Edition = Exclude<Text, 'manuscript'>;

/** The files of an edition that are no pages, by path. */
export interface OtherFile {
  mediaType: string;
  bytes: Uint8Array;
}

/** Every id stands once on its page. */
export function doubledIds(pages: readonly MarkupPage[], addresses: Addresses, edition: Edition): Finding[] {
  return pages.flatMap(({ path }) =>
    [...addresses.idsOf(path)].flatMap(([id, elements]): Finding[] =>
      elements.length === 1
        ? []
        : [
            {
              kind: 'structure-fault',
              edition,
              message: `expected the id "${id}" once on "${path}", found it ${elements.length} times`,
              found: seenText(elements.at(-1)!).slice(0, 80),
              source: { document: path },
            },
          ],
    ),
  );
}

/**
 * Every link within the edition has an end. Where calls and notes lead is compared with the manuscript.
 * @param isAlone true where the edition is one page: what else its links name is not ours
 */
export function linksAstray(
  pages: readonly MarkupPage[],
  addresses: Addresses,
  edition: Edition,
  isAlone = false,
): Finding[] {
  return pages.flatMap(({ path, tree }) => {
    const found: Finding[] = [];
    for (const element of elementsIn(tree, ({ name }) => name === 'a' || name === 'area')) {
      const { href, id } = element.attributes;
      if (href === undefined || href === null || id?.startsWith('call-') || leadsBack(element)) continue;
      const end = addresses.follow(href, path);
      if (end.kind === 'away' || end.lands || (isAlone && end.path !== path)) continue;
      const text = seenText(element).slice(0, 80);
      const where = end.path === path ? '' : ` of "${end.path}"`;
      found.push({
        kind: 'link-astray',
        edition,
        message: `expected ${end.id === '' ? `"${end.path}"` : `"#${end.id}"${where}`} at the end of the link "${text}" on "${path}", found nothing there`,
        expected: href,
        source: { document: path },
      });
    }
    return found;
  });
}

/** Every picture is there, and whole. */
export function pictureFaults(
  pages: readonly MarkupPage[],
  files: ReadonlyMap<string, OtherFile>,
  edition: Edition,
): Finding[] {
  const known = new Map<string, string | undefined>();
  return pages.flatMap(({ path, tree }) => {
    const found: Finding[] = [];
    for (const image of elementsIn(tree, isPicture)) {
      const address = addressOf(image);
      // A shell's own picture that was left out for what it would load: it says nothing, and shows nothing.
      if (address === '' && !image.attributes.alt) continue;
      const key = address.startsWith('data:') ? address : `${path}\n${address}`;
      if (!known.has(key)) known.set(key, faultAt(address, path, files));
      const fault = known.get(key);
      if (fault === undefined) continue;
      const name = address.startsWith('data:') ? 'in the page' : `"${address}"`;
      found.push({
        kind: 'picture-missing',
        edition,
        message: `expected the picture ${name} ("${image.attributes.alt ?? ''}") on "${path}", found ${fault}`,
        expected: image.attributes.alt ?? '',
        found: fault,
        source: { document: path },
      });
    }
    return found;
  });
}

function faultAt(address: string, path: string, files: ReadonlyMap<string, OtherFile>): string | undefined {
  if (address.startsWith('data:')) {
    const data = dataOf(address);
    return data ? pictureFault(data.mediaType, data.bytes) : 'an address without data';
  }
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/)/iu.test(address)) return 'an address outside of the edition';
  const file = files.get(pathFrom(path, address) ?? '');
  if (address === '' || !file) return 'no such file';
  return pictureFault(file.mediaType, file.bytes);
}

/** What a `data:` address holds (RFC 2397). */
export function dataOf(address: string): OtherFile | undefined {
  const parts = /^data:([^,]*),(.*)$/su.exec(address);
  if (!parts) return undefined;
  const [, head = '', body = ''] = parts;
  try {
    if (!/;base64$/iu.test(head)) {
      return { mediaType: head, bytes: new TextEncoder().encode(decodeURIComponent(body)) };
    }
    const binary = atob(decodeURIComponent(body));
    return { mediaType: head, bytes: Uint8Array.from(binary, (character) => character.charCodeAt(0)) };
  } catch {
    return undefined;
  }
}

function isPicture({ name }: Element): boolean {
  return name === 'img' || name === 'image';
}

function addressOf({ attributes }: Element): string {
  return (attributes.src ?? attributes.href ?? attributes['xlink:href'] ?? '').trim();
}

function leadsBack(link: Element): boolean {
  return rolesOf(link).some((role) => role === 'doc-backlink' || role === 'backlink');
}
