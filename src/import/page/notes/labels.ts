/** Gives labels to notes: what the reader sees where that can be a label, so that the author knows them again. */

/** A note that wants a label. */
export interface Unlabelled {
  /** The mark that its calls show; undefined where nothing calls it. */
  mark?: string | undefined;
  /** The number that it has otherwise: its place in its list, or one in its id. */
  number?: number | undefined;
  /** True for an endnote on a page that has footnotes as well. */
  isEndnote?: boolean | undefined;
}

/** Labels in the order of the notes, each once, also when letter case is set aside. */
export function labelsFor(notes: readonly Unlabelled[]): string[] {
  const taken = new Set<string>();
  const labels = notes.map((): string | undefined => undefined);
  const take = (index: number, label: string): void => {
    let free = label;
    for (let count = 2; taken.has(free.toLowerCase()); count++) free = `${label}-${count}`;
    taken.add(free.toLowerCase());
    labels[index] = free;
  };
  // What is seen goes first, so that no note without a mark takes the number of one that has it.
  for (const [index, note] of notes.entries()) {
    const label = wished(note);
    if (label !== undefined) take(index, label);
  }
  for (const [index, { number, isEndnote }] of notes.entries()) {
    if (labels[index] !== undefined) continue;
    take(index, number === undefined ? `note-${index + 1}` : `${isEndnote ? 'en' : ''}${number}`);
  }
  return labels.map((label) => label ?? '');
}

function wished({ mark, number, isEndnote }: Unlabelled): string | undefined {
  if (mark === undefined) return undefined;
  if (isEndnote) return `en${number ?? mark.replaceAll(/[^\p{L}\p{N}]+/gu, '')}`;
  const label = mark.trim().replaceAll(/[ .\u00A0]+/gu, '-');
  return /^[\p{L}\p{N}][\p{L}\p{N}-]{0,30}$/u.test(label) ? label : undefined;
}
