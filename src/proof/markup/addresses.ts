/** Where the links of an edition lead: from page to page, and to an id on one. */
import type { Element, Root } from 'xast';
import { elementsIn } from './tree.ts';

/** One page of an edition. */
export interface MarkupPage {
  /** The path within the edition, with forward slashes; of a single file, its name. */
  path: string;
  tree: Root;
}

/** Where a link leads. */
export type End =
  | { kind: 'away'; address: string }
  /** `id` is empty where the link is to the page itself; `lands` says whether page and id are there. */
  | { kind: 'within'; path: string; id: string; lands: boolean };

const SCHEME = /^[a-z][a-z\d+.-]*:/iu;
/** The folder of the edition; what is above it is not of the edition. */
const BASE = 'http://edition.invalid/edition/';

/** The places of an edition that links can lead to. */
export class Addresses {
  /** By page the elements that have an id, more than one where an id is there twice. */
  readonly #places = new Map<string, Map<string, Element[]>>();
  readonly #files: ReadonlySet<string>;
  /** By page what the addresses on it name: each page of a site names all others. */
  readonly #paths = new Map<string, Map<string, string | undefined>>();

  /**
   * @param pages all that can be read
   * @param files the paths of all other files that a link may lead to
   */
  constructor(pages: readonly MarkupPage[], files: Iterable<string> = []) {
    this.#files = new Set(files);
    for (const { path, tree } of pages) {
      const ids = new Map<string, Element[]>();
      for (const element of elementsIn(tree)) {
        const id = element.attributes.id ?? element.attributes['xml:id'];
        if (id === undefined || id === null || id === '') continue;
        const known = ids.get(id);
        if (known) known.push(element);
        else ids.set(id, [element]);
      }
      this.#places.set(path, ids);
    }
  }

  /** The elements with an id on a page, by id; several where an id is there more than once. */
  idsOf(path: string): ReadonlyMap<string, readonly Element[]> {
    return this.#places.get(path) ?? new Map<string, Element[]>();
  }

  /** Follows a link. @param from the page that it stands on */
  follow(href: string, from: string): End {
    const address = href.trim();
    if (SCHEME.test(address) || address.startsWith('//')) return { kind: 'away', address };
    const [before = '', ...after] = address.split('#');
    const path = before === '' ? from : this.#pathFrom(from, before);
    if (path === undefined) return { kind: 'away', address };
    const id = decoded(after.join('#'));
    const ids = this.#places.get(path);
    const lands = ids ? id === '' || ids.has(id) : this.#files.has(path) && id === '';
    return { kind: 'within', path, id, lands };
  }

  #pathFrom(from: string, address: string): string | undefined {
    const known = this.#paths.get(from) ?? new Map<string, string | undefined>();
    this.#paths.set(from, known);
    if (!known.has(address)) known.set(address, pathFrom(from, address));
    return known.get(address);
  }
}

/**
 * The path of a file that an address names.
 * @param from the path of the file that the address stands in
 * @returns undefined where it is not in the edition
 */
export function pathFrom(from: string, address: string): string | undefined {
  const base = BASE + from.split('/').map(encodeURIComponent).join('/');
  const href = URL.canParse(address, base) ? new URL(address, base).href : '';
  return href.startsWith(BASE) ? decoded(href.slice(BASE.length).split(/[?#]/u)[0] ?? '') : undefined;
}

function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
