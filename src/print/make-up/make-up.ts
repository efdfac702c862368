/**
 * Make-up: chooses where each page ends. A pure function of a galley, without a browser.
 *
 * Dynamic programming over the possible page ends. A state is the last line that is placed, how far the notes
 * are printed, and how short the left page of an open spread is; of all ways to the same state only the best
 * is kept. From each state only the ends of one page are tried, so the work is linear in the number of lines.
 *
 * A page fits if its lines, and the notes called on them (with what the page before has left over), fit the
 * type area. The last note of a page may go on overleaf; none begins later than its call. Where no choice of
 * pages keeps all rules, the one that breaks the least is taken, and its faults are told.
 */
import { breakPenalties, type Fault } from './break-penalty.ts';
import type { Galley, PageRoom } from './galley.ts';
import { fillNoteArea, type NoteArea, type NotePosition } from './note-area.ts';
import { FAULT, FEWEST_LINES, PENALTIES, SHORTEST_FELT } from './penalties.ts';

/** One made-up page. */
export interface MadePage extends NoteArea {
  /** The first line, and the one after the last. Equal on a page that has notes only. */
  from: number;
  to: number;
  /** The height of the text, repeated table heads included, in px. */
  text: number;
  /** How much of the type area is left empty, in px. */
  slack: number;
  /** Rules that this page breaks because there was no better way. */
  faults: Fault[];
}

/** The pages of a run. */
export interface MadeUp {
  pages: MadePage[];
  /** How many pages were tried: the measure of the work. */
  steps: number;
}

interface State {
  /** Lines placed. */
  line: number;
  notes: NotePosition;
  /** The shortness of a left page whose right page is still to come, in whole lines; 0 after a right page. */
  facing: number;
  cost: number;
  page?: MadePage;
  previous?: State;
}

/** How a run is made up. */
export interface MakeUpOptions {
  room: PageRoom;
  /** True where the run begins on a left page. */
  beginsLeft?: boolean;
}

/** Makes up one run of text. */
export function makeUp(galley: Galley, { room, beginsLeft = false }: MakeUpOptions): MadeUp {
  const { lines, notes } = galley;
  const penalties = breakPenalties(lines);
  /** Notes called on the lines before each line. */
  const called = new Int32Array(lines.length + 1);
  for (const [index, line] of lines.entries()) called[index + 1] = called[index]! + line.calls;

  let steps = 0;
  let best: State | undefined;
  const waiting: Map<string, State>[] = Array.from({ length: lines.length + 1 }, () => new Map<string, State>());
  const offer = (state: State): void => {
    const states = waiting[state.line]!;
    const key = `${state.notes.note} ${state.notes.line} ${state.facing} ${pageCount(state) % 2}`;
    const known = states.get(key);
    if (!known || state.cost < known.cost) states.set(key, state);
  };
  offer({ line: 0, notes: { note: 0, line: 0 }, facing: 0, cost: 0 });

  for (let line = 0; line <= lines.length; line++) {
    const states = waiting[line]!;
    // Pages with notes only lead to states of the same line, so the map grows while it is walked.
    for (const state of states.values()) {
      if (line === lines.length && state.notes.note >= notes.length) {
        if (!best || state.cost < best.cost) best = state;
        continue;
      }
      for (const page of possiblePages(state)) {
        steps++;
        offer(after(state, page));
      }
    }
    if (line < lines.length) states.clear();
  }
  return { pages: best ? pagesOf(best) : [], steps };

  /** The pages that may follow a state: each with one line more than the one before, while they fit. */
  function possiblePages(state: State): MadePage[] {
    const pages: MadePage[] = [];
    const first = lines[state.line];
    const owed = state.notes.note < called[state.line]!;
    // A paragraph cannot jump over a page, so notes have one to themselves only between blocks.
    if (owed && (!first || first.before === 0)) {
      const page = pageOf(state, state.line);
      if (page.parts.length > 0) pages.push(page);
    }
    if (!first) return pages;
    let late: MadePage | undefined;
    for (let to = state.line + 1; to <= lines.length; to++) {
      const page = pageOf(state, to);
      const overfull = page.text > room.height;
      if (overfull && (to > state.line + 1 || pages.length > 0)) break;
      if (overfull) page.faults.push('overfull');
      if (page.late > 0) {
        // No more lines will make room for more notes; this page is only for want of any other.
        if (!late) late = page;
        break;
      }
      pages.push(page);
      if (overfull || lines[to - 1]!.forced === true) break;
    }
    if (pages.length === 0 && late) {
      late.faults.push('late-note');
      pages.push(late);
    }
    return pages;
  }

  function pageOf(state: State, to: number): MadePage {
    const first = lines[state.line];
    const text = to > state.line ? lines[to - 1]!.bottom - first!.top + (first!.repeats ?? 0) : 0;
    const area = fillNoteArea(notes, state.notes, called[to]!, room.height - text, room);
    return { ...area, from: state.line, to, text, slack: Math.max(0, room.height - text - area.height), faults: [] };
  }

  function after(state: State, page: MadePage): State {
    const left = (pageCount(state) % 2 === 0) === beginsLeft;
    const ends = page.to === lines.length && page.next.note >= notes.length;
    const isForced = page.to > page.from && lines[page.to - 1]!.forced === true;
    const short = ends || isForced ? 0 : Math.min(SHORTEST_FELT, page.slack / room.lineHeight);
    let cost = state.cost + PENALTIES.shortLine * short ** 2;
    const breakPenalty = page.to > page.from ? penalties[page.to - 1]! : 0;
    cost += breakPenalty;
    if (breakPenalty >= PENALTIES.parted) page.faults.push('parted');
    else if (breakPenalty >= FAULT) page.faults.push('widow-or-orphan');
    if (page.next.note < called[page.to]!) cost += PENALTIES.splitNote + PENALTIES.carriedLine * owedLines(page);
    if (page.to === page.from) cost += PENALTIES.notesOnly;
    if (ends && state.page && page.to - page.from <= FEWEST_LINES) cost += PENALTIES.stub;
    if (page.faults.includes('late-note')) cost += PENALTIES.lateNote * page.late;
    if (page.faults.includes('overfull')) cost += PENALTIES.overfull;
    const whole = Math.round(short);
    if (!left && state.page && !ends) cost += PENALTIES.unevenFacing * (whole - state.facing) ** 2;
    return { line: page.to, notes: page.next, facing: left ? whole : 0, cost, page, previous: state };
  }

  function owedLines(page: MadePage): number {
    return (notes[page.next.note]?.lines.length ?? 0) - page.next.line;
  }
}

const counts = new WeakMap<State, number>();

/** How many pages lead to a state. */
function pageCount(state: State): number {
  let count = counts.get(state);
  if (count === undefined) {
    count = state.previous ? pageCount(state.previous) + 1 : 0;
    counts.set(state, count);
  }
  return count;
}

function pagesOf(last: State): MadePage[] {
  const pages: MadePage[] = [];
  for (let state: State | undefined = last; state?.page; state = state.previous) pages.push(state.page);
  return pages.toReversed();
}
