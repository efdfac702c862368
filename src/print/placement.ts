/** From the plan to what is put into the page. Pure. */
import type { PageEnd, PlacedArea, Placement } from './in-page/placement.ts';
import type { MadePage } from './make-up/make-up.ts';
import type { PageGeometry } from './page-geometry.ts';
import { pageRules } from './page-rules.ts';
import type { Plan } from './plan.ts';

/** How far above the foot of the page a note area ends, in px: too low by a hair, and its last line is overleaf. */
const SLACK = 0.5;

/** What `place` needs to make the planned pages. */
export function placementOf(plan: Plan, geometry: PageGeometry, folios: Record<string, string>): Placement {
  const ends: PageEnd[] = [];
  const areas: PlacedArea[] = [];
  const blanksBefore: Placement['blanksBefore'] = [];
  let blanks = 0;
  const emptyAfter: Placement['emptyAfter'] = [];
  const runs = plan.runs.map(({ firstPart }) => firstPart);
  const { height } = geometry.typeArea;
  for (const [index, { run, page }] of plan.pages.entries()) {
    if (run === undefined) {
      blanks++;
      continue;
    }
    if (blanks > 0) blanksBefore.push({ run, count: blanks });
    blanks = 0;
    if (!page) continue;
    const { lines } = plan.runs[run]!;
    const next = lines[page.to];
    const last = lines[page.to - 1];
    const empty = page.to > page.from ? emptyPagesAfter(plan, index) : 0;
    if (empty > 0 && !next) emptyAfter.push({ run, count: empty });
    if (next && last && page.to > page.from) {
      if (next.leaf !== last.leaf)
        ends.push({ kind: 'before', next: index + 1 + empty, leaf: next.leaf, empty });
      else {
        const used = page.text - (last.bottom - last.top);
        // As high as the room from this line downwards, less half a line: the next line has no room, this one has.
        const room = height - used - (next.bottom - next.top) / 2;
        ends.push({
          kind: 'within',
          next: index + 1,
          leaf: last.leaf,
          top: last.top,
          bottom: last.bottom,
          height: room,
        });
      }
    }
    const area = areaOf(page, run, index, plan, height);
    if (area) areas.push(area);
  }
  return { ends, areas, emptyAfter, blanksBefore, css: pageRules(plan.pages, geometry), folios, runs };
}

/** How many pages with notes only follow a page. */
function emptyPagesAfter(plan: Plan, index: number): number {
  let count = 0;
  for (
    let next = plan.pages[index + 1];
    next?.page && next.run === plan.pages[index]?.run;
    next = plan.pages[index + 1 + count]
  ) {
    if (next.page.to > next.page.from) break;
    count++;
  }
  return count;
}

function areaOf(
  page: MadePage,
  run: number,
  index: number,
  plan: Plan,
  height: number,
): PlacedArea | undefined {
  const [first] = page.parts;
  if (!first) return undefined;
  const { notes } = plan.galleys[run]!;
  return {
    top: (index + 1) * height - page.height - SLACK,
    run,
    continued: first.from > 0,
    parts: page.parts.map(({ note, from, to }) => {
      const { id, lines } = notes[note]!;
      if (from === 0 && to === lines.length) return { id };
      const cut = from === 0 ? 0 : lines[from]!.top;
      return { id, cut, height: lines[to - 1]!.bottom - cut };
    }),
  };
}
