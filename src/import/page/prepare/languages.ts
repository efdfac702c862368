/** Brings the languages of a page down to its passages, where our language has a form for them. */
import type { Element, ElementContent, Root } from 'hast';
import { languageTag } from '../page-metadata.ts';
import { attribute, newElement, isBlock, isElement, isEmpty } from '../elements.ts';

const WITHOUT_TEXT = 'ul ol dl table thead tbody tfoot tr pre hr'.split(' ');

/**
 * Every passage in another language than what is around it becomes `span[lang]`; no other element keeps a `lang`.
 * @param language that of the whole manuscript, if it is known
 */
export function markPassages(root: Root | Element, language: string | undefined): void {
  const open: { node: Root | Element; around: string | undefined }[] = [{ node: root, around: language }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, around } = next;
    const own = node.type === 'element' && node.data?.call === undefined ? tagOf(node) : undefined;
    const inner = own ?? around;
    for (const child of node.children)
      if (child.type === 'element') open.push({ node: child, around: inner });
    if (node.type === 'root') continue;
    delete node.properties.lang;
    delete node.properties['xml:lang'];
    if (inner === undefined || isElement(node, ...WITHOUT_TEXT)) continue;
    // Within a line only what differs from the line is marked; in a block every line of it.
    if (isBlock(node) ? inner !== language : inner !== around) node.children = marked(node.children, inner);
  }
}

function marked(children: readonly ElementContent[], language: string): ElementContent[] {
  const result: ElementContent[] = [];
  let line: ElementContent[] = [];
  const end = (): void => {
    const isText = line.some((node) => !isEmpty(node) && !isElement(node, 'img'));
    result.push(...(isText ? [newElement('span', line, { lang: language })] : line));
    line = [];
  };
  for (const child of children) {
    if (isBlock(child)) {
      end();
      result.push(child);
    } else line.push(child);
  }
  end();
  return result;
}

function tagOf(node: Element): string | undefined {
  return languageTag(attribute(node, 'lang') ?? attribute(node, 'xml:lang'));
}
