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
import type { PageBeginning, PageEnd, Placed, Placement } from './placement.ts';
import type { TextPlace } from './text-finder.ts';

/**
 * @param galley what `measure` left in the page
 */
export function place(galley: OpenGalley, placement: Placement): Placed {
  const { leaves, beginningAt, cutNote } = galley;
  const failures: string[] = [];
  const { textsIn, firstBelow, middleAt } = galley.textFinder();

  /** A place in a text; `joined` where the line must not be broken at it. */
  interface Spot extends TextPlace {
    joined?: boolean;
  }
  /**
   * The last inner space before a place, where the same text has it and what stands before it is on the line, too: so it
   * is nearly always, and to look there first spares the search for the beginning of the line.
   */
  const nearestSpace = ({ text, at }: TextPlace, { top }: { top: number }): number | undefined => {
    const from = Math.max(0, at - 60);
    const found = text.data.slice(from, at).search(/[ \t\n][^ \t\n]+[ \t\n]*$/u);
    if (found < 1) return undefined;
    const middle = middleAt(text, from + found - 1);
    return middle !== undefined && middle > top ? from + found : undefined;
  };
  /** A place in the last line of a page: after its last inner space, or where there is none, within its first word. */
  const spacerPlace = (end: Extract<PageEnd, { kind: 'within' }>): (Spot & { next: Spot }) | undefined => {
    const texts = textsIn(leaves[end.leaf]!.nodes).filter(
      (text) => text.parentElement?.closest('.call') === null,
    );
    const next = firstBelow(texts, end.bottom - 0.01);
    if (!next) return undefined;
    const near = nearestSpace(next, end);
    if (near !== undefined) return { text: next.text, at: near + 1, next };
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

  const beginnings: PageBeginning[] = [];

  // Reading.
  const spacers: (Spot & { height: number })[] = [];
  const breaks: { chain: Element[]; empty: number; text?: Node }[] = [];
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
    const { starter, nodes } = leaves[end.leaf]!;
    if (!starter) {
      // Text behind a block within a paragraph or an item has no element of its own: one without height is put before it.
      const mark = document.createElement('div');
      breaks.push({ chain: [mark], empty: end.empty, text: nodes[0]! });
      beginnings.push({ page: end.next, ...beginningAt(nodes[0]!, 0) });
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
  const cuts = new Map<string, TextPlace[]>();
  for (const { parts } of placement.areas) {
    for (const { id, cut } of parts) {
      const note = noteOf.get(id);
      if (cut === undefined || cut === 0 || !note) continue;
      const found = firstBelow(textsIn([note]), note.getBoundingClientRect().top + cut);
      if (found) cuts.set(id, [...(cuts.get(id) ?? []), found]);
      else failures.push(`no place to cut ${id}`);
    }
  }
  const parts = [...document.body.children].filter(
    (element) => !element.matches('.page-notes, style, script, [data-elsewhere]'),
  );
  const runs = placement.runs.map((first) => parts[first]!);

  // Writing. First the notes, which are not in the flow: what a cut changed in their lines can still be seen.
  const partsOf = new Map<string, Element[]>();
  for (const [id, places] of cuts) {
    const note = noteOf.get(id)!;
    partsOf.set(id, [note, ...cutNote(note, places)]);
  }
  const goingOn: number[] = [];
  const planned = placement.areas.flatMap((area) => area.parts);
  for (const [id, cutParts] of partsOf) {
    const heights = planned.filter((part) => part.id === id).map((part) => part.height);
    for (const [nth, part] of cutParts.entries()) {
      const { height } = part.getBoundingClientRect();
      const expected = heights[nth] ?? 0;
      if (Math.abs(height - expected) > 1)
        failures.push(`part ${nth + 1} of \`${id}\` ${height} px high, planned to be ${expected} px`);
    }
  }
  // The text: from the end, so that what was read stays true for what comes before.
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
  for (const { chain, empty, text } of breaks) {
    text?.parentNode?.insertBefore(chain[0]!, text);
    for (let count = 0; count < empty; count++) chain[0]!.before(emptyPage());
    for (const element of chain) (element as HTMLElement).style.setProperty('margin-top', '0', 'important');
    (chain[0] as HTMLElement).style.setProperty('break-before', 'page', 'important');
  }
  // Out of the layout all at once; then out of their list from the last on, since each looks at those after it.
  const shelf = document.querySelector('.page-notes');
  shelf?.remove();
  for (const note of [...(shelf?.children ?? [])].toReversed()) note.remove();
  for (const area of placement.areas) {
    const element = document.createElement('div');
    element.className = area.continued ? 'note-area continued' : 'note-area';
    // By this role the binding knows a page's notes in the structure.
    element.setAttribute('role', 'group');
    // An inline element is taller than its line, and what hangs out of the last page makes one more page: so clip.
    element.style.cssText = `position:absolute;left:0;right:0;top:${area.top}px;overflow:clip;overflow-clip-margin:8px`;
    for (const { id } of area.parts) {
      const part = partsOf.has(id) ? partsOf.get(id)?.shift() : noteOf.get(id);
      if (!part) continue;
      element.append(part);
      const joined = (part as HTMLElement).dataset.goingOn;
      if (joined !== undefined) goingOn.push(Number(joined));
    }
    runs[area.run]?.append(element);
  }
  for (const { run, count } of placement.emptyAfter) {
    for (let page = 0; page < count; page++)
      parts[(placement.runs[run + 1] ?? parts.length) - 1]?.append(emptyPage());
  }
  for (const [index, run] of runs.entries()) {
    const blanks = placement.blanksBefore.find((each) => each.run === index)?.count ?? 0;
    for (let count = 0; count < blanks; count++) run.before(emptyPage());
    if (index > 0 || blanks > 0) (run as HTMLElement).style.setProperty('break-before', 'page', 'important');
  }
  for (const entry of document.querySelectorAll('.entry-folio')) {
    // `#id`, or the id behind the sign of another sheet.
    const target =
      entry
        .closest('a')
        ?.getAttribute('href')
        ?.replace(/^[^#:]*[#:]/u, '') ?? '';
    entry.textContent = placement.folios[target] ?? '';
  }
  const style = document.createElement('style');
  style.textContent = placement.css;
  // Until `release`, nothing is laid out: Chromium would do so for the screen once before it prints and once after.
  document.body.style.contentVisibility = 'hidden';
  document.head.append(style);
  return { failures, beginnings, goingOn };
}
