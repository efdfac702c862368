import type { Element, ElementContent } from 'hast';
import { toString } from 'hast-util-to-string';
import type { Link } from 'mdast';
import type { State } from 'mdast-util-to-hast';
import { resolveLink, type LinkEnd } from '../links.ts';
import type { Target } from '../targets.ts';
import { wordsOf } from '../words.ts';
import type { Setting } from './index.ts';

/**
 * A link. Without a text of its own it prints the name of its target; `{note}` in its text becomes the number
 * of the note, `{ref}` a page reference. A link that leads nowhere safe is left out, its text stays.
 */
export const link =
  ({ book, chapter }: Setting) =>
  (state: State, node: Link): Element | ElementContent[] => {
    const end = resolveLink(node.url, chapter, book);
    const children = state.all(node);
    if (end.kind === 'broken' || end.kind === 'unsafe') return children;
    const result: Element = {
      type: 'element',
      tagName: 'a',
      properties: { href: addressOf(end), ...(node.title && { title: node.title }) },
      children:
        children.length === 0
          ? [{ type: 'text', value: nameOf(end, wordsOf(chapter.language).note) }]
          : filled(children, end),
    };
    state.patch(node, result);
    return result;
  };

type SafeEnd = Exclude<LinkEnd, { kind: 'broken' | 'unsafe' }>;

function addressOf(end: SafeEnd): string {
  if (end.kind === 'web') return end.url;
  return end.kind === 'note' ? `#${end.note.id}` : `#${end.target.id}`;
}

function nameOf(end: SafeEnd, noteWord: string): string {
  if (end.kind === 'web') return end.url;
  return end.kind === 'note' ? `${noteWord} ${end.note.number}` : end.target.name;
}

/** Fills `{note}` and `{ref}` into the text of a link. */
function filled(children: ElementContent[], end: SafeEnd): ElementContent[] {
  if (end.kind === 'web' || !/\{(?:note|ref)\}/u.test(children.map((child) => toString(child)).join('')))
    return children;
  return children.flatMap((child): ElementContent[] => {
    if (child.type === 'element') return [{ ...child, children: filled(child.children, end) }];
    if (child.type !== 'text') return [child];
    if (end.kind === 'note')
      return [{ type: 'text', value: child.value.replaceAll('{note}', String(end.note.number)) }];
    return child.value.split('{ref}').flatMap((text, index): ElementContent[] => {
      const words: ElementContent[] = text === '' ? [] : [{ type: 'text', value: text }];
      return index === 0 ? words : [pageReference(end.target), ...words];
    });
  });
}

function pageReference(target: Target): Element {
  return {
    type: 'element',
    tagName: 'span',
    properties: { className: ['page-reference'], dataTarget: target.id },
    children: [{ type: 'text', value: target.name }],
  };
}
