/** Makes paragraphs of what only looks like them. */
import type { Element, ElementContent, Root } from 'hast';
import { BLOCKS, newElement, isBlock, isElement, isEmpty } from '../elements.ts';

const RUNNING = 'a b strong i em span font sup sub u s del ins small big mark cite q abbr label'.split(' ');
const SPLIT = 'div li blockquote section article main body center dd aside td th'.split(' ');

/** Blocks that hold a line; what is empty in them holds apart what is beside it. */
const IN_LINE = 'p h1 h2 h3 h4 h5 h6 dt summary legend figcaption caption'.split(' ');
const SPACE: ElementContent = { type: 'text', value: ' ' };

/** Changes the children of an element, and theirs. */
export function mendParagraphs(root: Root): void {
  const open: (Root | Element)[] = [root];
  for (let next = open.pop(); next; next = open.pop()) {
    const node = next as { children: ElementContent[] };
    node.children = node.children.flatMap((child) => unwrapAroundBlocks(child));
    if (isElement(next, ...IN_LINE))
      node.children = node.children.map((child) => (isBlock(child) && isEmpty(child) ? SPACE : child));
    if (next.type === 'root' || isElement(next, ...SPLIT)) node.children = split(node.children);
    node.children = node.children.flatMap((child) =>
      isElement(child, 'p') ? splitParagraph(child) : [child],
    );
    for (const child of node.children) if (child.type === 'element') open.push(child);
  }
}

/** `<b><p>…</p></b>`: what runs in a line may not hold blocks, so it goes and its content stays. */
function unwrapAroundBlocks(node: ElementContent): ElementContent[] {
  if (node.type !== 'element' || !isElement(node, ...RUNNING) || node.data?.call !== undefined) return [node];
  const holdsBlock = node.children.some((child) => holdsBlocks(child));
  if (!holdsBlock || node.tagName === 'a') return [node];
  return node.children.flatMap((child) => unwrapAroundBlocks(child));
}

function holdsBlocks(node: ElementContent): boolean {
  return isBlock(node) || (isElement(node, ...RUNNING) && node.children.some((child) => holdsBlocks(child)));
}

function splitParagraph(paragraph: Element): ElementContent[] {
  const children = paragraph.children.flatMap((child) => unwrapAroundBlocks(child));
  if (children.some((child) => isBlock(child) && !isEmpty(child))) return splitAtBlocks(paragraph, children);
  const runs = runsOf(paragraph.children);
  if (runs.length < 2) return [paragraph];
  return runs.map((run) => ({ ...paragraph, children: run }));
}

/** A paragraph with blocks in it, as old pages have tables: what stands before and behind them are its parts. */
function splitAtBlocks(paragraph: Element, children: readonly ElementContent[]): ElementContent[] {
  const result: ElementContent[] = [];
  let run: ElementContent[] = [];
  const end = (): void => {
    for (const part of runsOf(run)) result.push({ ...paragraph, children: part });
    run = [];
  };
  for (const child of children) {
    if (!isBlock(child)) run.push(child);
    else if (isEmpty(child)) run.push(SPACE);
    else {
      end();
      result.push(...(isElement(child, 'p') ? splitParagraph(child) : [child]));
    }
  }
  end();
  return result;
}

/** Two line breaks in a block end a paragraph, as on pages that know no others. */
function split(children: readonly ElementContent[]): ElementContent[] {
  const result: ElementContent[] = [];
  let line: ElementContent[] = [];
  // Next to an empty block two lines would be one: the block goes, and with it what held them apart.
  let isParted = false;
  const end = (): void => {
    const runs = runsOf(line);
    if (runs.length > 1 || (isParted && runs.length === 1))
      result.push(...runs.map((run) => newElement('p', run)));
    else result.push(...line);
    line = [];
  };
  for (const child of children) {
    if (child.type === 'element' && BLOCKS.has(child.tagName)) {
      const isBare = isEmpty(child) && child.tagName !== 'hr';
      isParted ||= isBare && line.some((node) => !isEmpty(node));
      end();
      isParted = isBare;
      if (isBare) continue;
      result.push(child);
    } else line.push(child);
  }
  end();
  return result;
}

/** The stretches between two or more line breaks. */
function runsOf(children: readonly ElementContent[]): ElementContent[][] {
  const runs: ElementContent[][] = [[]];
  let breaks: ElementContent[] = [];
  for (const child of children) {
    if (isElement(child, 'br')) {
      breaks.push(child);
      continue;
    }
    if (
      child.type === 'text' &&
      child.value.trim() === '' &&
      !child.value.includes('\u00A0') &&
      breaks.length > 0
    )
      continue;
    if (breaks.length > 1) runs.push([child]);
    else runs.at(-1)!.push(...breaks, child);
    breaks = [];
  }
  return runs.filter((run) => run.some((node) => !isEmpty(node)));
}
