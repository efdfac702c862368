/** Reads a finished PDF back, knowing nothing of how it was made. */
import type { Finding } from '../finding.ts';
import type { EditionRead, Landmarks, Leaf, NoteRead, PageRead, Reading } from '../reading.ts';
import { findParts, type Part } from './book-parts.ts';
import { areaFor, composeLeaf, single, type Composed, type LinkSense } from './compose-leaf.ts';
import { contentsEntries } from './contents-entries.ts';
import { nameCalls } from './call-ids.ts';
import { faultsOf, unreadable } from './faults.ts';
import { readFolios } from './folios.ts';
import { boxesOfPages, type Box } from './geometry.ts';
import type { LinkAnnotation, Navigation } from './navigation.ts';
import { openFile } from './open-file.ts';
import { beginningOf } from './page-beginnings.ts';
import type { Piece } from './page-text.ts';
import { readSource, type SourceOptions } from './pdf-source.ts';
import { leafAt, leavesOnPages } from './places.ts';
import { orderText } from './text-in-order.ts';
import { inReadingOrder } from './reading-order.ts';
import { LOST } from './tree-leaves.ts';
import { usualSizes } from './usual-sizes.ts';

/**
 * Reads a PDF.
 * @param landmarks the ids by which its parts are found
 * @returns what it says, and what is wrong with it as a file; a file that cannot be read says nothing
 * @throws the signal's reason when aborted
 */
export async function readPdf(
  bytes: Uint8Array,
  landmarks: Landmarks,
  options: SourceOptions = {},
): Promise<EditionRead> {
  options.signal?.throwIfAborted();
  const { document, fault } = await openFile(bytes);
  if (!document) return { reading: nothing(), findings: [unreadable(fault)] };
  const source = await readSource(document, bytes, options);
  const text = orderText(source);
  const { leaves, margins } = text;
  const { navigation, contents, trims } = source;

  const drawnOn = contents.map(({ drawn }) => {
    const byMark = new Map<number, Box[]>();
    for (const each of drawn) byMark.set(each.mark, [...(byMark.get(each.mark) ?? []), each]);
    return byMark;
  });
  const drawnAt = (page: number, mark: number): readonly Box[] => drawnOn[page]?.get(mark) ?? [];
  const onPages = leavesOnPages(leaves, trims.length, drawnAt);
  const folios = readFolios(margins);
  const parts = findParts(leaves, onPages, navigation.destinations, landmarks, folios);
  const senseOf = senses(navigation, landmarks);
  const areaOf = (page: number): Box | undefined => source.areas[page];
  const sizes = usualSizes(leaves);
  const composed = leaves.map((leaf) => composeLeaf(leaf, senseOf, drawnAt, areaOf, sizes.get(leaf.kind)));

  const reserved = new Set([...landmarks.chapters, ...landmarks.notes]);
  for (const [id, destination] of navigation.destinations) {
    if (reserved.has(id) || /^(?:call|note|page)-/u.test(id)) continue;
    const leaf = leafAt(destination, onPages[destination.page] ?? []);
    if (leaf !== undefined) composed[leaf]!.leaf.ids.push(id);
  }
  const isTold = (leaf: number): boolean => isPresent(composed[leaf]!.leaf);
  const composedOf = ({ leaves: own }: Part): Composed[] => own.map((leaf) => composed[leaf]!);
  nameCalls(
    parts.chapters.flatMap(composedOf),
    new Map(parts.notes.map((note) => [note.id, composedOf(note)])),
    navigation.destinations,
  );

  const printed = contentsEntries(
    parts.around.map((leaf) => leaves[leaf]!),
    senseOf,
  );
  // What stands above the contents and their title (a title page) is no running text.
  const firstEntry = printed[0] ? leaves.indexOf(printed[0].leaf) : leaves.length;
  const pageOf = (leaf: number): number | undefined => leaves[leaf]?.runs[0]?.piece.page;
  const contentsBegin = pageOf(firstEntry - 1) === pageOf(firstEntry) ? firstEntry - 1 : firstEntry;
  const notRunning = new Set([
    ...parts.added,
    ...parts.notes.flatMap((note) => note.leaves),
    ...parts.around.filter((leaf) => leaf < contentsBegin),
  ]);
  const piecesOf = (indices: readonly number[]): Piece[] =>
    indices.flatMap((leaf) => leaves[leaf]!.runs.map(({ piece }) => piece));
  const pages = trims.map(({ width, height }, index): PageRead => {
    const running = onPages[index]!.filter(({ leaf }) => !notRunning.has(leaf)).map(({ leaf }) => {
      const { kind, runs } = leaves[leaf]!;
      // Which way it runs is told by the whole of it, not by the lines on this page.
      return inReadingOrder(runs, areaFor(kind, runs, areaOf))
        .filter(({ piece, link }) => piece.page === index && !isMachines(senseOf(link)))
        .map(({ piece }) => piece);
    });
    return {
      index,
      folio: folios[index]!,
      label: navigation.labels[index]!,
      width,
      height,
      begins: beginningOf(running),
    };
  });
  const notes = parts.notes.map(({ id, leaves: own }): NoteRead => {
    const first = leaves[own[0]!]!;
    const label = single(first.label.map((piece) => piece.text).join(''));
    const opening = composed[own[0]!]!.waysBack[0]?.text ?? '';
    return {
      id,
      number: (label || opening).replaceAll(/^[\s.([]+|[\s.)\]]+$/gu, ''),
      leaves: own.filter(isTold).map((leaf) => composed[leaf]!.leaf),
      backTo: [],
      place: { boxes: boxesOfPages([...first.label, ...piecesOf(own)].filter(isSeen)) },
    };
  });
  const reading: Reading = {
    of: 'pdf',
    chapters: parts.chapters.map(({ id, leaves: own }) => ({
      id,
      leaves: own.filter(isTold).map((leaf) => composed[leaf]!.leaf),
      place: { boxes: boxesOfPages(piecesOf(own).filter(isSeen)) },
    })),
    notes,
    contents: [
      { name: 'contents', entries: printed.map(({ entry }) => entry) },
      { name: 'outline', entries: outlineOf(navigation, composed, onPages, landmarks) },
    ],
    around: parts.around.filter(isTold).map((leaf) => composed[leaf]!.leaf.text),
    pages,
  };
  const findings: Finding[] = faultsOf({ source, text, parts, composed, pages, printed, fault });
  return { reading, findings };
}

/** What each link is to the book, by its object number. */
function senses(
  { links, destinations }: Navigation,
  landmarks: Landmarks,
): (link: string | undefined) => LinkSense | undefined {
  const notes = new Set(landmarks.notes);
  const known = new Map(links.map((link) => [link.reference, senseOf(link)]));
  function senseOf({ target }: LinkAnnotation): LinkSense {
    if (!target || 'place' in target) return { kind: 'link', target: '' };
    if ('address' in target) return { kind: 'link', target: target.address };
    const { id } = target;
    if (notes.has(id) || id.startsWith('note-'))
      return { kind: 'call', target: destinations.has(id) ? id : '' };
    if (id.startsWith('call-')) return { kind: 'back', target: destinations.has(id) ? id : '' };
    return { kind: 'link', target: `#${id}` };
  }
  const lost: LinkSense = { kind: 'link', target: '' };
  return (link) => (link === undefined ? undefined : link.startsWith(LOST) ? lost : known.get(link));
}

function isMachines(sense: LinkSense | undefined): boolean {
  return sense?.kind === 'call' || sense?.kind === 'back';
}

/** Whether a leaf is one: without text, only cells and pictures are, and what carries a call. */
function isPresent({ kind, text, calls }: Leaf): boolean {
  return text !== '' || kind === 'cell' || kind === 'picture' || calls.length > 0;
}

function isSeen({ text }: Piece): boolean {
  return text.trim() !== '';
}

function outlineOf(
  { outline, destinations }: Navigation,
  composed: readonly Composed[],
  onPages: Parameters<typeof leafAt>[1][],
  landmarks: Landmarks,
): Reading['contents'][number]['entries'] {
  const chapterOf = new Map<number, string>();
  for (const id of landmarks.chapters) {
    const destination = destinations.get(id);
    const leaf = destination && leafAt(destination, onPages[destination.page] ?? []);
    if (leaf !== undefined) chapterOf.set(leaf, id);
  }
  return outline.map(({ title, level, target }) => {
    if (target && 'id' in target) return { title: single(title), level, target: target.id };
    const place = target && 'place' in target ? target.place : undefined;
    const leaf = place && leafAt(place, onPages[place.page] ?? []);
    const id = leaf === undefined ? undefined : (chapterOf.get(leaf) ?? composed[leaf]!.leaf.ids[0]);
    return { title: single(title), level, target: id ?? '' };
  });
}

function nothing(): Reading {
  return {
    of: 'pdf',
    chapters: [],
    notes: [],
    contents: [
      { name: 'contents', entries: [] },
      { name: 'outline', entries: [] },
    ],
    around: [],
    pages: [],
  };
}
