/** Ways to damage the notes of a chapter, each as a function of its lines. Knows Markdown only by its look. */

/** A note as it stands in the sources: its call and its definition, all lines counted from 0. */
export interface WrittenNote {
  label: string;
  /** The place of its chapter among the chapters. */
  chapter: number;
  callLine: number;
  definitionLine: number;
  /** The line after the last of the definition and its continuation paragraphs. */
  definitionEnd: number;
}

/** Finds all notes by their look: one call, one definition each, in the order of the definitions. */
export function writtenNotes(sources: readonly string[]): WrittenNote[] {
  return sources.flatMap((source, chapter) => {
    const lines = source.split('\n');
    return lines.flatMap((line, definitionLine) => {
      const label = /^\[\^(\d+)\]: /u.exec(line)?.[1];
      if (label === undefined) return [];
      const callLine = lines.findIndex((text) => text.includes(`[^${label}]`));
      let definitionEnd = definitionLine + 1;
      for (let at = definitionEnd; at < lines.length; at++) {
        if (/^ {4}\S/u.test(lines[at]!)) definitionEnd = at + 1;
        else if (lines[at] !== '') break;
      }
      return [{ label, chapter, callLine, definitionLine, definitionEnd }];
    });
  });
}

/** Takes the definition out, with all its paragraphs. */
export function deleteDefinition(source: string, note: WrittenNote): string {
  return source
    .split('\n')
    .toSpliced(note.definitionLine, note.definitionEnd - note.definitionLine)
    .join('\n');
}

/** Takes the call out. */
export function deleteCall(source: string, note: WrittenNote): string {
  return changeLine(source, note.callLine, (line) => line.replace(`[^${note.label}]`, ''));
}

/** Puts a copy of the definition after it, an empty line between. */
export function doubleDefinition(source: string, note: WrittenNote): string {
  const lines = source.split('\n');
  const block = lines.slice(note.definitionLine, note.definitionEnd);
  return lines.toSpliced(note.definitionEnd, 0, '', ...block).join('\n');
}

/** Gives the call of a note the label of another. */
export function relabelCall(source: string, note: WrittenNote, label: string): string {
  return changeLine(source, note.callLine, (line) => line.replace(`[^${note.label}]`, `[^${label}]`));
}

/** Exchanges the labels of two calls in one file. */
export function swapCalls(source: string, one: WrittenNote, other: WrittenNote): string {
  // By way of a label that is nowhere else, since both may stand in one line.
  const first = relabelCall(source, one, 'swapped');
  const second = relabelCall(first, other, one.label);
  return relabelCall(second, { ...one, label: 'swapped' }, other.label);
}

function changeLine(source: string, at: number, change: (line: string) => string): string {
  const lines = source.split('\n');
  return lines.with(at, change(lines[at]!)).join('\n');
}
