/// <reference lib="dom" />
/**
 * Puts the planned pages into the document. Runs inside the browser. No paragraph is cut:
 *
 * - Where a page ends between two blocks, the next block gets a forced break.
 * - Where it ends within a paragraph, an empty inline block is put into the page's last line, at a word space.
 *   It is aligned to the top of the line and as high as the room that is left, so the line grows downwards,
 *   the text in it stays as it was set, and the next line has no room but on the next page. Half a line of
 *   tolerance on either side makes it safe against rounding.
 * - The notes of a page are an absolutely positioned block at the foot of the page. Pages are cut from one
 *   endless flow, all equally high, so the foot of page k is at a known place of the flow.
 *
 * All positions are read before anything is changed.
 */
import type { OpenGalley } from './galley.ts';

/** Where a page ends, other than at the end of a run; `next` is the index of the page that goes on with the text. */
export type PageEnd =
  /** Before leaf `leaf`; `empty` pages without text (for notes) stand between. */
  | { kind: 'before'; next: number; leaf: number; empty: number }
  /** Within leaf `leaf`, after the line that reaches from `top` to `bottom` in the galley; all in px. */
  | { kind: 'within'; next: number; leaf: number; top: number; bottom: number; height: number };

/**
 * The place in the text at which a page begins, in words that any other edition understands: so many characters
 * after the beginning of the last thing with an id. White space, soft hyphens, calls, the numbers of notes and
 * references to pages are not counted.
 */
export interface PageBeginning {
  page: number;
  id: string;
  characters: number;
}

/** What came of the placing. */
export interface Placed {
  /** What could not be placed, in words; empty when all went well. */
  failures: string[];
  beginnings: PageBeginning[];
}

/** The note area of one page. */
export interface PlacedArea {
  /** From the top of the flow, in px. */
  top: number;
  /** The run that it belongs to. */
  run: number;
  /** True where it begins with the rest of a note. */
  continued: boolean;
  parts: {
    id: string;
    /** The height at which the part begins in its note, in px; 0 for its beginning. */ cut: number;
  }[];
}

/** What is to be put into the document. */
export interface Placement {
  /** The index of the first part of each run, among the parts of the document. */
  runs: number[];
  ends: PageEnd[];
  areas: PlacedArea[];
  /** How many pages without text follow a run, for the rest of its notes. */
  emptyAfter: { run: number; count: number }[];
  /** The runs before which a blank page stands. */
  blanksBefore: number[];
  /** The rules for pages, running heads and folios. */
  css: string;
  /** The folio of everything that the contents list, by id. */
  folios: Record<string, string>;
}

/**
 * @param galley what `measure` left in the page
 */
export function place({ leaves }: OpenGalley, placement: Placement): Placed {
  const failures: string[] = [];
  const range = document.createRange();
  const middleAt = (text: Text, at: number): number | undefined => {
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    const rect = [...range.getClientRects()].at(-1);
    return rect && (rect.top + rect.bottom) / 2;
  };
  const textsIn = (nodes: readonly Node[]): Text[] =>
    nodes.flatMap((node) => {
      const texts: Text[] = [];
      const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
      for (let text = node instanceof Text ? node : walker.nextNode(); text; text = walker.nextNode())
        texts.push(text as Text);
      return texts;
    });

  /** The first character that stands below a height. */
  const firstBelow = (texts: readonly Text[], y: number): { text: Text; at: number } | undefined => {
    for (const text of texts) {
      range.selectNodeContents(text);
      const rects = [...range.getClientRects()];
      if (!rects.some((rect) => (rect.top + rect.bottom) / 2 > y)) continue;
      let low = 0;
      let high = text.length - 1;
      while (low < high) {
        const half = (low + high) >> 1;
        // White space that was collapsed has no place; what stands before it decides.
        let probe = half;
        let middle = middleAt(text, probe);
        while (middle === undefined && probe > low) middle = middleAt(text, --probe);
        if (middle !== undefined && middle > y) high = probe === half ? half : probe;
        else low = half + 1;
      }
      return { text, at: low };
    }
    return undefined;
  };

  /** A place in a text; `joined` where the line must not be broken at it. */
  interface Spot {
    text: Text;
    at: number;
    joined?: boolean;
  }
  /** A place in the last line of a page: after its last inner space, or where there is none, within its first word. */
  const spacerPlace = (end: Extract<PageEnd, { kind: 'within' }>): (Spot & { next: Spot }) | undefined => {
    const texts = textsIn(leaves[end.leaf]!.nodes).filter(
      (text) => text.parentElement?.closest('.call') === null,
    );
    const next = firstBelow(texts, end.bottom - 0.01);
    if (!next) return undefined;
    const first = firstBelow(texts, end.top - 0.01);
    // The space that the line ends on is no inner one: after it the line is full.
    let seenWord = false;
    for (let index = texts.indexOf(next.text); index >= 0; index--) {
      const text = texts[index]!;
      const last = text === next.text ? next.at : text.length;
      const start = text === first?.text ? first.at + 1 : 0;
      for (let at = last - 1; at >= start; at--) {
        const isSpace = /[ \t\n]/u.test(text.data[at]!);
        if (isSpace && seenWord) return { text, at: at + 1, next };
        if (!isSpace) seenWord = true;
      }
      if (text === first?.text) break;
    }
    if (!first) return undefined;
    for (const text of texts.slice(texts.indexOf(first.text), texts.indexOf(next.text) + 1)) {
      const start = text === first.text ? first.at : 0;
      const last = text === next.text ? next.at : text.length;
      for (let at = start + 1; at < last; at++) {
        const within = text.data.slice(start, at);
        // Not within a character: surrogates, accents and joiners belong to what is before them.
        if (/\S/u.test(within) && !/^[\uDC00-\uDFFF\p{M}\u200D\u00AD]/u.test(text.data.slice(at)))
          return { text, at, joined: true, next };
      }
    }
    return { text: first.text, at: first.at + 1, next };
  };

  // A box within a line makes Chromium break the lines around it one by one, where before it looked for prettier
  // ends of the paragraph: so the paragraphs that go over pages are set that way before anything is read.
  for (const end of placement.ends) {
    const node = end.kind === 'within' ? leaves[end.leaf]?.nodes[0] : undefined;
    const element = node instanceof HTMLElement ? node : node?.parentElement;
    element?.style.setProperty('text-wrap', 'wrap', 'important');
  }

  const uncounted = '.call, .note-number, .page-reference, .entry-folio, style';
  const charactersIn = (data: string): number => data.replaceAll(/[\s\u00AD]+/gu, '').length;
  /** Says how far a place is from the last thing with an id before it. */
  const beginningAt = (node: Node, at: number): Omit<PageBeginning, 'page'> => {
    if (node instanceof Element && node.id !== '') return { id: node.id, characters: 0 };
    let characters = node instanceof Text ? charactersIn(node.data.slice(0, at)) : 0;
    const walker = document.createTreeWalker(document.body);
    walker.currentNode = node;
    for (let before = walker.previousNode(); before; before = walker.previousNode()) {
      if (before instanceof Element && before.id !== '') return { id: before.id, characters };
      if (before instanceof Text && !before.parentElement?.closest(uncounted))
        characters += charactersIn(before.data);
    }
    return { id: '', characters };
  };
  const beginnings: PageBeginning[] = [];

  // Reading.
  const spacers: (Spot & { height: number })[] = [];
  const breaks: { chain: Element[]; empty: number }[] = [];
  for (const end of placement.ends) {
    if (end.kind === 'within') {
      const found = spacerPlace(end);
      if (found) {
        spacers.push({ ...found, height: end.height });
        beginnings.push({ page: end.next, ...beginningAt(found.next.text, found.next.at) });
      } else
        failures.push(
          `no place for a page end in “${leaves[end.leaf]?.nodes[0]?.textContent?.slice(0, 60)}”`,
        );
      continue;
    }
    const { starter } = leaves[end.leaf]!;
    if (!starter) {
      failures.push(`no element to break before “${leaves[end.leaf]?.nodes[0]?.textContent?.slice(0, 60)}”`);
      continue;
    }
    // The margins that collapse into the one above the page: the block's, and those of first children flush with it.
    const chain = [starter];
    const { top } = starter.getBoundingClientRect();
    for (let child = starter.firstElementChild; child; child = child.firstElementChild) {
      if (Math.abs(child.getBoundingClientRect().top - top) > 0.01) break;
      chain.push(child);
    }
    breaks.push({ chain, empty: end.empty });
    beginnings.push({ page: end.next, ...beginningAt(starter, 0) });
  }
  const noteOf = new Map(
    [...document.querySelectorAll('.page-notes > .note')].map((note) => [note.id, note]),
  );
  const cuts = new Map<string, { text: Text; at: number }[]>();
  for (const { parts } of placement.areas) {
    for (const { id, cut } of parts) {
      const note = noteOf.get(id);
      if (cut === 0 || !note) continue;
      const found = firstBelow(textsIn([note]), note.getBoundingClientRect().top + cut);
      if (found) cuts.set(id, [...(cuts.get(id) ?? []), found]);
      else failures.push(`no place to cut ${id}`);
    }
  }
  const parts = [...document.body.children].filter(
    (element) => !element.matches('.page-notes, style, script'),
  );
  const runs = placement.runs.map((first) => parts[first]!);

  // Writing: from the end, so that what was read stays true for what comes before.
  for (const { text, at, height, joined } of spacers.toReversed()) {
    const spacer = document.createElement('span');
    spacer.style.cssText = `display:inline-block;width:0;height:${height}px;vertical-align:top`;
    const rest = text.splitText(at);
    rest.before(spacer);
    if (joined !== true) continue;
    // A line may be broken before and after an inline block, but not in here.
    const unbroken = document.createElement('span');
    unbroken.style.whiteSpace = 'nowrap';
    spacer.before(unbroken);
    const [before = ''] = /.\p{M}*$/su.exec(text.data) ?? [];
    const [after = ''] = /^.[\p{M}\u200D]*/su.exec(rest.data) ?? [];
    unbroken.append(text.splitText(text.length - before.length), spacer, rest.data.slice(0, after.length));
    rest.data = rest.data.slice(after.length);
  }
  const emptyPage = (): HTMLElement => {
    const page = document.createElement('div');
    page.style.setProperty('height', '1px');
    page.style.setProperty('break-before', 'page', 'important');
    return page;
  };
  for (const { chain, empty } of breaks) {
    for (let count = 0; count < empty; count++) chain[0]!.before(emptyPage());
    for (const element of chain) (element as HTMLElement).style.setProperty('margin-top', '0', 'important');
    (chain[0] as HTMLElement).style.setProperty('break-before', 'page', 'important');
  }
  /** An element and its first or last children all the way down: what stands at its edge. */
  const edge = (element: Element, side: 'firstElementChild' | 'lastElementChild'): HTMLElement[] => {
    const found: HTMLElement[] = [];
    for (let child = element[side]; child; child = child[side]) found.push(child as HTMLElement);
    return found;
  };
  /** Cuts the end off a note: neither side keeps a margin, an empty block or a list mark at the cut. */
  const cutOff = (note: Element, { text, at }: { text: Text; at: number }): HTMLElement => {
    const items: { item: Element; number: number }[] = [];
    for (
      let item = text.parentElement?.closest('li');
      item && note.contains(item);
      item = item.parentElement?.closest('li')
    ) {
      const list = item.parentElement!;
      items.unshift({
        item,
        number: Number(list.getAttribute('start') ?? 1) + [...list.children].indexOf(item),
      });
    }
    const hyphen = text.data[at - 1] === '\u00AD';
    const tail = document.createRange();
    tail.setStart(text, at);
    tail.setEndAfter(note.lastChild!);
    const part = document.createElement('div');
    part.className = 'note rest';
    part.append(tail.extractContents());
    // A soft hyphen at the end of a text is not shown.
    if (hyphen) text.data = `${text.data.slice(0, -1)}-`;
    const cutBlock = text.parentElement?.closest('p, li, blockquote, pre');
    if (cutBlock instanceof HTMLElement && getComputedStyle(cutBlock).textAlign === 'justify')
      cutBlock.style.textAlignLast = 'justify';
    // What the cut left empty goes, from the inside.
    for (const element of edge(note, 'lastElementChild').toReversed()) {
      if (element.textContent.trim() === '' && !element.querySelector('img')) element.remove();
    }
    for (const element of edge(note, 'lastElementChild'))
      element.style.setProperty('margin-bottom', '0', 'important');
    for (const element of edge(part, 'firstElementChild')) {
      element.style.setProperty('margin-top', '0', 'important');
      element.removeAttribute('id');
      const known = element.tagName === 'LI' ? items.shift() : undefined;
      if (!known) continue;
      element.parentElement?.setAttribute('start', String(known.number));
      if (note.contains(known.item)) element.style.listStyle = 'none';
    }
    return part;
  };
  const tails = new Map<string, HTMLElement[]>();
  for (const [id, places] of cuts) {
    const note = noteOf.get(id)!;
    for (const found of places.toReversed()) tails.set(id, [cutOff(note, found), ...(tails.get(id) ?? [])]);
  }
  for (const area of placement.areas) {
    const element = document.createElement('div');
    element.className = area.continued ? 'note-area continued' : 'note-area';
    // An inline element is taller than its line, and what hangs out of the last page makes one more page: so clip.
    element.style.cssText = `position:absolute;left:0;right:0;top:${area.top}px;overflow:clip;overflow-clip-margin:8px`;
    for (const { id, cut } of area.parts) {
      const part = cut === 0 ? noteOf.get(id) : tails.get(id)?.shift();
      if (part) element.append(part);
    }
    runs[area.run]?.append(element);
  }
  for (const { run, count } of placement.emptyAfter) {
    for (let page = 0; page < count; page++)
      parts[(placement.runs[run + 1] ?? parts.length) - 1]?.append(emptyPage());
  }
  for (const [index, run] of runs.entries()) {
    if (placement.blanksBefore.includes(index)) run.before(emptyPage());
    if (index > 0) (run as HTMLElement).style.setProperty('break-before', 'page', 'important');
  }
  for (const entry of document.querySelectorAll('.entry-folio')) {
    const target = entry.closest('a')?.getAttribute('href')?.slice(1) ?? '';
    entry.textContent = placement.folios[target] ?? '';
  }
  document.querySelector('.page-notes')?.remove();
  const style = document.createElement('style');
  style.textContent = placement.css;
  // Until `release`, nothing is laid out: Chromium would do so for the screen once before it prints and once after.
  document.body.style.contentVisibility = 'hidden';
  document.head.append(style);
  return { failures, beginnings };
}
