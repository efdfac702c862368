/** Figures, tables with captions, headings, and the blocks that our own edition has. */
import type { Element, ElementContent } from 'hast';
import { slug } from 'github-slugger';
import { defaultHandlers, type Handle, type State } from 'hast-util-to-mdast';
import type { BlockContent, DefinitionContent, Heading, Image, Paragraph, PhrasingContent } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import { attribute, elementsOf, hasClass, headingDepth, isElement, isEmpty, textOf } from '../elements.ts';
import { onlyPicture, partsOf } from '../prepare/figures.ts';

type Blocks = (BlockContent | DefinitionContent)[];

const heading: Handle = (state, element) => {
  const depth = headingDepth(element) ?? 6;
  const identifier = element.data?.identifier;
  const children = (state.all(element) as PhrasingContent[]).flatMap((child): PhrasingContent[] => {
    if (child.type === 'break') return [];
    // Many pages link a heading to itself, so that its address can be copied; ours does.
    const leadsHere = child.type === 'link' && identifier !== undefined && child.url === `#${identifier}`;
    return leadsHere ? child.children : [child];
  });
  if (children.length === 0) return [];
  // An id that the heading has by its words need not be written.
  if (identifier !== undefined && identifier !== slug(textOf(element)))
    children.push({ type: 'text', value: ` {#${identifier}}` });
  const result: Heading = { type: 'heading', depth: depth as Heading['depth'], children };
  state.patch(element, result);
  return result;
};

const image: Handle = (state, element) => {
  const url = attribute(element, 'src') ?? '';
  const alt = (attribute(element, 'alt') ?? '').replaceAll(/\s+/gu, ' ').trim();
  // No path at all: only the words are left.
  if (url === '') return alt === '' ? [] : { type: 'text', value: alt };
  const result: Image = { type: 'image', url, title: null, alt };
  state.patch(element, result);
  return result;
};

const figure: Handle = (state, element) => {
  const { content, captions } = partsOf(element);
  const blocks = captions.flatMap((caption) => state.toFlow(state.all(caption))) as Blocks;
  const picture = onlyPicture(content);
  if (picture && attribute(picture.image, 'src') !== '') {
    const shown = state.one(picture.image, element) as Image;
    const paragraph: Paragraph = { type: 'paragraph', children: [shown] };
    const isDecorative = attribute(picture.image, 'alt') === '' && blocks.length === 0;
    if (isDecorative) return paragraph;
    return directive('figure', [paragraph, ...blocks], element.data?.identifier);
  }
  const [only, second] = content;
  if (isElement(only, 'table') && second === undefined) {
    const inner = flow(state, [only]);
    const [made] = inner;
    if (made?.type === 'table' && blocks.length > 0)
      return directive('table', [made, ...blocks], element.data?.identifier);
    return [...inner, ...blocks];
  }
  return [...flow(state, content), ...blocks];
};

const table: Handle = (state, element) => {
  const captions = element.children.filter(
    (child) => isElement(child, 'caption') && !isEmpty(child),
  ) as Element[];
  const made = defaultHandlers.table(state, element);
  if (made.type !== 'table' || state.inTable) return made;
  const blocks = captions.flatMap((caption) => state.toFlow(state.all(caption)) as Blocks);
  if (made.children.every((row) => row.children.every((cell) => cell.children.length === 0))) return blocks;
  return blocks.length === 0 ? made : directive('table', [made, ...blocks], element.data?.identifier);
};

/** A box of our own edition: its title and byline are attributes. */
const aside: Handle = (state, element) => {
  const blockName = hasClass(element, 'remark') ? 'note' : hasClass(element, 'box') ? 'box' : undefined;
  if (blockName === undefined) return state.toFlow(state.all(element));
  const part = (name: string): ElementContent | undefined =>
    element.children.find((child) => isElement(child) && hasClass(child, name));
  const [title, byline] = [part('box-title'), part('byline')];
  // Attributes hold no calls.
  const isPlain = [title, byline].every(
    (node) => !node || ![...elementsOf(node)].some((inner) => inner.data?.call !== undefined),
  );
  if (!isPlain) return state.toFlow(state.all(element));
  const attributes = {
    ...(title && { title: textOf(title) }),
    ...(byline && { byline: textOf(byline) }),
  };
  const rest = element.children.filter((child) => child !== title && child !== byline);
  return { ...directive(blockName, flow(state, rest), element.data?.identifier), attributes };
};

const blockquote: Handle = (state, element) =>
  hasClass(element, 'epigraph')
    ? directive('epigraph', flow(state, element.children), undefined)
    : defaultHandlers.blockquote(state, element);

const section: Handle = (state, element) =>
  hasClass(element, 'abstract')
    ? directive('abstract', flow(state, element.children), undefined)
    : state.toFlow(state.all(element));

const division: Handle = (state, element) =>
  hasClass(element, 'verse')
    ? directive('verse', flow(state, element.children), undefined)
    : state.toFlow(state.all(element));

const rule: Handle = (state, element) =>
  hasClass(element, 'page-break')
    ? ({ type: 'leafDirective', name: 'pagebreak', attributes: {}, children: [] } satisfies LeafDirective)
    : defaultHandlers.hr(state, element);

/** Code, with the calls that stand in it behind it, as code can hold none. */
const pre: Handle = (state, element) => {
  const calls = [...elementsOf(element)].filter((inner) => inner.data?.call !== undefined);
  const bare = calls.length === 0 ? element : withoutCalls(element);
  const made = defaultHandlers.pre(state, bare);
  if (calls.length === 0) return made;
  return [
    made,
    {
      type: 'paragraph',
      children: calls.flatMap((call) => state.one(call, element) ?? []) as PhrasingContent[],
    },
  ];
};

function withoutCalls(element: Element): Element {
  const children = element.children.filter((child) => !(isElement(child) && child.data?.call !== undefined));
  return { ...element, children: children.map((child) => (isElement(child) ? withoutCalls(child) : child)) };
}

function flow(state: State, children: readonly ElementContent[]): Blocks {
  return state.toFlow(state.all({ type: 'root', children: [...children] })) as Blocks;
}

function directive(name: string, children: Blocks, identifier: string | undefined): ContainerDirective {
  return {
    type: 'containerDirective',
    name,
    attributes: identifier === undefined ? {} : { id: identifier },
    children,
  };
}

const blocks: Handle = (state, element) => state.toFlow(state.all(element));

export const blockHandlers: Record<string, Handle> = {
  ...Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, heading])),
  aside,
  blockquote,
  // In a table the table sees to it.
  caption: (state, element) => (state.inTable ? [] : state.toFlow(state.all(element))),
  details: blocks,
  div: division,
  figure,
  hr: rule,
  img: image,
  listing: pre,
  menu: (state, element) => defaultHandlers.ul(state, element),
  pre,
  section,
  table,
  xmp: pre,
};
