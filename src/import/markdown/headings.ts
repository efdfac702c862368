/** Headings of others: pandoc’s attributes, and a title that is metadata. */
import type { Heading, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { plainText } from '../../parse/plain-text.ts';
import type { Decision, ImportedMetadata } from '../imported.ts';

const ATTRIBUTES = /[ \t]*\{([^{}\n]+)\}[ \t]*$/u;
const NOTES = /^(?:(?:foot|end)?notes?|references|anmerkungen|fu(?:ß|ss)noten|примечания|notas)\s*:?$/iu;

/** `{#id .class}` → `{#id}`. Changes the tree; true where there was one that only pandoc has. */
export function readAttributes(tree: Root, decisions: Decision[]): boolean {
  let isPandoc = false;
  visit(tree, 'heading', (heading: Heading) => {
    const last = heading.children.at(-1);
    const found = last?.type === 'text' ? ATTRIBUTES.exec(last.value) : null;
    if (!found || last?.type !== 'text' || !/^(?:[#.][^\s]+|-|[\w-]+=\S+)(?:\s|$)/u.test(found[1]!.trim()))
      return;
    const parts = found[1]!.trim().split(/\s+/u);
    const id = parts.find((part) => /^#[^\s{}#]+$/u.test(part));
    if (parts.length === 1 && id !== undefined) return;
    isPandoc = true;
    last.value = `${last.value.slice(0, found.index)}${id === undefined ? '' : ` {${id}}`}`;
    decisions.push({
      kind: 'heading',
      confidence: 'certain',
      message: 'the attributes of a heading were left out, except its id',
      line: heading.position?.start.line,
      text: found[0].trim(),
    });
  });
  return isPandoc;
}

/** A title that stands above the text as its one heading of the first depth is the title of the manuscript. */
export function takeTitle(tree: Root, metadata: ImportedMetadata, decisions: Decision[]): void {
  const index = tree.children.findIndex((node) => node.type !== 'html');
  const first = tree.children[index];
  if (first?.type !== 'heading' || first.depth !== 1) return;
  const isOnly = tree.children.every((node) => node === first || node.type !== 'heading' || node.depth > 1);
  const title = plainText(first);
  const hasMore = first.children.some((node) => node.type !== 'text') || /\{#[^{}]+\}$/u.test(title);
  if (
    hasMore ||
    title === '' ||
    (metadata.title ?? title) !== title ||
    (!isOnly && metadata.title === undefined)
  )
    return;
  metadata.title = title;
  tree.children.splice(index, 1);
  decisions.push({
    kind: 'metadata',
    confidence: 'likely',
    message: 'the title: the only heading of the first depth',
    line: first.position?.start.line,
    text: title,
  });
}

/** “Notes” with nothing below it, now that the notes are taken from there. */
export function removeNotesHeading(tree: Root, decisions: Decision[]): void {
  for (let last = tree.children.at(-1); last; last = tree.children.at(-1)) {
    const isEmpty = last.type === 'thematicBreak' || (last.type === 'heading' && NOTES.test(plainText(last)));
    if (!isEmpty) return;
    tree.children.pop();
    const text = last.type === 'heading' ? plainText(last) : '***';
    decisions.push({
      kind: 'furniture',
      confidence: 'certain',
      message: 'the heading of the notes; editions make their own',
      line: last.position?.start.line,
      text,
    });
  }
}
