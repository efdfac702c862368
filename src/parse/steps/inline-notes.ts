import type { FootnoteDefinition, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { InlineNote } from '../nodes.ts';

/** A prefix that no author can write, since a label has no spaces. */
const LABEL_PREFIX = 'inline ';

/**
 * Turns `^[…]` into a call and a definition with a label of their own, so that everything after this step
 * knows one kind of note. The definitions are appended to the tree, where the walk meets them in its turn,
 * and with them the notes within notes.
 */
export function resolveInlineNotes() {
  return (tree: Root): undefined => {
    let count = 0;
    visit(tree, 'inlineNote', (note: InlineNote, index, parent) => {
      if (index === undefined || !parent) return;
      const label = `${LABEL_PREFIX}${++count}`;
      const place = note.position && { position: note.position };
      const definition: FootnoteDefinition = {
        type: 'footnoteDefinition',
        identifier: label,
        label,
        inline: true,
        children: [{ type: 'paragraph', children: note.children, ...place }],
        ...place,
      };
      tree.children.push(definition);
      parent.children[index] = { type: 'footnoteReference', identifier: label, label, ...place };
    });
  };
}
