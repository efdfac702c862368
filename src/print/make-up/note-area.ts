/** Filling a note area: which notes, or parts of notes, stand on a page. */
import type { GalleyNote, PageRoom } from './galley.ts';
import { FEWEST_NOTE_LINES } from './penalties.ts';

/** A place in the notes of a galley: before line `line` of note `note`. */
export interface NotePosition {
  note: number;
  line: number;
}

/** The lines of one note that stand on a page: from `from` up to, not including, `to`. */
export interface NotePart {
  note: number;
  from: number;
  to: number;
}

/** A filled area. */
export interface NoteArea {
  parts: NotePart[];
  /** The height with rule and white, in px; 0 where there are no notes. */
  height: number;
  /** Where the next page goes on. */
  next: NotePosition;
  /** How many notes that should begin or go on on this page do not. */
  late: number;
}

/**
 * Fills the area with the notes from a position up to (not including) note `end`, all of them if they fit,
 * else as many as fit; the last one may be split, with at least two lines on each side.
 * @param room what there is for text and notes together, less the text, in px
 */
export function fillNoteArea(
  notes: readonly GalleyNote[],
  start: NotePosition,
  end: number,
  room: number,
  page: PageRoom,
): NoteArea {
  const area: NoteArea = { parts: [], height: 0, next: start, late: 0 };
  if (start.note >= end) return area;
  let used = page.areaOverhead;
  for (let note = start.note; note < end; note++) {
    const { lines } = notes[note]!;
    const from = note === start.note ? start.line : 0;
    const gap = area.parts.length > 0 ? page.noteGap : 0;
    const to = linesThatFit(lines, from, room - used - gap);
    if (to > from) {
      area.parts.push({ note, from, to });
      used += gap + lines[to - 1]!.bottom - lines[from]!.top;
      area.next = to < lines.length ? { note, line: to } : { note: note + 1, line: 0 };
    }
    if (to < lines.length) {
      // The rest of a note that has to wait counts, too: its parts are on consecutive pages.
      area.late = end - note - (to > from ? 1 : 0);
      break;
    }
  }
  if (area.parts.length > 0) area.height = used;
  return area;
}

/** The line up to which a note fits into some room: all, or a part that leaves two lines on each side, or none. */
function linesThatFit(lines: GalleyNote['lines'], from: number, room: number): number {
  const top = lines[from]?.top ?? 0;
  const count = lines.length;
  let to = from;
  while (to < count && lines[to]!.bottom - top <= room) to++;
  if (to === count) return to;
  to = Math.min(to, count - FEWEST_NOTE_LINES);
  return to - from >= FEWEST_NOTE_LINES ? to : from;
}
