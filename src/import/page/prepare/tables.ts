/** Makes tables fit into Markdown, where a cell is one line of text and the first row is the head. */
import type { Element, ElementContent, Root } from 'hast';
import type { Decision } from '../../imported.ts';
import {
  attribute,
  newElement,
  elementsOf,
  isBlock,
  isElement,
  isEmpty,
  lineOf,
  textOf,
  wordsOf,
} from '../elements.ts';

const PARTS = 'thead tbody tfoot tr td th caption'.split(' ');

/** Changes the tables of some content. */
export function mendTables(root: Root | Element): Decision[] {
  const decisions: Decision[] = [];
  const tables = [...elementsOf(root)].filter((node) => isElement(node, 'table'));
  for (const table of tables) {
    if (isLayout(table)) {
      unmake(table);
      decisions.push(
        told(table, 'likely', 'a table that only places things on the page; its content is text'),
      );
    } else mend(table, decisions);
  }
  return decisions;
}

/** A table that holds what no table of data holds. */
function isLayout(table: Element): boolean {
  if (wordsOf(table, 'role').some((role) => role === 'presentation' || role === 'none')) return true;
  const inner = [...elementsOf(table)];
  if (inner.some((node) => isElement(node, 'th', 'caption')))
    return inner.some((node) => isElement(node, 'table'));
  if (inner.some((node) => isElement(node, 'table', 'h1', 'h2', 'h3', 'h4', 'figure', 'section', 'article')))
    return true;
  const rows = inner.filter((node) => isElement(node, 'tr'));
  const most = Math.max(0, ...rows.map((row) => row.children.filter((cell) => isElement(cell, 'td')).length));
  return most < 2;
}

/** The parts of a table become plain boxes; those of a table within it do in their turn. */
function unmake(part: Element): void {
  for (const child of part.children) {
    if (isElement(child, 'colgroup', 'col')) child.children = [];
    else if (child.type === 'element' && PARTS.includes(child.tagName)) unmake(child);
  }
  part.tagName = 'div';
}

function mend(table: Element, decisions: Decision[]): void {
  const rows = [...elementsOf(table)].filter((node) => isElement(node, 'tr'));
  const cells = rows.flatMap((row) => row.children).filter((node) => isElement(node, 'td', 'th'));
  for (const cell of cells) {
    cell.children = inOneLine(cell.children);
    // As our own editions say it, and many pages.
    const alignment = wordsOf(cell, 'className').find((name) => /^align-(?:left|center|right)$/u.test(name));
    if (alignment !== undefined) cell.properties.align ??= alignment.replace('align-', '');
  }
  if (
    cells.some(
      (cell) => Number(attribute(cell, 'colSpan') ?? 1) > 1 || Number(attribute(cell, 'rowSpan') ?? 1) > 1,
    )
  )
    decisions.push(
      told(
        table,
        'certain',
        'cells that reach over others are cells of their own here, with empty ones beside',
      ),
    );
  const first = rows[0];
  const isHeaded =
    [...elementsOf(table)].some((node) => isElement(node, 'thead')) ||
    first?.children.some((node) => isElement(node, 'th'));
  if (isHeaded || !first) return;
  for (const cell of first.children) if (isElement(cell, 'td')) cell.tagName = 'th';
  decisions.push(
    told(table, 'unsure', 'the table has no head; its first row was taken for it, as Markdown wants one'),
  );
}

/** The content of a cell as one line: blocks are set apart by line breaks. */
function inOneLine(children: readonly ElementContent[]): ElementContent[] {
  const lines: ElementContent[][] = [[]];
  const walk = (nodes: readonly ElementContent[]): void => {
    for (const node of nodes) {
      if (node.type !== 'element' || !isBlock(node)) {
        lines.at(-1)!.push(node);
        continue;
      }
      lines.push(node.tagName === 'li' ? [{ type: 'text', value: '• ' }] : []);
      if (node.tagName === 'table') lines.at(-1)!.push({ type: 'text', value: textOf(node) });
      else walk(node.children);
      lines.push([]);
    }
  };
  walk(children);
  return lines
    .filter((line) => line.some((node) => !isEmpty(node)))
    .flatMap((line, at) => (at === 0 ? line : [newElement('br', []), ...line]));
}

function told(table: Element, confidence: Decision['confidence'], message: string): Decision {
  return { kind: 'table', confidence, message, line: lineOf(table), text: textOf(table).slice(0, 200) };
}
