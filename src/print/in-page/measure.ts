/// <reference lib="dom" />
/**
 * Reads the galley off the page. Runs inside the browser, so it is one function that knows nothing outside
 * itself; what it returns is plain numbers, and the elements they belong to for `place`.
 *
 * Lines are found by arithmetic, not by asking for each: a paragraph whose height is a whole number of line
 * heights has that many lines, one line height apart. Only where that does not come out (a large inline
 * picture, mixed sizes) are the rectangles of the text asked for.
 */

/** A line as it was found; the make-up's `GalleyLine` is made of it. */
export interface MeasuredLine {
  top: number;
  bottom: number;
  /** Which leaf it is of, and which line of it. */
  leaf: number;
  index: number;
  kind: 'text' | 'heading' | 'slab';
  keep: boolean;
  hyphen: boolean;
  forced: boolean;
  repeats: number;
  /** The ids of the notes that it calls, in order. */
  calls: string[];
  /** The ids of the elements that begin on it. */
  ids: string[];
}

/** A part of the document that begins on a page of its own: a child of the body. */
export interface MeasuredRun {
  id: string;
  className: string;
  lines: MeasuredLine[];
}

/** A note; positions count from its top. */
export interface MeasuredNote {
  id: string;
  lines: { top: number; bottom: number; ids: string[] }[];
  /** The ids of the notes that it calls, in order. */
  calls: string[];
}

/** What was read. */
export interface Measured {
  runs: MeasuredRun[];
  notes: MeasuredNote[];
  areaOverhead: number;
  noteGap: number;
  lineHeight: number;
  /** The texts of all headings, in order, without calls: the outline. */
  headings: string[];
  /** True where the running text prints folios, so that lines depend on pages. */
  refersToPages: boolean;
  /** What sticks out of the type area sideways, by tag and first words. */
  overflowing: string[];
}

/** A paragraph or a thing that holds text directly, or that cannot be broken. */
export interface Leaf {
  /** What begins with its first line: the element that a page break goes before. */
  starter: Element | undefined;
  /** The nodes its text is in. */
  nodes: Node[];
  lineCount: number;
  /** The top of its first line, and the height of one, in px; NaN where lines differ. */
  top: number;
  lineHeight: number;
}

/** What stays in the page between measuring and placing. */
export interface Galleys {
  measured: Measured;
  leaves: Leaf[];
}

/** @param typeArea the size of the type area, in px */
export function measure(typeArea: { width: number; height: number }): Galleys {
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

  const open = (element: Element, top: number): void => {
    if (opened !== undefined) return;
    opened = element;
    openedTop = top;
  };

  /** Adds the lines of one leaf, found at these boundaries. */
  const addLeaf = (
    nodes: Node[],
    boundaries: { top: number; bottom: number }[],
    lineHeight: number,
    facts: Partial<MeasuredLine>,
    element: Element | undefined,
  ): void => {
    const leaf =
      leaves.push({
        starter: opened ?? element,
        nodes,
        lineCount: boundaries.length,
        top: boundaries[0]?.top ?? 0,
        lineHeight,
      }) - 1;
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
    const added = lines.slice(lines.length - boundaries.length);
    const lineAt = (y: number): MeasuredLine | undefined =>
      added.findLast((line) => y >= line.top - 0.5) ?? added[0];
    for (const node of nodes) {
      if (node instanceof Element) {
        for (const call of node.querySelectorAll('.call > a')) {
          const rect = call.getBoundingClientRect();
          lineAt((rect.top + rect.bottom) / 2)?.calls.push(call.getAttribute('href')?.slice(1) ?? '');
        }
        for (const named of node.querySelectorAll('[id]')) {
          const rect = named.getBoundingClientRect();
          lineAt((rect.top + rect.bottom) / 2)?.ids.push(named.id);
        }
      }
      markHyphens(node, lineAt);
    }
  };

  const range = document.createRange();
  /** Soft hyphens that are still in the text are those at line ends: `unhyphenate` took out the others. */
  const markHyphens = (node: Node, lineAt: (y: number) => MeasuredLine | undefined): void => {
    if (!node.textContent?.includes('\u00AD')) return;
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    for (let text = node instanceof Text ? node : walker.nextNode(); text; text = walker.nextNode()) {
      const data = (text as Text).data;
      for (let at = data.indexOf('\u00AD'); at > 0; at = data.indexOf('\u00AD', at + 1)) {
        range.setStart(text, at - 1);
        range.setEnd(text, at);
        const rect = range.getBoundingClientRect();
        const line = lineAt((rect.top + rect.bottom) / 2);
        if (line) line.hyphen = true;
      }
    }
  };

  /** The lines of text between two heights. */
  const boundariesOf = (
    nodes: Node[],
    top: number,
    bottom: number,
    lineHeight: number,
  ): { top: number; bottom: number }[] => {
    // Chromium counts in 64ths of a px.
    const each = Math.floor(lineHeight * 64) / 64;
    const count = Math.round((bottom - top) / each);
    const excess = bottom - top - count * each;
    if (count >= 1 && Math.abs(excess) < 0.6) {
      // Where a line is a hair higher, it is the first: the number of a note is a box of its own.
      return Array.from({ length: count }, (_, index) => ({
        top: index === 0 ? top : top + excess + index * each,
        bottom: top + excess + (index + 1) * each,
      }));
    }
    // What each text asks of its line: as much as its line height, around the middle of its letters.
    const asked: { top: number; bottom: number }[] = [];
    for (const node of nodes) {
      const walker = document.createTreeWalker(node, NodeFilter.SHOW_ALL);
      for (let inner: Node | null = node; inner; inner = walker.nextNode()) {
        if (inner instanceof HTMLImageElement) asked.push(inner.getBoundingClientRect());
        if (!(inner instanceof Text) || !inner.parentElement) continue;
        range.selectNodeContents(inner);
        const height = px(getComputedStyle(inner.parentElement).lineHeight);
        // Raised numbers have no line height, so that they ask for nothing.
        if (height === 0) continue;
        for (const rect of range.getClientRects()) {
          const middle = (rect.top + rect.bottom) / 2;
          if (rect.height > 0) asked.push({ top: middle - height / 2, bottom: middle + height / 2 });
        }
      }
    }
    const groups: { top: number; bottom: number }[] = [];
    for (const part of asked.toSorted((a, b) => a.top + a.bottom - b.top - b.bottom)) {
      const group = groups.at(-1);
      // What has its middle above the foot of a line is in that line.
      if (group && (part.top + part.bottom) / 2 < group.bottom) {
        group.top = Math.min(group.top, part.top);
        group.bottom = Math.max(group.bottom, part.bottom);
      } else groups.push({ top: part.top, bottom: part.bottom });
    }
    if (groups.length === 0) return bottom > top ? [{ top, bottom }] : [];
    // Without gaps: each line goes to where the next begins.
    return groups.map((group, index) => ({
      top: index === 0 ? top : group.top,
      bottom: index === groups.length - 1 ? bottom : groups[index + 1]!.top,
    }));
  };

  const addSlab = (element: Element, facts: Partial<MeasuredLine> = {}): void => {
    const { top, bottom } = element.getBoundingClientRect();
    addLeaf([element], [{ top, bottom }], Number.NaN, { kind: 'slab', ...facts }, element);
  };

  const walkTable = (table: HTMLTableElement): void => {
    const head = table.tHead;
    const headHeight = head?.getBoundingClientRect().height ?? 0;
    // Chromium repeats a head of up to a quarter of the page, wherever a page begins with a row below it.
    const repeats = headHeight > typeArea.height / 4 ? 0 : headHeight;
    open(table, table.getBoundingClientRect().top);
    if (table.caption) addSlab(table.caption, { keep: true });
    for (const row of head?.rows ?? []) addSlab(row, { keep: true });
    for (const body of table.tBodies) for (const row of body.rows) addSlab(row, { repeats });
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
    const before = lines.length;
    const wasHeading = heading;
    heading = heading || /^H[1-6]$/u.test(element.tagName) || element.tagName === 'HEADER';
    if (element instanceof HTMLTableElement) walkTable(element);
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
      if (element.id !== '') lines[before]!.ids.push(element.id);
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
      if (element.textContent.trim() === '' && !element.querySelector('img')) return;
      const top = rect.top + px(style.borderTopWidth) + px(style.paddingTop);
      const bottom = rect.bottom - px(style.borderBottomWidth) - px(style.paddingBottom);
      addLeaf([element], boundariesOf([element], top, bottom, lineHeight), lineHeight, {}, element);
      return;
    }
    let run: Node[] = [];
    const flush = (): void => {
      if (run.some((node) => node.textContent?.trim() !== '' || node instanceof HTMLImageElement)) {
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
          boundariesOf(run, middle - half, middle + half, lineHeight),
          lineHeight,
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
  const notes = noteElements.map((element) => {
    const { top } = element.getBoundingClientRect();
    const found = linesOf(element);
    return {
      id: element.id,
      lines: found.map((line) => ({ top: line.top - top, bottom: line.bottom - top, ids: line.ids })),
      calls: found.flatMap((line) => line.calls),
    };
  });
  const [one, two] = noteElements.map((element) => element.getBoundingClientRect());
  const probe = document.createElement('div');
  probe.className = 'note-area';
  probe.style.position = 'absolute';
  document.body.append(probe);
  const areaOverhead = probe.getBoundingClientRect().height;
  probe.remove();

  const headingText = (element: Element): string[] => {
    const copy = element.cloneNode(true) as Element;
    for (const call of copy.querySelectorAll('.call')) call.remove();
    const text = copy.textContent.replaceAll('\u00AD', '').replaceAll(/\s+/gu, ' ').trim();
    return text === '' ? [] : [text];
  };

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
  return {
    leaves,
    measured: {
      runs,
      notes,
      areaOverhead,
      noteGap: one && two ? two.top - one.bottom : 0,
      lineHeight: px(bodyStyle.lineHeight) || 16,
      headings: [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].flatMap(headingText),
      refersToPages: document.querySelector('.page-reference') !== null,
      overflowing,
    },
  };
}
