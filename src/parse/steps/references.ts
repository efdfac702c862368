import type { Definition, Image, Link, Root, RootContent } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';

/** Turns `[text][label]` and `![alt][label]` into plain links and images, and takes their addresses out of the tree. */
export function resolveReferences() {
  return (tree: Root): undefined => {
    const addresses = new Map<string, Definition>();
    visit(tree, 'definition', (definition: Definition) => {
      // CommonMark: the first of several counts.
      if (!addresses.has(definition.identifier)) addresses.set(definition.identifier, definition);
    });
    visit(tree, (node, index, parent) => {
      if (index === undefined || !parent) return;
      if (node.type === 'definition') {
        parent.children.splice(index, 1);
        return [SKIP, index];
      }
      if (node.type !== 'linkReference' && node.type !== 'imageReference') return;
      const found = addresses.get(node.identifier);
      if (!found) return;
      const shared = {
        url: found.url,
        title: found.title ?? null,
        ...(node.position && { position: node.position }),
      };
      const replacement: Link | Image =
        node.type === 'linkReference'
          ? { type: 'link', ...shared, children: node.children as Link['children'] }
          : { type: 'image', ...shared, alt: node.alt ?? null };
      parent.children[index] = replacement as RootContent;
      return [SKIP, replacement.type === 'link' ? index : index + 1];
    });
  };
}
