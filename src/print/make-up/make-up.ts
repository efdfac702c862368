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
import { fillNoteArea, type NoteArea } from './note-area.ts';
import { candidatePages, type Candidate } from './candidates.ts';
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

/** How a run is made up. */
export interface MakeUpOptions {
  room: PageRoom;
  /** True where the run begins on a left page. */
  beginsLeft?: boolean;
}

/** A way to make up the text up to some line. */
interface State {
  /** Lines placed. */
  line: number;
  /** The note, and the line of it, that the next page goes on with. */
  note: number;
  noteLine: number;
  /** The shortness of a left page whose right page is still to come, in lines; 0 after a right page. */
  facing: number;
  /** True where the next page is a left one. */
  left: boolean;
  cost: number;
  /** The last page, and the way to it; absent at the beginning. */
  candidate?: Candidate;
  previous?: State;
}

/** A left page that is shorter than this many lines is felt as this short when its right page is weighed. */
const MOST_FACING = 3;

/** Makes up one run of text. */
export function makeUp(galley: Galley, { room, beginsLeft = false }: MakeUpOptions): MadeUp {
  const { lines, notes } = galley;
  const penalties = breakPenalties(lines);
  const tryPages = candidatePages(galley, room);
  /** The best state of each kind, by the line that it has placed. */
  const waiting: Map<number, State>[] = Array.from(
    { length: lines.length + 1 },
    () => new Map<number, State>(),
  );
  waiting[0]!.set(0, { line: 0, note: 0, noteLine: 0, facing: 0, left: beginsLeft, cost: 0 });
  let steps = 0;
  let best: State | undefined;

  for (let line = 0; line <= lines.length; line++) {
    // Pages with notes only lead to states of the same line, so the map grows while it is walked.
    for (const state of waiting[line]!.values()) {
      if (line === lines.length && state.note >= notes.length) {
        if (!best || state.cost < best.cost) best = state;
        continue;
      }
      tryPages(state, (candidate) => {
        steps++;
        weigh(state, candidate);
      });
    }
    waiting[line]!.clear();
  }
  return { pages: best ? pagesOf(best) : [], steps };

  /** Keeps the state that a page leads to, if there is no better way to one of its kind. */
  function weigh(state: State, candidate: Candidate): void {
    const { to, note, noteLine, slack } = candidate;
    const isLast = to === lines.length && note >= notes.length;
    const isForced = to > state.line && lines[to - 1]!.forced === true;
    const short = isLast || isForced ? 0 : Math.min(SHORTEST_FELT, slack / room.lineHeight);
    let cost = state.cost + PENALTIES.shortLine * short * short;
    if (to > state.line) cost += penalties[to - 1]!;
    else cost += PENALTIES.notesOnly;
    if (candidate.owes)
      cost += PENALTIES.splitNote + PENALTIES.carriedLine * ((notes[note]?.lines.length ?? 0) - noteLine);
    if (isLast && state.previous && to - state.line <= FEWEST_LINES) cost += PENALTIES.stub;
    cost += PENALTIES.lateNote * candidate.late;
    if (candidate.overfull) cost += PENALTIES.overfull;
    const felt = Math.min(MOST_FACING, Math.round(short));
    if (!state.left && state.previous && !isLast) cost += PENALTIES.unevenFacing * (felt - state.facing) ** 2;

    const facing = state.left ? felt : 0;
    // One number for the kind: 2 sides, MOST_FACING + 1 kinds of shortness, at most 4,096 lines of a note.
    const kind = ((note * 4096 + noteLine) * (MOST_FACING + 1) + facing) * 2 + (state.left ? 0 : 1);
    const states = waiting[to]!;
    const known = states.get(kind);
    if (known && known.cost <= cost) return;
    // On a page with notes only the line stays: a state that was walked already is walked again, at its better cost.
    if (known && to === state.line) states.delete(kind);
    states.set(kind, {
      line: to,
      note,
      noteLine,
      facing,
      left: !state.left,
      cost,
      candidate,
      previous: state,
    });
  }

  /** The pages that lead to a state, with their notes handed out. */
  function pagesOf(last: State): MadePage[] {
    const pages: MadePage[] = [];
    for (let state: State | undefined = last; state?.candidate && state.previous; state = state.previous) {
      pages.push(pageOf(state.previous, state.candidate));
    }
    return pages.toReversed();
  }

  function pageOf(state: State, candidate: Candidate): MadePage {
    const { to, text } = candidate;
    const start = { note: state.note, line: state.noteLine };
    const area = fillNoteArea(notes, start, candidate.called, room.height - text, room);
    const faults: Fault[] = [];
    const penalty = to > state.line ? penalties[to - 1]! : 0;
    if (penalty >= PENALTIES.parted) faults.push('parted');
    else if (penalty >= FAULT) faults.push('widow-or-orphan');
    if (candidate.late > 0) faults.push('late-note');
    if (candidate.overfull) faults.push('overfull');
    return { ...area, from: state.line, to, text, slack: candidate.slack, faults };
  }
}
