/** The pages that may follow a state: the inner loop of the make-up, so it makes no objects but what it hands on. */
import type { Galley, PageRoom } from './galley.ts';
import { fillNoteArea } from './note-area.ts';

/** A page that may be. */
export interface Candidate {
  /** The line after its last. */
  to: number;
  /** The height of its text, and what it leaves empty, in px. */
  text: number;
  slack: number;
  /** Where the notes go on. */
  note: number;
  noteLine: number;
  /** How many notes are called up to its end. */
  called: number;
  /** True where a note goes on overleaf. */
  owes: boolean;
  /** How many notes that should begin on it do not. */
  late: number;
  overfull: boolean;
}

/** Where a page begins. */
export interface PageStart {
  line: number;
  note: number;
  noteLine: number;
}

/**
 * Pages more lines short than this are tried only where no better one keeps the rules: they cost more than
 * whatever fault-free thing a fuller page may do.
 */
const MUCH_TOO_SHORT = 14;

/** Prepares a galley; the result hands the pages that may follow a start to `offer`. */
export function candidatePages(
  galley: Galley,
  room: PageRoom,
): (start: PageStart, offer: (candidate: Candidate) => void) => void {
  const { lines, notes } = galley;
  /** Notes called on the lines before each line. */
  const called = new Int32Array(lines.length + 1);
  for (const [index, line] of lines.entries()) called[index + 1] = called[index]! + line.calls;
  /** The height of all notes before each note, with a gap after each, in px. */
  const heightBefore = new Float64Array(notes.length + 1);
  for (const [index, { lines: own }] of notes.entries()) {
    const height = (own.at(-1)?.bottom ?? 0) - (own[0]?.top ?? 0);
    heightBefore[index + 1] = heightBefore[index]! + height + room.noteGap;
  }

  /** The height of the area that holds all notes from a start up to some note, in px. */
  const areaHeight = (start: PageStart, end: number): number => {
    if (start.note >= end) return 0;
    const own = notes[start.note]!.lines;
    const printed = start.noteLine > 0 ? own[start.noteLine]!.top - own[0]!.top : 0;
    return room.areaOverhead + heightBefore[end]! - heightBefore[start.note]! - room.noteGap - printed;
  };

  /** A page that ends before line `to`; undefined where its notes do not fit and too few of them can begin. */
  const candidate = (start: PageStart, to: number, text: number): Candidate => {
    const end = called[to]!;
    const area = areaHeight(start, end);
    const overfull = text > room.height;
    if (text + area <= room.height) {
      const note = Math.max(end, start.note);
      return {
        to,
        text,
        slack: room.height - text - area,
        note,
        noteLine: 0,
        called: end,
        owes: false,
        late: 0,
        overfull,
      };
    }
    const filled = fillNoteArea(
      notes,
      { note: start.note, line: start.noteLine },
      end,
      room.height - text,
      room,
    );
    const { note, line } = filled.next;
    const slack = Math.max(0, room.height - text - filled.height);
    return {
      to,
      text,
      slack,
      note,
      noteLine: line,
      called: end,
      owes: note < end,
      late: filled.late,
      overfull,
    };
  };

  const textHeight = (from: number, to: number): number => {
    const first = lines[from]!;
    return lines[to - 1]!.bottom - first.top + (first.repeats ?? 0);
  };

  return (start, offer) => {
    const first = lines[start.line];
    let offered = 0;
    // A paragraph cannot jump over a page, nor can a table, so notes have one to themselves only between blocks.
    const within = first !== undefined && (first.before > 0 || isWithinTable(start.line));
    if (start.note < called[start.line]! && !within) {
      const page = candidate(start, start.line, 0);
      if (page.note > start.note || page.noteLine > start.noteLine) {
        offer(page);
        offered++;
      }
    }
    if (!first) return;
    /** The line up to which pages would be much too short; they are looked at only for want of better ones. */
    let muchTooShort = start.line;
    let late: Candidate | undefined;
    let sound = false;
    for (let to = start.line + 1; to <= lines.length; to++) {
      const text = textHeight(start.line, to);
      if (text > room.height && (to > start.line + 1 || offered > 0)) break;
      const { forced } = lines[to - 1]!;
      const isEnd = to === lines.length || forced === true;
      if (!isEnd && text + areaHeight(start, called[to]!) < room.height - MUCH_TOO_SHORT * room.lineHeight) {
        muchTooShort = to;
        continue;
      }
      const page = candidate(start, to, text);
      if (page.late > 0) {
        // No more lines will make room for more notes; this page is only for want of any other.
        late = page;
        break;
      }
      offer(page);
      offered++;
      sound ||= isEnd || mayEndAfter(to - 1);
      if (page.overfull || forced === true) break;
    }
    if (!sound) {
      for (let to = start.line + 1; to <= muchTooShort; to++) {
        offer(candidate(start, to, textHeight(start.line, to)));
        offered++;
      }
    }
    if (offered === 0 && late) offer(late);
  };

  /** Below the head of a table, which is printed again, or below a caption that stays with what follows. */
  function isWithinTable(index: number): boolean {
    return (lines[index]!.repeats ?? 0) > 0 || lines[index - 1]?.keep === true;
  }

  /** A quick look whether a page may end here at all; the full answer is in the penalties. */
  function mayEndAfter(index: number): boolean {
    const line = lines[index]!;
    return (
      line.kind !== 'heading' &&
      line.keep !== true &&
      (line.after === 0 || (line.before > 0 && line.after > 1))
    );
  }
}
