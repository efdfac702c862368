/** The parts of a Word document as trees, and small questions about them. */
import { fromXml } from 'xast-util-from-xml';
import type { Element, Nodes, Root } from 'xast';
import { UnreadableSourceError } from '../imported.ts';

/** A part as a tree; undefined where the document has no such part. */
export function readPart(parts: ReadonlyMap<string, Uint8Array>, path: string): Root | undefined {
  const bytes = parts.get(path);
  if (!bytes) return undefined;
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encoding = isUtf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
  try {
    return fromXml(new TextDecoder(encoding).decode(bytes));
  } catch (error) {
    throw new UnreadableSourceError(
      `expected a Word document, found a damaged one: \`${path}\` is no XML; open it in Word or LibreOffice, which may repair it, and save it again`,
      { cause: error },
    );
  }
}

/** All elements below a node, in order; those for which `enter` says no are given, but not gone into. */
export function* elementsIn(
  root: Nodes,
  enter: (element: Element) => boolean = () => true,
): Generator<Element> {
  const open: Nodes[] = 'children' in root ? [...root.children].toReversed() : [];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type !== 'element') continue;
    yield node;
    if (!enter(node)) continue;
    for (let index = node.children.length - 1; index >= 0; index--) open.push(node.children[index]!);
  }
}

/** The first child of an element with some name. */
export function childOf(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((child): child is Element => child.type === 'element' && child.name === name);
}

/** The words of some XML of Word; what is deleted or a rule of a field is none of them, unless it is asked for. */
export function wordText(node: Nodes, { deleted = false }: { deleted?: boolean } = {}): string {
  const parts: string[] = [];
  const isOut = ({ name }: Element): boolean =>
    name === 'mc:Choice' ||
    name === 'w:instrText' ||
    (!deleted && (name === 'w:del' || name === 'w:moveFrom'));
  const all =
    node.type === 'element'
      ? [node, ...elementsIn(node, (element) => !isOut(element))]
      : elementsIn(node, (element) => !isOut(element));
  for (const element of all) {
    if (element.name === 'w:t' || element.name === 'm:t' || (deleted && element.name === 'w:delText')) {
      for (const child of element.children)
        if (child.type === 'text' || child.type === 'cdata') parts.push(child.value);
    } else if (element.name === 'w:noBreakHyphen') parts.push('\u2011');
    else if (SEPARATORS.has(element.name)) parts.push(element.name === 'w:p' ? '\n' : ' ');
  }
  return parts.join('');
}

const SEPARATORS: ReadonlySet<string> = new Set(
  'w:p w:tab w:br w:cr w:tc w:footnoteReference w:endnoteReference w:hyperlink w:sym w:drawing w:pict'.split(
    ' ',
  ),
);
