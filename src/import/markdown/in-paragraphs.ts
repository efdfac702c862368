import type { BlockContent, Nodes, Paragraph, PhrasingContent } from 'mdast';

const PHRASES: ReadonlySet<string> = new Set(
  'text emphasis strong delete inlineCode break link linkReference image imageReference footnoteReference'.split(
    ' ',
  ),
);

/** Words that stand among blocks, as HTML allows, get paragraphs. */
export function inParagraphs(nodes: readonly Nodes[]): BlockContent[] {
  const blocks: BlockContent[] = [];
  let open: Paragraph | undefined;
  for (const node of nodes) {
    if (!PHRASES.has(node.type)) {
      open = undefined;
      blocks.push(node as BlockContent);
      continue;
    }
    if (!open) blocks.push((open = { type: 'paragraph', children: [] }));
    open.children.push(node as PhrasingContent);
  }
  return blocks;
}
