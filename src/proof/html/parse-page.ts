/** A page of HTML as a tree, and whether its file is whole. */
import { html, parse, type DefaultTreeAdapterTypes, type ParserError } from 'parse5';
import type { Element, ElementContent, Root } from 'xast';

/** A page that was parsed. */
export interface ParsedPage {
  tree: Root;
  /** Why the file cannot be whole, to follow "found"; nothing where it is. */
  fault?: string;
}

/** Parses a page as a browser does; every page can be parsed, so what is cut short is told apart. */
export function parsePage(bytes: Uint8Array): ParsedPage {
  let text: string;
  let fault: string | undefined;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    text = new TextDecoder().decode(bytes);
    fault = 'bytes that are no UTF-8';
  }
  const errors: ParserError[] = [];
  const document = parse(text, { onParseError: (error) => errors.push(error) });
  const cut = errors.find(({ code }) => code.startsWith('eof-in-'));
  if (cut) fault ??= `its end within a part of it (${cut.code})`;
  if (text.trim() === '') fault ??= 'an empty file';
  // A comment behind the end is allowed.
  if (!/<\/html\s*>\s*(?:<!--(?:(?!-->)[^])*-->\s*)*$/iu.test(text)) fault ??= 'no "</html>" at its end';
  return { tree: treeOf(document), ...(fault !== undefined && { fault }) };
}

type Parsed = DefaultTreeAdapterTypes.ParentNode;

function treeOf(document: DefaultTreeAdapterTypes.Document): Root {
  return { type: 'root', children: childrenOf(document) };
}

function childrenOf(node: Parsed): ElementContent[] {
  return node.childNodes.flatMap((child): ElementContent[] => {
    if ('tagName' in child) return [elementOf(child)];
    return child.nodeName === '#text' && 'value' in child ? [{ type: 'text', value: child.value }] : [];
  });
}

function elementOf(element: DefaultTreeAdapterTypes.Element): Element {
  const attributes: Record<string, string> = {};
  for (const { name, value, prefix } of element.attrs)
    attributes[prefix ? `${prefix}:${name}` : name] = value;
  // What is in a template is not in the page.
  const children =
    element.namespaceURI === html.NS.HTML && element.tagName === 'template' ? [] : childrenOf(element);
  return { type: 'element', name: element.tagName, attributes, children };
}
