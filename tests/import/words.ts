/**
 * The words of a source and of the manuscript made of it, gathered by different means: the source’s from its lines,
 * the manuscript’s by parsing its files.
 */
import type { Nodes, Root } from 'mdast';
import { VFile } from 'vfile';
import type { ManuscriptFolder } from '../../src/import/manuscript-folder.ts';
import type { Decision } from '../../src/import/imported.ts';
import { readSyntax } from '../../src/parse/chain.ts';

/** The words of a text, without white space, bullets and note marks, and without the lines that the report has. */
export function wordsOfText(text: string, decisions: readonly Decision[]): string[] {
  const lines = text.split(/\r\n|\n|\r/u);
  for (const { kind, line, text: taken, message } of decisions) {
    // The title is in the manuscript too.
    if (line === undefined || taken === undefined || message.startsWith('the title')) continue;
    if (kind !== 'furniture' && !(kind === 'metadata' && message.includes('`manuscript.yaml`'))) continue;
    if (message.includes('kept as text')) continue;
    for (const [index, expected] of taken.split('\n').entries()) {
      if (lines[line - 1 + index]?.trim() !== expected)
        throw new Error(`expected “${expected}” on line ${line + index}, found “${lines[line - 1 + index]}”`);
      lines[line - 1 + index] = '';
    }
  }
  return words(
    lines
      .map((line) => line.replace(/^\s*[•–*]\s/u, ''))
      .join('\n')
      .replaceAll(/\[\d{1,3}\]/gu, ''),
  );
}

/** The words of a manuscript, chapter by chapter, each text before its notes. */
export function wordsOfManuscript(folder: ManuscriptFolder): string[] {
  return folder.chapters.flatMap((chapter) => words(textOf(treeOf(folder, chapter))));
}

/** The labels of the calls and of the definitions, in order, and the paragraphs of each note. */
export function notesOfManuscript(folder: ManuscriptFolder): {
  calls: string[];
  definitions: { label: string; paragraphs: string[] }[];
} {
  const trees = folder.chapters.map((chapter) => treeOf(folder, chapter));
  const calls = trees.flatMap((tree) =>
    all(tree).flatMap((node) => (node.type === 'footnoteReference' ? [node.label ?? ''] : [])),
  );
  const definitions = trees.flatMap((tree) =>
    all(tree).flatMap((node) =>
      node.type === 'footnoteDefinition'
        ? [
            {
              label: node.label ?? '',
              paragraphs: node.children.map((child) => words(textOf(child)).join(' ')),
            },
          ]
        : [],
    ),
  );
  return { calls, definitions };
}

/** The headings of a manuscript: `## Title`. */
export function headingsOfManuscript(folder: ManuscriptFolder): string[] {
  return folder.chapters.flatMap((chapter) =>
    all(treeOf(folder, chapter)).flatMap((node) =>
      node.type === 'heading' ? [`${'#'.repeat(node.depth)} ${words(textOf(node)).join(' ')}`] : [],
    ),
  );
}

/** A chapter of a manuscript, parsed. */
export function treeOf(folder: ManuscriptFolder, chapter: string): Root {
  return readSyntax(new VFile({ path: chapter, value: fileOf(folder, chapter) }));
}

/** A file of a manuscript, as text. */
export function fileOf(folder: ManuscriptFolder, path: string): string {
  const bytes = folder.files.get(path);
  if (!bytes) throw new Error(`expected \`${path}\`, found ${[...folder.files.keys()].join(', ')}`);
  return new TextDecoder().decode(bytes);
}

/** All nodes below a node, in order. */
export function all(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap(all) : [])];
}

/** The text of a node; blocks are told apart by line ends. */
export function textOf(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value;
  if (!('children' in node)) return node.type === 'break' ? '\n' : '';
  const isBlock = node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell';
  return node.children.map(textOf).join('') + (isBlock ? '\n' : '');
}

/** Words as white space divides them. */
export function words(text: string): string[] {
  return text.split(/\s+/u).filter(Boolean);
}
