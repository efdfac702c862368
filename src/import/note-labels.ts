/** Labels that our language can write: letters, digits, `-`, `_`, `.`; each its own in all ways of comparing them. */
import type { FootnoteDefinition, FootnoteReference, Nodes, Root } from 'mdast';
import type { Decision } from './imported.ts';

const LONGEST = 200;

/** Gives every note and call a label that can be written. Changes the tree. */
export function writeableLabels(tree: Root): Decision[] {
  const decisions: Decision[] = [];
  const given = new Map<string, string>();
  const taken = new Set<string>();
  for (const node of marksIn(tree)) {
    const key = node.identifier;
    let label = given.get(key);
    if (label === undefined) {
      const wanted = node.label ?? node.identifier;
      label = free(writeable(wanted), taken);
      given.set(key, label);
      taken.add(folded(label));
      if (label !== wanted)
        decisions.push({
          kind: 'note',
          confidence: 'certain',
          message: `the label \`${wanted}\` cannot be written in a manuscript; it became \`${label}\``,
          line: node.position?.start.line,
        });
    }
    node.label = label;
    node.identifier = folded(label);
  }
  return decisions;
}

function writeable(label: string): string {
  const written = label
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
    .replaceAll(/^-+|-+$/gu, '')
    .slice(0, LONGEST);
  return written === '' ? 'note' : written;
}

function free(label: string, taken: ReadonlySet<string>): string {
  let candidate = label;
  for (let count = 2; taken.has(folded(candidate)); count++) candidate = `${label}-${count}`;
  return candidate;
}

/** As labels are compared: in lower case after upper case, since some letters have several small forms. */
function folded(label: string): string {
  return label.toLowerCase().toUpperCase().toLowerCase();
}

function marksIn(node: Nodes): (FootnoteDefinition | FootnoteReference)[] {
  const own = node.type === 'footnoteDefinition' || node.type === 'footnoteReference' ? [node] : [];
  return 'children' in node ? [...own, ...node.children.flatMap(marksIn)] : own;
}
