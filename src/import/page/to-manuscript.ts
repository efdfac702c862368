/** The content of a page → the nodes of a manuscript. Word files go this way too. */
import type { ElementContent, Root as HastRoot } from 'hast';
import { toMdast } from 'hast-util-to-mdast';
import type { FootnoteDefinition, Nodes, Root, RootContent } from 'mdast';
import type { Decision } from '../imported.ts';
import { blockHandlers } from './handlers/blocks.ts';
import { inlineHandlers } from './handlers/inline.ts';
import type { PageNote } from './notes/find-notes.ts';
import type { PageIndex } from './page-index.ts';
import { placePictures, type FileBeside } from './pictures.ts';
import { mendFigures } from './prepare/figures.ts';
import { toldFormulas } from './prepare/formulas.ts';
import { markPassages } from './prepare/languages.ts';
import { mendLinks } from './prepare/local-links.ts';
import { mendParagraphs } from './prepare/paragraphs.ts';
import { mendTables } from './prepare/tables.ts';

/** What is turned into a manuscript, and what is known of it. */
export interface Material {
  content: readonly ElementContent[];
  notes: readonly PageNote[];
  index: PageIndex;
  language: string | undefined;
  fileBeside: FileBeside;
}

/** Turns content and notes into a tree; changes the content it is given. */
export async function toManuscript(
  material: Material,
): Promise<{ tree: Root; files: Map<string, Uint8Array>; decisions: Decision[] }> {
  const main: HastRoot = { type: 'root', children: [...material.content] };
  const notes = material.notes.map(({ content }): HastRoot => ({ type: 'root', children: [...content] }));
  const all = [main, ...notes];
  const decisions = mendLinks(all, material.index);
  for (const part of all) {
    decisions.push(...toldFormulas(part));
    decisions.push(...mendFigures(part));
    decisions.push(...mendTables(part));
    mendParagraphs(part);
    markPassages(part, material.language);
  }
  const pictures = await placePictures(all, material.fileBeside);
  const definitions = material.notes.map(({ label }, at): FootnoteDefinition => {
    const children = blocksOf(notes[at]!) as FootnoteDefinition['children'];
    return { type: 'footnoteDefinition', identifier: label, label, children };
  });
  const tree: Root = { type: 'root', children: [...blocksOf(main), ...definitions] };
  return { tree, files: pictures.files, decisions: [...decisions, ...pictures.decisions] };
}

function blocksOf(content: HastRoot): RootContent[] {
  const made = toMdast(content, {
    document: true,
    handlers: { ...inlineHandlers, ...blockHandlers },
    // What authors of pages say to each other is no part of the text.
    nodeHandlers: { comment: () => undefined },
  });
  const children = made.type === 'root' ? made.children : [made as RootContent];
  for (const child of children) tidy(child);
  return children;
}

/** Takes away what the conversion needed on its way. */
function tidy(node: Nodes): void {
  if (node.type === 'html') delete node.data;
  if ('children' in node) for (const child of node.children) tidy(child);
}
