import type { Nodes } from 'mdast';

/** True where a reader of a note would see something: a character that is not a space, or an image. */
export function hasContent(node: Nodes): boolean {
  if (node.type === 'image') return true;
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code')
    return /\S/u.test(node.value);
  return 'children' in node && node.children.some(hasContent);
}
