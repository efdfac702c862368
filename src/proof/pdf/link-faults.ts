/** Links that lead nowhere or lie elsewhere than their text, ways back that lead astray, folios of the contents. */
import type { Finding } from '../finding.ts';
import { finding, nameOf, shortened, type ReadFile } from './telling.ts';
import { intersection, type Box } from './geometry.ts';
import type { LinkAnnotation } from './navigation.ts';
import type { Piece } from './page-text.ts';
import { isElement, type StructureElement } from './structure.ts';

/** All findings about links. */
export function linkFaults(file: ReadFile): Finding[] {
  return [...deadLinks(file), ...dividedLinks(file), ...waysBack(file), ...foliosOfContents(file)];
}

function deadLinks({ source, text, pages }: ReadFile): Finding[] {
  const { links, destinations, outline } = source.navigation;
  const textOf = new Map<string, Piece[]>();
  for (const { runs } of text.leaves) {
    for (const { piece, link } of runs)
      if (link !== undefined) textOf.set(link, [...(textOf.get(link) ?? []), piece]);
  }
  const dead = links.flatMap((link) => {
    const page = pages[link.page]!;
    const pieces = textOf.get(link.reference) ?? [];
    const words = shortened(pieces.map((piece) => piece.text).join(''));
    const boxes = [{ page: link.page, ...link.box }];
    const { target } = link;
    if (!target || ('id' in target && !destinations.has(target.id))) {
      // Calls and ways back are told of with their notes.
      if (target && 'id' in target && /^(?:call|note)-/u.test(target.id)) return [];
      const where = target ? `to “${target.id}”, which is not there` : 'nowhere';
      return [
        finding(
          'link-astray',
          `expected the link “${words}” on ${nameOf(page)} to lead somewhere, found it to lead ${where}`,
          { page, boxes },
        ),
      ];
    }
    const lies = pieces.filter((piece) => piece.page === link.page);
    if (lies.length === 0 || lies.some((piece) => intersection(wider(piece), link.box))) return [];
    return [
      finding(
        'link-astray',
        `expected the link “${words}” on ${nameOf(page)} to lie on its text, found it elsewhere on the page`,
        { page, boxes },
      ),
    ];
  });
  const entries = outline
    .filter(({ target }) => !target || ('id' in target && !destinations.has(target.id)))
    .map(({ title }) =>
      finding(
        'link-astray',
        `expected the entry “${title}” of the outline to lead somewhere, found it to lead nowhere`,
      ),
    );
  return [...dead, ...entries];
}

/** A link over several lines has a part on each; all lead to the same place. */
function dividedLinks({ source, pages }: ReadFile): Finding[] {
  const { structure, navigation } = source;
  const links = new Map(navigation.links.map((link) => [link.reference, link]));
  const findings: Finding[] = [];
  const walk = (element: StructureElement): void => {
    const parts: LinkAnnotation[] = [];
    for (const kid of element.kids) {
      if (isElement(kid)) walk(kid);
      else if ('annotation' in kid) {
        const part = links.get(kid.annotation);
        if (part) parts.push(part);
      }
    }
    const [first, ...others] = parts;
    if (!first) return;
    const wrong = others.find(({ target }) => targetOf(target) !== targetOf(first.target));
    if (!wrong) return;
    const [expected, found] = [targetOf(first.target), targetOf(wrong.target)];
    const note = /^note-(.+)$/u.exec(expected)?.[1];
    const page = pages[wrong.page]!;
    findings.push(
      finding(
        note === undefined ? 'link-astray' : 'call-astray',
        `expected all parts of a link on ${nameOf(page)} to lead to ${expected || 'the same place'}, found one that leads to ${found || 'nowhere'}`,
        {
          page,
          boxes: [{ page: wrong.page, ...wrong.box }],
          expected,
          found,
          ...(note !== undefined && { note }),
        },
      ),
    );
  };
  if (structure) walk(structure);
  return findings;
}

function targetOf(target: LinkAnnotation['target']): string {
  if (!target) return '';
  if ('id' in target) return target.id;
  return 'address' in target ? target.address : JSON.stringify(target.place);
}

function wider({ x, y, width, height }: Box): Box {
  return { x: x - 2, y: y - 2, width: width + 4, height: height + 4 };
}

/** The number of a note, or the arrow at its end, leads back to a call of it. */
function waysBack({ parts, composed, pages }: ReadFile): Finding[] {
  return parts.notes.flatMap(({ id, leaves }) => {
    const number = id.slice('note-'.length);
    const ways = leaves.flatMap((leaf) => composed[leaf]!.waysBack);
    const astray = ways.filter(
      ({ target }) => target !== `call-${number}` && !target.startsWith(`call-${number}.`),
    );
    const first = composed[leaves[0]!]?.leaf.place.boxes?.[0];
    const page = pages[first?.page ?? -1];
    if (ways.length === 0)
      return [
        finding(
          'back-link-astray',
          `expected note ${number} to lead back to its call, found no link in it that does`,
          {
            note: number,
            page,
            ...(first && { boxes: [first] }),
          },
        ),
      ];
    return astray.map(({ target, piece }) =>
      finding(
        'back-link-astray',
        `expected note ${number} to lead back to its call, found it to lead ${target === '' ? 'nowhere' : `to ${target}`}`,
        {
          note: number,
          page: pages[piece.page],
          boxes: [{ page: piece.page, x: piece.x, y: piece.y, width: piece.width, height: piece.height }],
          expected: `call-${number}`,
          found: target,
        },
      ),
    );
  });
}

/** The folio behind an entry is that of the page to which the entry leads. */
function foliosOfContents({ source, printed, pages }: ReadFile): Finding[] {
  return printed.flatMap(({ entry, pieces }) => {
    const destination = source.navigation.destinations.get(entry.target);
    const page = destination && pages[destination.page];
    if (!page || entry.folio === undefined || page.folio === '' || entry.folio === page.folio) return [];
    const at = pieces.at(-1)!;
    return [
      finding(
        'folio-differs',
        `expected page ${page.folio} for “${entry.title}” in the contents, where it stands, found ${entry.folio}`,
        {
          page: pages[at.page],
          expected: page.folio,
          found: entry.folio,
          boxes: [{ page: at.page, x: at.x, y: at.y, width: at.width, height: at.height }],
        },
      ),
    ];
  });
}
