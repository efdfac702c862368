/// <reference lib="dom" />
/**
 * Reads the galley off the page. Runs inside the browser, so it is one function that knows nothing outside
 * itself; what it returns is plain numbers, and the elements they belong to for `place`.
 */
import type { Leaf, MeasuredLine, MeasuredRun, OpenGalley } from './galley.ts';

/**
 * @param galley where what `place` needs stays behind
 * @param typeArea the size of the type area, in px
 * @returns a packed `Measured`
 */
export function measure(galley: OpenGalley, typeArea: { width: number; height: number }): string {
  const { findLines } = galley;
  const leaves: Leaf[] = [];
  let lines: MeasuredLine[] = [];
  let opened: Element | undefined;
  let openedTop = 0;
  let heading = false;

  const px = (value: string): number => Number.parseFloat(value) || 0;
  // Asking for the style of each is what takes longest, so what is always inline is not asked.
  const inlineTags = new Set(
    'A ABBR B BDO BR CITE CODE DEL EM I IMG KBD Q RP RT RUBY S STRONG SUB SUP U WBR'.split(' '),
  );
  const isBlock = (node: Node): boolean =>
    node instanceof Element &&
    !inlineTags.has(node.tagName) &&
    /^(?:block|flow-root|list-item|flex|grid|table)/u.test(getComputedStyle(node).display);
  /** True for what has text in it. */
  const isSeen = (node: Node): boolean =>
    !(node instanceof Comment) && /\S/u.test((node instanceof Text ? node.data : node.textContent) ?? '');
  const leafOf = new Map<Node, number>();
  const linesOfLeaf: MeasuredLine[][] = [];
  /** What has an id and was given its line by `walk`. */
  const walked = new Set<Element>();

  const open = (element: Element, top: number): void => {
    if (opened !== undefined) return;
    opened = element;
    openedTop = top;
  };

  /** Adds the lines of one leaf, found at these boundaries. */
  const addLeaf = (
    nodes: Node[],
    boundaries: { top: number; bottom: number }[],
    facts: Partial<MeasuredLine>,
    element: Element | undefined,
  ): void => {
    const leaf = leaves.push({ starter: opened ?? element, nodes }) - 1;
    for (const [index, { top, bottom }] of boundaries.entries()) {
      const first = index === 0 && opened !== undefined;
      lines.push({
        top: first ? Math.min(openedTop, top) : top,
        bottom,
        leaf,
        index,
        kind: heading ? 'heading' : 'text',
        keep: false,
        hyphen: false,
        forced: false,
        repeats: 0,
        calls: [],
        ids: [],
        ...facts,
      });
    }
    opened = undefined;
    linesOfLeaf.push(lines.slice(lines.length - boundaries.length));
    for (const node of nodes) leafOf.set(node, leaf);
  };

  /** The line in which something stands: the last one of its leaf that begins above its middle. */
  const lineOf = (node: Node, { top, bottom }: DOMRect): MeasuredLine | undefined => {
    for (let around: Node | null = node; around; around = around.parentNode) {
      const leaf = leafOf.get(around);
      if (leaf === undefined) continue;
      const own = linesOfLeaf[leaf]!;
      return own.findLast((line) => (top + bottom) / 2 >= line.top - 0.5) ?? own[0];
    }
    return undefined;
  };

  const range = document.createRange();
  /** Soft hyphens that are still in the text are those at line ends: `unhyphenate` took out the others. */
  const markHyphens = (): void => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const { data } = text as Text;
      for (let at = data.indexOf('\u00AD'); at > 0; at = data.indexOf('\u00AD', at + 1)) {
        range.setStart(text, at - 1);
        range.setEnd(text, at);
        const line = lineOf(text, range.getBoundingClientRect());
        if (line) line.hyphen = true;
      }
    }
  };
  /** Calls, and everything else within a leaf that has an id. */
  const markCallsAndIds = (): void => {
    for (const named of document.body.querySelectorAll('[id], .call > a')) {
      if (walked.has(named)) continue;
      const line = lineOf(named, named.getBoundingClientRect());
      if (!line) continue;
      if (named.id !== '') line.ids.push(named.id);
      if (named.parentElement?.classList.contains('call'))
        line.calls.push(named.getAttribute('href')?.slice(1) ?? '');
    }
  };

  const addSlab = (element: Element, facts: Partial<MeasuredLine> = {}): void => {
    const { top, bottom } = element.getBoundingClientRect();
    addLeaf([element], [{ top, bottom }], { kind: 'slab', ...facts }, element);
  };

  const walkTable = (table: HTMLTableElement): void => {
    const head = table.tHead;
    const headHeight = head?.getBoundingClientRect().height ?? 0;
    // Chromium repeats a head of up to a quarter of the page, wherever a page begins with a row below it.
    const repeats = headHeight > typeArea.height / 4 ? 0 : headHeight;
    open(table, table.getBoundingClientRect().top);
    const [body] = table.tBodies;
    const lead = [table.caption, ...(head?.rows ?? []), body?.rows[0]].filter((each) => each != null);
    const [top, bottom] = [
      lead[0]?.getBoundingClientRect().top ?? 0,
      lead.at(-1)?.getBoundingClientRect().bottom ?? 0,
    ];
    const isOnePiece = lead.length > 0 && bottom - top <= typeArea.height;
    // Caption, head and first row stay together; no page of notes could stand between them.
    if (isOnePiece) addLeaf(lead, [{ top, bottom }], { kind: 'slab' }, table);
    else for (const each of lead) addSlab(each, { keep: each !== lead.at(-1) });
    for (const each of table.tBodies) {
      for (const row of each.rows) if (!lead.includes(row)) addSlab(row, { repeats });
    }
  };

  const walk = (element: Element): void => {
    const style = getComputedStyle(element);
    if (style.display === 'none' || style.position === 'absolute' || style.position === 'fixed') return;
    const rect = element.getBoundingClientRect();
    if (element.classList.contains('page-break')) {
      const last = lines.at(-1);
      if (last) last.forced = true;
      return;
    }
    // A part of the document keeps the last margin in itself, which no page needs room for.
    const isPart = element.parentElement === document.body;
    const before = lines.length;
    const wasHeading = heading;
    heading = heading || /^H[1-6]$/u.test(element.tagName) || element.tagName === 'HEADER';
    if (element instanceof HTMLTableElement && style.display !== 'block') walkTable(element);
    else if (
      /^(?:flex|grid)$/u.test(style.display) ||
      element.tagName === 'IMG' ||
      element.tagName === 'HR' ||
      (style.breakInside === 'avoid' && element.tagName === 'FIGURE' && rect.height <= typeArea.height)
    ) {
      open(element, rect.top);
      addSlab(element, heading ? { kind: 'heading' } : {});
    } else {
      open(element, rect.top);
      walkChildren(element, style, rect);
      if (lines.length === before && rect.height > 0) addSlab(element);
      if (opened === element) opened = undefined;
    }
    const last = lines.at(-1);
    if (lines.length > before && last) {
      if (element.id !== '') {
        lines[before]!.ids.push(element.id);
        walked.add(element);
      }
      if (!isPart || px(style.paddingBottom) + px(style.borderBottomWidth) > 0)
        last.bottom = Math.max(last.bottom, rect.bottom);
      if (style.breakAfter === 'avoid') for (const line of lines.slice(before)) line.keep = true;
    }
    heading = wasHeading;
  };

  const walkChildren = (element: Element, style: CSSStyleDeclaration, rect: DOMRect): void => {
    const lineHeight = px(style.lineHeight) || px(style.fontSize) * 1.2;
    const children = [...element.childNodes];
    const blocks = children.map(isBlock);
    if (!blocks.includes(true)) {
      if (!children.some(isSeen) && !element.querySelector('img')) return;
      const top = rect.top + px(style.borderTopWidth) + px(style.paddingTop);
      const bottom = rect.bottom - px(style.borderBottomWidth) - px(style.paddingBottom);
      addLeaf([element], findLines([element], top, bottom, lineHeight), {}, element);
      return;
    }
    let run: Node[] = [];
    const flush = (): void => {
      if (run.some((node) => isSeen(node) || node instanceof HTMLImageElement)) {
        range.setStartBefore(run[0]!);
        range.setEndAfter(run.at(-1)!);
        const box = range.getBoundingClientRect();
        // Text after a nested block has no element that a page break could go before.
        const previous = lines.at(-1);
        if (opened === undefined && previous) previous.keep = true;
        const leading = (lineHeight - px(style.fontSize) * 1.2) / 2;
        const count = Math.max(1, Math.round((box.height + leading) / lineHeight));
        const middle = (box.top + box.bottom) / 2;
        const half = (count * lineHeight) / 2;
        addLeaf(
          run,
          findLines(run, middle - half, middle + half, lineHeight),
          {},
          opened ? element : undefined,
        );
      }
      run = [];
    };
    for (const [index, child] of children.entries()) {
      if (!blocks[index]) {
        run.push(child);
        continue;
      }
      flush();
      walk(child as Element);
    }
    flush();
  };

  const linesOf = (element: Element): MeasuredLine[] => {
    lines = [];
    opened = undefined;
    heading = false;
    walk(element);
    return lines;
  };

  const runs: MeasuredRun[] = [];
  for (const element of document.body.children) {
    if (element.matches('.page-notes, style, script')) continue;
    const found = linesOf(element);
    runs.push({ id: element.id, className: element.className, lines: found });
  }

  const noteElements = [...document.querySelectorAll('.page-notes > .note')];
  const linesOfNotes = noteElements.map(linesOf);
  markHyphens();
  markCallsAndIds();
  const rects = noteElements.map((element) => element.getBoundingClientRect());
  const notes = noteElements.map(({ id }, index) => {
    const { top } = rects[index]!;
    const found = linesOfNotes[index]!;
    return {
      id,
      lines: found.map((line) => ({ top: line.top - top, bottom: line.bottom - top, ids: line.ids })),
      calls: found.flatMap((line) => line.calls),
    };
  });
  const [one, two] = rects;
  // What an area adds to its notes. It is not in the flow, and goes with the notes that are taken from here.
  const probe = document.createElement('div');
  probe.className = 'note-area';
  probe.style.position = 'absolute';
  document.querySelector('.page-notes')?.append(probe);
  const areaOverhead = probe.getBoundingClientRect().height;

  /** The text of a heading without its calls. */
  const textOf = (node: Node): string => {
    if (node instanceof Text) return node.data;
    if (node instanceof Element && node.classList.contains('call')) return '';
    return [...node.childNodes].map(textOf).join('');
  };
  const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((element) =>
    textOf(element).replaceAll('\u00AD', '').replaceAll(/\s+/gu, ' ').trim(),
  );

  const overflowing: string[] = [];
  const root = document.documentElement;
  if (root.scrollWidth > typeArea.width) {
    for (const element of document.body.querySelectorAll('*')) {
      if (element.getBoundingClientRect().right > typeArea.width + 0.5 && element.children.length === 0) {
        overflowing.push(
          `<${element.tagName.toLowerCase()}> ${(element.textContent ?? '').trim().slice(0, 40)}`,
        );
      }
    }
  }
  const bodyStyle = getComputedStyle(document.body);
  galley.leaves = leaves;
  return galley.packGalley({
    runs,
    notes,
    areaOverhead,
    noteGap: one && two ? two.top - one.bottom : 0,
    lineHeight: px(bodyStyle.lineHeight) || 16,
    headings: headings.filter((text) => text !== ''),
    refersToPages: document.querySelector('.page-reference') !== null,
    overflowing,
  });
}
