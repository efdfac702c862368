import type { Element, ElementContent } from 'hast';
import { toString } from 'hast-util-to-string';
import type { Link } from 'mdast';
import type { State } from 'mdast-util-to-hast';
import type { Book } from '../book.ts';
import { isCall } from '../contents.ts';
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
  (state: State, node: Link): ElementContent[] => {
    const end = resolveLink(node.url, chapter, book);
    const children = state.all(node);
    if (end.kind === 'broken' || end.kind === 'unsafe') return children;
    const text: ElementContent[] =
      children.length === 0
        ? [
            {
              type: 'text',
              value: nameOf(end, wordsOf(chapter.language, book.configuration.words).note, book),
            },
          ]
        : filled(children, end);
    return aroundCalls(text, (words) => {
      const result: Element = {
        type: 'element',
        tagName: 'a',
        properties: { href: addressOf(end), ...(node.title && { title: node.title }) },
        children: words,
      };
      state.patch(node, result);
      return result;
    });
  };

type SafeEnd = Exclude<LinkEnd, { kind: 'broken' | 'unsafe' }>;

function addressOf(end: SafeEnd): string {
  if (end.kind === 'web') return end.url;
  return end.kind === 'note' ? `#${end.note.id}` : `#${end.target.id}`;
}

/** What has no name of its own, such as an epigraph, goes by the name of its chapter. */
function nameOf(end: SafeEnd, noteWord: string, book: Book): string {
  if (end.kind === 'web') return end.url;
  if (end.kind === 'note') return `${noteWord} ${end.note.number}`;
  return end.target.name || book.chapters[end.target.chapter - 1]?.title || end.target.id;
}

/** A call is a link itself and no link may stand in another, so a link goes around the calls in its text. */
function aroundCalls(
  children: readonly ElementContent[],
  linkOf: (words: ElementContent[]) => Element,
): ElementContent[] {
  const result: ElementContent[] = [];
  let words: ElementContent[] = [];
  const end = (): void => {
    if (words.length > 0) result.push(linkOf(words));
    words = [];
  };
  for (const child of children) {
    const calls = callsIn(child);
    if (!isCall(child))
      words.push(calls.length > 0 && child.type === 'element' ? withoutCallsIn(child) : child);
    if (calls.length === 0) continue;
    end();
    result.push(...calls);
  }
  end();
  return result;
}

function callsIn(node: ElementContent): ElementContent[] {
  if (node.type !== 'element') return [];
  return isCall(node) ? [node] : node.children.flatMap(callsIn);
}

function withoutCallsIn(element: Element): Element {
  const children = element.children.filter((child) => !isCall(child));
  return {
    ...element,
    children: children.map((child) => (child.type === 'element' ? withoutCallsIn(child) : child)),
  };
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
