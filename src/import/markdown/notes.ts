/** Notes of Markdown: inline ones, several with one label, definitions in odd places → all at the end, each its own. */
import type { FootnoteDefinition, Nodes, Parents, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { InlineNote } from '../../parse/nodes.ts';
import type { Decision } from '../imported.ts';

/** What a label begins with that stands for `^[…]`. */
const INLINE_LABEL = 'inline-';

/** Turns `^[…]` into calls and definitions. Changes the tree. */
export function nameInlineNotes(tree: Root, decisions: Decision[]): void {
  let count = 0;
  visit(tree, 'inlineNote', (note: InlineNote, index, parent) => {
    if (index === undefined || !parent) return;
    const label = `${INLINE_LABEL}${++count}`;
    const place = note.position && { position: note.position };
    tree.children.push({
      type: 'footnoteDefinition',
      identifier: label,
      label,
      children: [{ type: 'paragraph', children: note.children }],
      ...place,
    });
    parent.children[index] = { type: 'footnoteReference', identifier: label, label, ...place };
    decisions.push({
      kind: 'note',
      confidence: 'certain',
      message: 'an inline note, `^[…]`, became a call and a note',
      line: note.position?.start.line,
    });
  });
}

/** Takes all definitions from where they stand, in the order of the source. Changes the tree. */
export function takeDefinitions(tree: Root): FootnoteDefinition[] {
  const found: FootnoteDefinition[] = [];
  takeFrom(tree, found);
  return found.toSorted((a, b) => offsetOf(a) - offsetOf(b));
}

function takeFrom(node: Nodes, found: FootnoteDefinition[]): void {
  if (!('children' in node)) return;
  for (const child of node.children) takeFrom(child, found);
  const children = node.children as RootContent[];
  found.push(...children.filter((child) => child.type === 'footnoteDefinition'));
  const kept = children.filter((child) => child.type !== 'footnoteDefinition');
  node.children = kept as Parents['children'] as typeof node.children;
}

function offsetOf(node: FootnoteDefinition): number {
  return node.position?.start.offset ?? Infinity;
}

/**
 * Of several notes with one label the one keeps it that the tool of the source prints: pandoc the last, GitHub and
 * all others the first. The others get labels of their own, so that none is lost.
 */
export function partDuplicates(
  definitions: readonly FootnoteDefinition[],
  isPandoc: boolean,
  lineOf: (line: number) => number,
  decisions: Decision[],
): void {
  const byLabel = new Map<string, FootnoteDefinition[]>();
  for (const definition of definitions)
    byLabel.set(definition.identifier, [...(byLabel.get(definition.identifier) ?? []), definition]);
  for (const [identifier, same] of byLabel) {
    const kept = isPandoc ? same.at(-1) : same[0];
    if (same.length < 2) continue;
    let count = 0;
    for (const definition of same) {
      if (definition === kept) continue;
      let label;
      do label = `${definition.label ?? identifier}-${++count + 1}`;
      while (byLabel.has(label.toLowerCase()));
      definition.label = label;
      definition.identifier = label.toLowerCase();
      decisions.push({
        kind: 'fault',
        confidence: 'certain',
        message: `expected one note [^${kept?.label ?? identifier}], found ${same.length}; ${isPandoc ? 'pandoc prints the last' : 'the first is printed'}, on line ${lineOf(kept?.position?.start.line ?? 1)}, and this one became [^${label}], which nothing calls`,
        line: definition.position?.start.line,
      });
    }
  }
}

/** A note that is called again: pandoc prints it once more with a number of its own, we refer to the first. */
export function tellRepeatedCalls(tree: Root, decisions: Decision[]): void {
  const seen = new Set<string>();
  visit(tree, 'footnoteReference', (call) => {
    if (seen.has(call.identifier))
      decisions.push({
        kind: 'call',
        confidence: 'likely',
        message: `[^${call.label ?? call.identifier}] is called again; pandoc would print the note twice, here both calls have its one number`,
        line: call.position?.start.line,
      });
    seen.add(call.identifier);
  });
}

/** Where all labels were made here, they are plain numbers in the order of the calls. */
export function numberMadeLabels(tree: Root, made: (label: string) => boolean): void {
  const marks: { identifier: string; label?: string | null | undefined }[] = [];
  visit(tree, (node) => {
    if (node.type === 'footnoteReference' || node.type === 'footnoteDefinition') marks.push(node);
  });
  if (!marks.every(({ identifier }) => made(identifier))) return;
  const numbers = new Map<string, string>();
  for (const mark of marks) {
    const number = numbers.get(mark.identifier) ?? `${numbers.size + 1}`;
    numbers.set(mark.identifier, number);
    mark.identifier = number;
    mark.label = number;
  }
}

/** True for labels that inline notes got. */
export function isInlineLabel(label: string): boolean {
  return label.startsWith(INLINE_LABEL);
}
