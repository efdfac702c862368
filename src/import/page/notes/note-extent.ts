/** Finds out how far a note reaches that is known by what stands at its head. */
import type { Element, ElementContent } from 'hast';
import { headingDepth, isBlock, isElement, wordsOf } from '../elements.ts';
import { ancestorsOf, type PageIndex } from '../page-index.ts';
import type { NoteHeads } from './note-heads.ts';

/** The nodes that make up one note: siblings, in order. */
export interface NoteExtent {
  nodes: ElementContent[];
  /** True where nothing says where the note ends, so that what follows it up to the next heading was taken. */
  isOpen: boolean;
}

/** Elements that hold one note and nothing else where they hold the head of one. */
const ONE_NOTE = 'li dd aside tr'.split(' ');
const OF_ONE_NOTE =
  /^(?:_?(?:ftn|edn)_?\d+|sd(?:foot|end)note[-_]?\d*|(?:foot|end)?note(?:[-_]?\d+|[-_](?:item|text|body))?|fn[-_:]?\d+)$/iu;
const NEVER_ONE_NOTE = 'body main article section table ol ul'.split(' ');
/** What a note may go on with. */
const GOES_ON = 'p ul ol blockquote pre dl'.split(' ');

/** How far the note reaches that a call leads to, or that says itself that it is one. */
export function extentOf(head: Element, heads: NoteHeads, index: PageIndex): NoteExtent {
  const block = isBlock(head) ? head : [...ancestorsOf(head, index)].find((around) => isBlock(around));
  if (!block) return { nodes: [head], isOpen: false };
  const own = isBlock(head) && !isElement(head, 'p') ? head : oneNoteAround(block, heads, index);
  if (own) return { nodes: [own], isOpen: false };
  if (heads.countIn(block) > 1 || !isElement(block, 'p')) return partOf(block, head, heads, index);
  return runFrom(block, heads, index);
}

/** The element around the head that holds this note and no other. */
function oneNoteAround(block: Element, heads: NoteHeads, index: PageIndex): Element | undefined {
  let found: Element | undefined;
  for (const around of [block, ...ancestorsOf(block, index)]) {
    if (heads.countIn(around) > 1 || isElement(around, ...NEVER_ONE_NOTE)) break;
    const names = [...wordsOf(around, 'id'), ...wordsOf(around, 'className')];
    const isNamed = isElement(around, 'div') && names.some((name) => OF_ONE_NOTE.test(name));
    if (isNamed || isElement(around, ...ONE_NOTE)) found = around;
    if (isElement(found, ...ONE_NOTE)) break;
  }
  return found;
}

/** A part of a block, from the head to the next: `<p>[1] One.<br>[2] Two.</p>`. */
function partOf(block: Element, head: Element, heads: NoteHeads, index: PageIndex): NoteExtent {
  const line = [head, ...ancestorsOf(head, index)];
  const first = line[line.indexOf(block) - 1] ?? head;
  const rest = block.children.slice(block.children.indexOf(first));
  const end = rest.findIndex(
    (node, at) =>
      at > 0 &&
      (heads.countIn(node) > 0 ||
        headingDepth(node) !== undefined ||
        isElement(node, 'hr', 'nav', 'section', 'footer')),
  );
  const isNext = end > 0 && heads.countIn(rest[end]!) > 0;
  return { nodes: end > 0 ? rest.slice(0, end) : rest, isOpen: !isNext && !isElement(block, 'p') };
}

/** A paragraph and those after it, up to the next head, a heading, a rule or the end of what holds them. */
function runFrom(block: Element, heads: NoteHeads, { parents }: PageIndex): NoteExtent {
  const siblings = (parents.get(block)?.children ?? []) as ElementContent[];
  const nodes: ElementContent[] = [block];
  for (const node of siblings.slice(siblings.indexOf(block) + 1)) {
    if (heads.countIn(node) > 0) return { nodes, isOpen: false };
    const isBlank = (node.type === 'text' && node.value.trim() === '') || node.type === 'comment';
    if (!isBlank && !isElement(node, ...GOES_ON)) break;
    if (!isBlank) nodes.push(node);
  }
  const parent = parents.get(block);
  // Where its parent holds no other note, the note ends with it.
  return { nodes, isOpen: nodes.length > 1 && parent !== undefined && heads.countIn(parent) > 1 };
}
