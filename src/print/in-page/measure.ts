/// <reference lib="dom" />
/**
 * Reads the galley off the page. Runs inside the browser, so it is one function that knows nothing outside
 * itself; what it returns is plain numbers, and the elements they belong to for `place`.
 */
import type { FoundLines, Leaf, NotedGalley, OpenGalley, Stretch } from './galley.ts';

/**
 * @param galley where what `place` needs stays behind
 * @param typeArea the size of the type area, in px
 * @returns a packed `Measured`
 */
export function measure(galley: OpenGalley, typeArea: { width: number; height: number }): string {
  const { findLines } = galley;
  const leaves: Leaf[] = [];
  let stretches: Stretch[] = [];
  let opened: Element | undefined;
  let openedTop = 0;
  let heading = false;

  const px = (value: string): number => Number.parseFloat(value) || 0;
  // Asking for the style of each is what takes longest, so what is always inline is not asked.
  const inlineTags = new Set(
    'A ABBR B BDO BR CITE CODE DEL EM I KBD Q RP RT RUBY S STRONG SUB SUP U WBR'.split(' '),
  );
  const styleOf = new Map<Node, CSSStyleDeclaration>();
  const isBlock = (node: Node): boolean => {
    if (node.nodeType !== Node.ELEMENT_NODE || inlineTags.has((node as Element).tagName)) return false;
    const known = styleOf.get(node);
    const style = known ?? getComputedStyle(node as Element);
    if (!known) styleOf.set(node, style);
    return /^(?:block|flow-root|list-item|flex|grid|table)/u.test(style.display);
  };
  /** True for what has text in it. */
  const isSeen = (node: Node): boolean =>
    !(node instanceof Comment) && /\S/u.test((node instanceof Text ? node.data : node.textContent) ?? '');
  /** What has a picture in it. */
  const pictured = new Set<Node>();
  for (const image of document.images)
    for (let around: Node | null = image; around; around = around.parentNode) pictured.add(around);
  const stretchOf = new Map<Node, Stretch>();
  /** What has an id and was given its line by `walk`. */
  const walked = new Set<Element>();

  const open = (element: Element, top: number): void => {
    if (opened !== undefined) return;
    opened = element;
    openedTop = top;
  };

  /** Notes the lines of one leaf, which begins with what was opened. */
  const addLeaf = (
    nodes: Node[],
    found: FoundLines,
    facts: Partial<Stretch>,
    element: Element | undefined,
  ): void => {
    if (found.count === 0) return;
    leaves.push({ starter: opened ?? element, nodes });
    const { bottom, count, each, origin, uneven } = found;
    const top = opened === undefined ? found.top : Math.min(openedTop, found.top);
    const stretch: Stretch = {
      top,
      bottom,
      count,
      each,
      origin,
      uneven,
      kind: heading ? 'heading' : 'text',
      keep: 'none',
      forced: false,
      repeats: 0,
      hyphens: [],
      calls: [],
      ids: [],
      ...facts,
    };
    stretches.push(stretch);
    opened = undefined;
    for (const node of nodes) stretchOf.set(node, stretch);
  };
  const inOnePiece = (top: number, bottom: number): FoundLines => ({
    top,
    bottom,
    count: 1,
    each: bottom - top,
    origin: top,
  });

  const stretchAround = (node: Node): Stretch | undefined => {
    for (let around: Node | null = node; around; around = around.parentNode) {
      const stretch = stretchOf.get(around);
      if (stretch !== undefined) return stretch;
    }
    return undefined;
  };
  /** The line in which something stands: the last one of its stretch that begins above its middle. */
  const lineOf = ({ count, each, origin, uneven }: Stretch, { top, bottom }: DOMRect): number => {
    if (count === 1) return 0;
    const middle = (top + bottom) / 2 + 0.5;
    const line = uneven
      ? uneven.findLastIndex((found) => middle >= found.top)
      : Math.floor((middle - origin) / each);
    return Math.max(0, Math.min(count - 1, line));
  };

  const range = document.createRange();
  /** Soft hyphens that are still in the text are those at line ends: `unhyphenate` took out the others. */
  const markHyphens = (): void => {
    for (const text of galley.divided) {
      const { data } = text;
      const stretch = stretchAround(text);
      if (!stretch) continue;
      for (let at = data.indexOf('\u00AD'); at > 0; at = data.indexOf('\u00AD', at + 1)) {
        range.setStart(text, at - 1);
        range.setEnd(text, at);
        stretch.hyphens.push(lineOf(stretch, range.getBoundingClientRect()));
      }
    }
  };
  /** Calls, and everything else within a leaf that has an id. */
  const markCallsAndIds = (): void => {
    for (const named of document.body.querySelectorAll('[id], .call > a')) {
      if (walked.has(named)) continue;
      const stretch = stretchAround(named);
      if (!stretch) continue;
      const line = lineOf(stretch, named.getBoundingClientRect());
      if (named.id !== '') stretch.ids.push([line, named.id]);
      if (named.parentElement?.classList.contains('call'))
        stretch.calls.push([line, named.getAttribute('href')?.slice(1) ?? '']);
    }
  };

  const addSlab = (element: Element, facts: Partial<Stretch> = {}): void => {
    const { top, bottom } = element.getBoundingClientRect();
    addLeaf([element], inOnePiece(top, bottom), { kind: 'slab', ...facts }, element);
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
    if (isOnePiece) addLeaf(lead, inOnePiece(top, bottom), { kind: 'slab' }, table);
    else for (const each of lead) addSlab(each, { keep: each === lead.at(-1) ? 'none' : 'last' });
    for (const each of table.tBodies) {
      for (const row of each.rows) if (!lead.includes(row)) addSlab(row, { repeats });
    }
  };

  const walk = (element: Element): void => {
    // Each look at a style is a call into the browser, so each is looked at once, and only where it can matter.
    const style = styleOf.get(element) ?? getComputedStyle(element);
    const { display } = style;
    if (display === 'none' || /^(?:absolute|fixed)$/u.test(style.position)) return;
    const rect = element.getBoundingClientRect();
    if (element.classList.contains('page-break')) {
      const last = stretches.at(-1);
      if (last) last.forced = true;
      return;
    }
    // A part of the document keeps the last margin in itself, which no page needs room for.
    const isPart = element.parentElement === document.body;
    const before = stretches.length;
    const wasHeading = heading;
    heading = heading || /^H[1-6]$/u.test(element.tagName) || element.tagName === 'HEADER';
    if (element instanceof HTMLTableElement && display !== 'block') walkTable(element);
    else if (
      /^(?:flex|grid)$/u.test(display) ||
      element.tagName === 'IMG' ||
      element.tagName === 'HR' ||
      (element.tagName === 'FIGURE' && rect.height <= typeArea.height && style.breakInside === 'avoid')
    ) {
      open(element, rect.top);
      addSlab(element, heading ? { kind: 'heading' } : {});
    } else {
      open(element, rect.top);
      walkChildren(element, style, rect);
      if (stretches.length === before && rect.height > 0) addSlab(element);
      if (opened === element) opened = undefined;
    }
    const last = stretches.at(-1);
    if (stretches.length > before && last) {
      if (element.id !== '') {
        stretches[before]!.ids.push([0, element.id]);
        walked.add(element);
      }
      if (!isPart || px(style.paddingBottom) + px(style.borderBottomWidth) > 0)
        last.bottom = Math.max(last.bottom, rect.bottom);
      if (style.breakAfter === 'avoid') for (const stretch of stretches.slice(before)) stretch.keep = 'all';
    }
    heading = wasHeading;
  };

  // Step by step, since a list of children is made anew, with all that is in it, each time it is asked for.
  const hasBlocks = (element: Element): boolean => {
    for (let child = element.firstElementChild; child; child = child.nextElementSibling)
      if (isBlock(child)) return true;
    return false;
  };
  const hasContent = (element: Element): boolean => {
    for (let child = element.firstChild; child; child = child.nextSibling) if (isSeen(child)) return true;
    return pictured.has(element);
  };

  /** A picture of some lines among text: no page can end beside it, so the text stays in one piece. */
  const hasHighPicture = (element: Element): boolean =>
    pictured.has(element) &&
    [...element.querySelectorAll('img')].some(
      (image) => image.getBoundingClientRect().height > typeArea.height / 8,
    );

  const walkChildren = (element: Element, style: CSSStyleDeclaration, rect: DOMRect): void => {
    const lineHeight = px(style.lineHeight) || px(style.fontSize) * 1.2;
    if (!hasBlocks(element)) {
      if (!hasContent(element)) return;
      if (hasHighPicture(element)) {
        addSlab(element);
        return;
      }
      const top = rect.top + px(style.borderTopWidth) + px(style.paddingTop);
      const bottom = rect.bottom - px(style.borderBottomWidth) - px(style.paddingBottom);
      addLeaf([element], findLines([element], top, bottom, lineHeight, !pictured.has(element)), {}, element);
      return;
    }
    let run: Node[] = [];
    const flush = (): void => {
      if (run.some((node) => isSeen(node) || node instanceof HTMLImageElement)) {
        range.setStartBefore(run[0]!);
        range.setEndAfter(run.at(-1)!);
        const box = range.getBoundingClientRect();
        // Text after a nested block has no element that a page break could go before.
        const previous = stretches.at(-1);
        if (opened === undefined && previous?.keep === 'none') previous.keep = 'last';
        const leading = (lineHeight - px(style.fontSize) * 1.2) / 2;
        const count = Math.max(1, Math.round((box.height + leading) / lineHeight));
        const middle = (box.top + box.bottom) / 2;
        const half = (count * lineHeight) / 2;
        addLeaf(
          run,
          findLines(run, middle - half, middle + half, lineHeight, !run.some((node) => pictured.has(node))),
          {},
          opened ? element : undefined,
        );
      }
      run = [];
    };
    for (let child = element.firstChild; child; child = child.nextSibling) {
      if (!isBlock(child)) {
        run.push(child);
        continue;
      }
      flush();
      walk(child as Element);
    }
    flush();
  };

  const stretchesOf = (element: Element): Stretch[] => {
    stretches = [];
    opened = undefined;
    heading = false;
    walk(element);
    return stretches;
  };

  /** What stands above and below the lines of a note of one paragraph, by class and language: alike in almost all. */
  const ordinary = new Map<string, { above: number; below: number; each: number }>();
  const stretchesOfNote = (note: Element): Stretch[] => {
    const paragraph = note.firstElementChild;
    if (
      paragraph?.tagName !== 'P' ||
      note.childNodes.length > 1 ||
      paragraph.hasAttributes() ||
      pictured.has(note)
    )
      return stretchesOf(note);
    const kind = `${note.className} ${note.getAttribute('lang')}`;
    const known = ordinary.get(kind);
    const { top, bottom } = note.getBoundingClientRect();
    const count = known ? (bottom - top - known.above - known.below) / known.each : 0;
    if (!known || count < 0.99 || Math.abs(count - Math.round(count)) > 0.001) {
      const found = stretchesOf(note);
      const [only] = found;
      if (only && found.length === 1 && !only.uneven) {
        const { origin, each } = only;
        ordinary.set(kind, { above: origin - top, below: bottom - origin - only.count * each, each });
      }
      return found;
    }
    stretches = [];
    opened = undefined;
    heading = false;
    const { above, each } = known;
    addLeaf([paragraph], { top, bottom, count: Math.round(count), each, origin: top + above }, {}, note);
    stretches[0]!.ids.push([0, note.id]);
    walked.add(note);
    return stretches;
  };

  const runs: NotedGalley['runs'] = [];
  for (const element of document.body.children) {
    if (element.matches('.page-notes, style, script, [data-elsewhere]')) continue;
    runs.push({ id: element.id, className: element.className, stretches: stretchesOf(element) });
  }
  const noteElements = [...document.querySelectorAll('.page-notes > .note')];
  const notes = noteElements.map((note): NotedGalley['notes'][number] => {
    const found = stretchesOfNote(note);
    return { id: note.id, top: found[0]?.top ?? 0, stretches: found };
  });
  markHyphens();
  markCallsAndIds();
  const [one, two] = noteElements.slice(0, 2).map((note) => note.getBoundingClientRect());
  // What an area adds to its notes. It is not in the flow, and goes with the notes that are taken from here.
  const probe = document.createElement('div');
  probe.className = 'note-area';
  probe.style.position = 'absolute';
  document.querySelector('.page-notes')?.append(probe);
  const areaOverhead = probe.getBoundingClientRect().height;

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
    referred: [...document.querySelectorAll<HTMLElement>('.page-reference')].map(
      ({ dataset }) => dataset.target ?? '',
    ),
    listed: [...document.querySelectorAll('.entry-folio')].map(
      // `#id`, or the id behind the sign of another sheet.
      (entry) =>
        entry
          .closest('a')
          ?.getAttribute('href')
          ?.replace(/^[^#:]*[#:]/u, '') ?? '',
    ),
    overflowing,
    around:
      document
        .querySelector('body > * .chapter, body > * .page-notes')
        ?.closest('body > *')
        ?.tagName.toLowerCase() ?? '',
  });
}
