/**
 * The numbers that readers see: given by order of first call, whatever the labels. The calls of a chapter's
 * body come in their order, and a note that a note calls follows right behind it: so the notes at the foot of
 * a page are in order, and numbers never go back from page to page.
 */
import type { FootnoteReference } from 'mdast';
import { normalizeIdentifier } from 'micromark-util-normalize-identifier';
import type { Call, Definition, NoteGraph } from './graph.ts';

/** A note that is printed: a definition with its number and the calls that lead to it. */
export interface Note {
  /** What the reader sees. */
  number: number;
  /** `N` in a book numbered throughout, `C-N` where numbers begin anew in each chapter C. */
  key: string;
  /** `note-N` or `note-C-N`: the same in every edition. */
  id: string;
  /** The number of the chapter that calls it, from 1. */
  chapter: number;
  definition: Definition;
  /** The calls that are printed, in order of reading. */
  calls: NumberedCall[];
}

/** A call that is printed. */
export interface NumberedCall {
  /** `call-N`; the second call of a note is `call-N.2`. */
  id: string;
  call: Call;
  note: Note;
}

/** All notes of a book in the order of their numbers, and the way to them from the nodes of the tree. */
export interface NumberedNotes {
  notes: Note[];
  callOf: Map<FootnoteReference, NumberedCall>;
  noteOf: Map<Definition, Note>;
  /** By the number of the chapter and the label as it is compared. */
  byLabel: Map<string, Note>;
}

/**
 * The note that a label calls in a chapter, if it is printed.
 * @param label as written
 */
export function noteWithLabel(label: string, chapter: number, { byLabel }: NumberedNotes): Note | undefined {
  const identifier = normalizeIdentifier(label).toLowerCase().normalize('NFC');
  return byLabel.get(`${chapter} ${identifier}`);
}

/** Numbers the notes of a graph. */
export function numberNotes(graph: NoteGraph, numbering: 'continuous' | 'per-chapter'): NumberedNotes {
  const numbered: NumberedNotes = { notes: [], callOf: new Map(), noteOf: new Map(), byLabel: new Map() };
  const body = new Map<number, Call[]>();
  for (const call of graph.calls) {
    if (call.within) continue;
    const calls = body.get(call.chapter.number) ?? [];
    body.set(call.chapter.number, calls);
    calls.push(call);
  }
  let last = 0;
  for (const [chapter, calls] of body) {
    if (numbering === 'per-chapter') last = 0;
    // A stack, not a recursion: a chain of notes may be longer than the call stack.
    const waiting = calls.toReversed();
    for (let call = waiting.pop(); call; call = waiting.pop()) {
      const definition = call.target;
      if (!definition) continue;
      let note = numbered.noteOf.get(definition);
      if (!note) {
        last++;
        const key = numbering === 'per-chapter' ? `${chapter}-${last}` : String(last);
        note = { number: last, key, id: `note-${key}`, chapter, definition, calls: [] };
        numbered.noteOf.set(definition, note);
        numbered.byLabel.set(`${chapter} ${definition.identifier}`, note);
        numbered.notes.push(note);
        for (const inner of definition.calls.toReversed()) waiting.push(inner);
      }
      const again = note.calls.length > 0 ? `.${note.calls.length + 1}` : '';
      const numberedCall = { id: `call-${note.key}${again}`, call, note };
      note.calls.push(numberedCall);
      numbered.callOf.set(call.node, numberedCall);
    }
  }
  return numbered;
}
