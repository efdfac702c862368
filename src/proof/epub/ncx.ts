/** The contents as reading systems of the days of EPUB 2 read them (OPF 2.0.1, §2.4.1). */
import type { Element, Root } from 'xast';
import type { EntryRead } from '../reading.ts';
import type { Addresses, End } from '../markup/addresses.ts';
import { asRead, charactersOf, childElements } from '../markup/tree.ts';
import { named } from './package.ts';

/** An entry, or a page, with its end. */
export interface NcxPoint {
  title: string;
  href: string;
  end: End;
  level: number;
}

/** What an NCX says. */
export interface Ncx {
  points: NcxPoint[];
  pages: NcxPoint[];
}

/** Reads an NCX. @param path its own */
export function readNcx(tree: Root, path: string, addresses: Addresses): Ncx {
  const pointOf = (element: Element, level: number): NcxPoint => {
    const label = childElements(element).find(({ name }) => name.endsWith('navLabel'));
    const href = childElements(element).find(({ name }) => name.endsWith('content'))?.attributes.src ?? '';
    return {
      title: label ? asRead(charactersOf(label)) : '',
      href,
      end: addresses.follow(href, path),
      level,
    };
  };
  const pointsIn = (around: Element, level: number): NcxPoint[] =>
    childElements(around)
      .filter(({ name }) => name.endsWith('navPoint'))
      .flatMap((point) => [pointOf(point, level), ...pointsIn(point, level + 1)]);
  return {
    points: [...named(tree, 'navMap')].flatMap((map) => pointsIn(map, 1)),
    pages: [...named(tree, 'pageTarget')].map((target) => pointOf(target, 1)),
  };
}

/** The entries of an NCX. @param idOf the id that an end is */
export function entriesOfNcx({ points }: Ncx, idOf: (end: End) => string): EntryRead[] {
  return points.map(({ title, end, level }) => ({ title, target: idOf(end), level }));
}
