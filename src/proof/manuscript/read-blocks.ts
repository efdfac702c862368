/** What a reader reads of the blocks of our language, as leaves. */
import type { ListItem, Nodes, Table } from 'mdast';
import type { Box, CaptionedTable, Figure } from '../../parse/nodes.ts';
import type { LeafKind } from '../reading.ts';
import type { LeafWriter } from './leaf-writer.ts';
import { isPicture, readImage, readInlines, type Subject } from './read-inlines.ts';

/** Writes the leaves of some blocks. */
export function readBlocks(
  nodes: readonly Nodes[],
  subject: Subject,
  leaves: LeafWriter,
  paragraph: LeafKind = 'paragraph',
): void {
  for (const node of nodes) readBlock(node, subject, leaves, paragraph);
}

function readBlock(node: Nodes, subject: Subject, leaves: LeafWriter, paragraph: LeafKind): void {
  const { targets } = subject.book;
  switch (node.type) {
    case 'paragraph':
      leaves.leaf(paragraph, node, () => readInlines(node.children, subject, leaves));
      return;
    case 'heading': {
      const id = targets.of.get(node)?.id;
      leaves.leaf('heading', node, () => {
        leaves.id(id);
        readInlines(node.children, { ...subject, ...(id !== undefined && { self: id }) }, leaves);
      });
      return;
    }
    case 'code':
      leaves.leaf('code', node, () => leaves.text(node.value));
      return;
    case 'listItem':
      readItem(node, subject, leaves);
      return;
    case 'table':
      readTable(node, subject, leaves);
      return;
    case 'box':
      readBox(node, subject, leaves);
      return;
    case 'figure':
    case 'captionedTable':
      readCaptioned(node, subject, leaves);
      return;
    case 'footnoteDefinition':
    case 'html':
    case 'droppedHtml':
      return;
    default:
      if (!('children' in node)) return;
      leaves.id(targets.of.get(node)?.id);
      readBlocks(node.children, subject, leaves, paragraph);
  }
}

/** The paragraph that an item begins with is the item's own text. */
function readItem(node: ListItem, subject: Subject, leaves: LeafWriter): void {
  const before = leaves.leaves.length;
  for (const child of node.children) {
    const isFirst = leaves.leaves.length === before;
    readBlock(child, subject, leaves, isFirst && child.type === 'paragraph' ? 'item' : 'paragraph');
  }
}

/** As GFM has it, every row is as long as the head: what is missing is empty, what is over is left out. */
function readTable(node: Table, subject: Subject, leaves: LeafWriter): void {
  const length = node.align?.length ?? node.children[0]?.children.length ?? 0;
  for (const row of node.children) {
    for (let index = 0; index < length; index++) {
      const cell = row.children[index];
      leaves.leaf('cell', cell ?? row, () => readInlines(cell?.children ?? [], subject, leaves));
    }
  }
}

function readBox(node: Box, subject: Subject, leaves: LeafWriter): void {
  const { title, byline } = node;
  const id = subject.book.targets.of.get(node)?.id;
  leaves.id(id);
  if (title !== undefined) {
    leaves.leaf('heading', node, () => {
      leaves.id(`${id}.title`);
      leaves.text(title);
    });
  }
  if (byline !== undefined) leaves.leaf('paragraph', node, () => leaves.text(byline));
  readBlocks(node.children, subject, leaves);
}

/** The caption of a figure stands below it, that of a table above. */
function readCaptioned(node: Figure | CaptionedTable, subject: Subject, leaves: LeafWriter): void {
  const target = subject.book.targets.of.get(node);
  leaves.id(target?.id);
  const label = target?.kind === 'figure' || target?.kind === 'table' ? target.name : '';
  const [first, ...caption] = node.children as Nodes[];
  if (first?.type === 'image') {
    const { url, alt } = first;
    const read = (): void => readImage(url, alt ?? '', first, subject, leaves);
    if (isPicture(url, subject)) read();
    else leaves.leaf('paragraph', first, read);
    readCaption(caption, label, subject, leaves);
  } else {
    readCaption(caption, label, subject, leaves);
    if (first) readBlock(first, subject, leaves, 'paragraph');
  }
}

/** The label stands in the line of a caption of one paragraph, and on its own before several blocks. */
function readCaption(
  blocks: readonly Nodes[],
  label: string,
  subject: Subject,
  leaves: LeafWriter,
): void {
  const [only, second] = blocks;
  if (!only) return;
  const isOne = only.type === 'paragraph' && second === undefined;
  leaves.leaf('caption', only, () => {
    leaves.text(`${label} `);
    if (isOne) readInlines(only.children, subject, leaves);
  });
  if (!isOne) readBlocks(blocks, subject, leaves, 'caption');
}
