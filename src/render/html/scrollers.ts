/**
 * What may be wider than a narrow screen scrolls inside itself, and the page never does: tables, code, drawings
 * whose lettering would become too small. Who reads by keyboard can stop there and scroll; our script takes the
 * stop away where there is nothing to scroll.
 */
import type { Element, ElementContent, Properties } from 'hast';
import { mapElements } from '../serialize.ts';

/** A copy of some content with its tables, code and drawings in boxes that scroll. */
export function withScrollers(content: readonly ElementContent[]): ElementContent[] {
  return mapElements(content, (element) => {
    if (element.tagName === 'pre') return { ...element, properties: { ...element.properties, ...STOP } };
    if (element.tagName === 'table') return scroller('table-scroller', named(element), nameOf(element));
    if (element.tagName !== 'figure') return element;
    return {
      ...element,
      children: element.children.map((child) => (isDrawing(child) ? scrolledDrawing(child) : child)),
    };
  });
}

/** In CSS px: a drawing of this width cannot be read on a phone. */
const WIDE = 450;
const STOP: Properties = { tabIndex: 0, dataScroller: '' };

function scroller(name: string, child: Element, properties: Properties): Element {
  return {
    type: 'element',
    tagName: 'div',
    properties: { className: [name], ...STOP, ...properties },
    children: [child],
  };
}

function scrolledDrawing(drawing: Element): Element {
  // The drawing has its own name; a second one around it would be read twice.
  return scroller('drawing-scroller', drawing, {});
}

function isDrawing(node: ElementContent): node is Element {
  return (
    node.type === 'element' &&
    node.tagName === 'img' &&
    Number(node.properties.width) >= WIDE &&
    /\.svg$|^data:image\/svg/iu.test(String(node.properties.src))
  );
}

/** A table goes by its caption, which needs an id for that. */
function named(table: Element): Element {
  const { id } = table.properties;
  if (typeof id !== 'string') return table;
  const children = table.children.map((child) =>
    isCaption(child) ? { ...child, properties: { ...child.properties, id: captionId(id) } } : child,
  );
  return { ...table, children };
}

function nameOf(table: Element): Properties {
  const { id } = table.properties;
  if (typeof id !== 'string' || !table.children.some(isCaption)) return {};
  return { role: 'group', ariaLabelledBy: [captionId(id)] };
}

/** What begins with `page-` is no author's. */
function captionId(table: string): string {
  return `page-caption-${table}`;
}

function isCaption(node: ElementContent): node is Element {
  return node.type === 'element' && node.tagName === 'caption';
}
