/** The notes of a Word document: which there are, which are called, and what they are labelled. */
import type { Root } from 'xast';
import type { Decision } from '../imported.ts';
import type { NoteKey } from './convert-word.ts';
import { elementsIn, wordText } from './word-xml.ts';

/** What was found. */
export interface WordNotes {
  /** All notes with a text, first the footnotes, then the endnotes, each in the order of their calls. */
  notes: { key: NoteKey; label: string }[];
  /** The label of a note, also of one that is called and not there. */
  labelOf(key: NoteKey): string;
  isCalled(label: string): boolean;
  decisions: Decision[];
}

/** Finds the notes and gives them the numbers that Word shows; endnotes have `en` before them where both kinds are. */
export function findWordNotes(
  document: Root,
  { footnotes, endnotes }: { footnotes: Root | undefined; endnotes: Root | undefined },
): WordNotes {
  const there = { footnote: textsOf(footnotes, 'footnote'), endnote: textsOf(endnotes, 'endnote') };
  const called = { footnote: new Set<string>(), endnote: new Set<string>() };
  for (const part of [document, footnotes, endnotes]) if (part) collectCalls(part, called);
  const order = {
    footnote: [...new Set([...called.footnote, ...there.footnote.keys()])],
    endnote: [...new Set([...called.endnote, ...there.endnote.keys()])],
  };
  const prefix = { footnote: '', endnote: order.footnote.length > 0 ? 'en' : '' };
  const labelOf = ({ kind, id }: NoteKey): string => `${prefix[kind]}${order[kind].indexOf(id) + 1}`;
  const decisions: Decision[] = [];
  const notes: WordNotes['notes'] = [];
  const labels = new Set<string>();
  for (const kind of ['footnote', 'endnote'] as const) {
    for (const id of order[kind]) {
      const key = { kind, id };
      const label = labelOf(key);
      const text = there[kind].get(id);
      if (text !== undefined) notes.push({ key, label });
      if (called[kind].has(id)) labels.add(label);
      if (text === undefined) {
        const message = `expected the ${kind} that is called as ${label}, found none; its call stays as \`[^${label}]\``;
        decisions.push({ kind: 'fault', confidence: 'certain', message });
      } else if (!called[kind].has(id) && text.trim() !== '') {
        const message = `expected a call for ${kind} ${label}, found none; the note is kept`;
        decisions.push({ kind: 'fault', confidence: 'certain', message, text: text.trim() });
      }
    }
    const count = notes.filter(({ key }) => key.kind === kind).length;
    if (count > 0) {
      const example = kind === 'endnote' && prefix.endnote !== '' ? '; their labels begin with `en`' : '';
      decisions.unshift({ kind: 'note', confidence: 'certain', message: `${count} ${kind}s${example}` });
    }
  }
  return { notes, labelOf, isCalled: (label) => labels.has(label), decisions };
}

/** The notes of a part by their id, with their text; what Word draws lines with is no note. */
function textsOf(root: Root | undefined, kind: 'footnote' | 'endnote'): Map<string, string> {
  const texts = new Map<string, string>();
  if (!root) return texts;
  for (const note of elementsIn(root, ({ name }) => name !== `w:${kind}`)) {
    if (note.name !== `w:${kind}`) continue;
    const type = note.attributes['w:type'];
    const id = note.attributes['w:id'];
    if (typeof id === 'string' && (type === undefined || type === null || type === 'normal'))
      texts.set(id, wordText(note));
  }
  return texts;
}

function collectCalls(root: Root, called: Record<'footnote' | 'endnote', Set<string>>): void {
  for (const element of elementsIn(
    root,
    ({ name }) => name !== 'w:del' && name !== 'w:moveFrom' && name !== 'mc:Choice',
  )) {
    const kind = /^w:(footnote|endnote)Reference$/u.exec(element.name)?.[1] as NoteKey['kind'] | undefined;
    const id = element.attributes['w:id'];
    if (kind !== undefined && typeof id === 'string') called[kind].add(id);
  }
}
