/**
 * The print document, cut into sheets: runs of parts that begin on a new page, each printed by itself. They are cut by
 * content alone, never by the number of cores, or the bytes would differ from machine to machine.
 */
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { idOfTarget, sheetLink } from '../../print/binding/sheet-links.ts';
import { continues, type ChapterStart } from '../../print/runs.ts';

/** How a document is cut. */
export interface CutOptions {
  /** Puts the content of the book in the place of its marks. */
  unpack: (marked: string) => string;
  /** The notes of the foot of the page in their order: their marks, and the ids of their chapters. */
  notes: readonly { mark: string; chapter: string }[];
  chapters: ChapterStart;
  /** How much text a sheet has, in characters of HTML. */
  sheetLength?: number | undefined;
}

/** About fifty pages of A5: small enough that several are under way at a time, large enough that a new page in the browser is soon paid for. */
const SHEET_LENGTH = 150_000;

/** A child of the body, as text. */
interface Part {
  id: string;
  classes: ReadonlySet<string>;
  /** With its content. */
  html: string;
  /** In its place in other sheets, for style sheets that look at what stands beside a part. */
  stand: string;
  /** Without pictures, which no text makes longer. */
  length: number;
}

/** @param page the filled shell, with marks for content */
export function cutSheets(page: string, options: CutOptions): string[] {
  const { unpack, notes, chapters, sheetLength = SHEET_LENGTH } = options;
  const cut = sheetLength === Infinity ? undefined : partsOf(page, unpack);
  const groups = cut ? groupsOf(cut.parts, chapters, sheetLength) : [];
  if (!cut || groups.length < 2 || COUNTERS.test(unpack(cut.before))) return [unpack(page)];
  const { before, parts, shelf, after } = cut;
  const own = groups.map((group) => new Set(group.flatMap(({ html }) => idsIn(html))));
  const marks = groups.map((group) => {
    const ids = new Set(group.map(({ id }) => id));
    return notes.filter(({ chapter }) => ids.has(chapter)).map(({ mark }) => mark);
  });
  // A note of a chapter that is no part of its own would be in no sheet.
  if (marks.flat().length < notes.length) return [unpack(page)];
  const shelves = marks.map((list) => (shelf ? shelf.open + unpack(list.join('\n')) + shelf.close : ''));
  for (const [index, ids] of own.entries()) for (const id of idsIn(shelves[index]!)) ids.add(id);
  const wanted = groups.map(() => new Map<string, string>());
  const homeOf = new Map(own.flatMap((ids, index) => [...ids].map((id) => [id, index] as const)));
  const withLinks = (html: string, index: number): string =>
    html.replaceAll(/(<a\b[^>]*?\bhref=")#([^"]+)"/gu, (link: string, start: string, target: string) => {
      const id = idOfTarget(target);
      const home = homeOf.get(id);
      if (home === undefined || home === index) return link;
      wanted[home]!.set(id, target);
      return `${start}${sheetLink(target)}"`;
    });
  const texts = groups.map((group, index) =>
    withLinks(
      parts.map((part) => (group.includes(part) ? part.html : part.stand)).join('\n') + shelves[index]!,
      index,
    ),
  );
  const [start, end] = [unpack(before), unpack(after)];
  return texts.map((text, index) => start + text + unseenLinks(wanted[index]!.values()) + end);
}

/** Counters of a style sheet run on through the book; printed in sheets, they would begin anew with each. */
const COUNTERS = /counter-(?:increment|set)\s*:/iu;

/** Makes destinations of what only other sheets lead to. */
function unseenLinks(targets: Iterable<string>): string {
  const links = [...targets].map((target) => `<a href="#${target}"></a>`);
  return links.length === 0 ? '' : `<div data-elsewhere>${links.join('')}</div>`;
}

/** The parts of a page, and what is around them; nothing where there are none. */
function partsOf(
  page: string,
  unpack: CutOptions['unpack'],
): { before: string; parts: Part[]; shelf?: { open: string; close: string }; after: string } | undefined {
  const html = fromHtml(page).children.find((node) => node.type === 'element');
  const body = html?.children.find(
    (node): node is Element => node.type === 'element' && node.tagName === 'body',
  );
  const elements = body?.children.filter((node): node is Element => node.type === 'element') ?? [];
  const [first, last] = [elements[0], elements.at(-1)];
  if (!first || !last) return undefined;
  const parts: Part[] = [];
  let shelf: { open: string; close: string } | undefined;
  for (const element of elements) {
    const source = page.slice(offsetOf(element, 'start'), offsetOf(element, 'end'));
    const classes = new Set(classesOf(element));
    const open = /^<[^>]*>/u.exec(source)?.[0] ?? '';
    const close = `</${element.tagName}>`;
    if (classes.has('page-notes')) {
      shelf = { open, close };
      continue;
    }
    const content = unpack(source);
    parts.push({
      id: String(element.properties.id ?? ''),
      classes,
      html: content,
      stand: open.replace(/\sid="[^"]*"/u, '').replace(/>$/u, ' data-elsewhere>') + close,
      length: content.replaceAll(/data:[^"]+/gu, '').length,
    });
  }
  const before = page.slice(0, offsetOf(first, 'start'));
  const after = page.slice(offsetOf(last, 'end'));
  return { before, parts, after, ...(shelf && { shelf }) };
}

/** Groups of parts, in order: as many as fit a sheet, and those that belong together in any case. */
function groupsOf(parts: readonly Part[], chapters: ChapterStart, sheetLength: number): Part[][] {
  const groups: Part[][] = [];
  let length = 0;
  for (const part of parts) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    // The contents print the folios of the whole book, so they are set last, and with them as little as can be.
    const isBehindContents = before?.classes.has('contents') === true;
    const belongs =
      before !== undefined && chapters === 'continue' && continues(before.classes, part.classes);
    if (group && (belongs || (!isBehindContents && length + part.length <= sheetLength))) {
      group.push(part);
      length += part.length;
    } else {
      groups.push([part]);
      length = part.length;
    }
  }
  return lengthOf(parts) <= sheetLength ? [[...parts]] : groups;
}

function lengthOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}

function idsIn(html: string): string[] {
  return [...html.matchAll(/\sid="([^"]*)"/gu)].map(([, id = '']) => id);
}

function classesOf({ properties: { className } }: Element): string[] {
  return Array.isArray(className) ? className.map(String) : [];
}

function offsetOf({ position }: Element, edge: 'start' | 'end'): number {
  return position?.[edge].offset ?? 0;
}
