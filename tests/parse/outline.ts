/** A parsed chapter as an outline that people can read: what the golden tests compare. */
import type { Nodes } from 'mdast';
import type { Book } from '../../src/book/book.ts';

/** The tree of the first chapter, then the calls and definitions of its notes, with their places. */
export function outline(book: Book): string {
  const [chapter] = book.chapters;
  const lines = chapter === undefined ? [] : chapter.tree.children.flatMap((node) => nodeLines(node, 0));
  return [...lines, ...callLines(book), ...definitionLines(book), ''].join('\n');
}

function nodeLines(node: Nodes, depth: number): string[] {
  const indent = '  '.repeat(depth);
  const facts = factsOf(node);
  const line = `${indent}${node.type}${facts === '' ? '' : ` ${facts}`}`;
  return [line, ...('children' in node ? node.children.flatMap((child) => nodeLines(child, depth + 1)) : [])];
}

/** Everything a reader would see of a node, and what its links and names are. */
function factsOf(node: Nodes): string {
  const {
    type: _type,
    position: _position,
    children: _children,
    data,
    ...facts
  } = node as Nodes & {
    children?: unknown;
    data?: object;
  };
  if (node.type === 'footnoteReference' || node.type === 'footnoteDefinition') {
    return `${JSON.stringify(node.label)}${'inline' in node && node.inline ? ' inline' : ''} ${placeOf(node)}`;
  }
  return Object.entries({ ...facts, ...data })
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => (name === 'value' ? quoted(value) : `${name}=${quoted(value)}`))
    .join(' ');
}

function quoted(value: unknown): string {
  const text = JSON.stringify(value);
  if (text.length <= 400) return text.replaceAll(/[\u00A0\u202F\u200E-\u200F]/gu, escaped);
  return `${text.slice(0, 40)}… (${text.length - 2} characters)`;
}

/** Spaces that look like others are shown by their code. */
function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function callLines({ graph, numbered }: Book): string[] {
  return graph.calls.map((call) => {
    const printed = numbered.callOf.get(call.node);
    const end = call.target ? (printed?.id ?? 'not printed') : 'UNDEFINED';
    return `call ${short(call.label)} ${placeOf(call.node)}${call.within ? ` within ${short(call.within.label)}` : ''} → ${end}`;
  });
}

function definitionLines({ graph, numbered }: Book): string[] {
  return graph.definitions.map((definition) => {
    const number = numbered.noteOf.get(definition)?.number;
    const state = definition.duplicateOf ? 'DUPLICATE' : number === undefined ? 'UNUSED' : `number ${number}`;
    return `note ${short(definition.label)} ${placeOf(definition.node)} → ${state}`;
  });
}

function short(label: string): string {
  return quoted(label).slice(0, 50);
}

function placeOf({ position }: Nodes): string {
  return position === undefined ? '?' : `${position.start.line}:${position.start.column}`;
}
