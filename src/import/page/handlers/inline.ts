/** What runs in a line of text. */
import type { Element } from 'hast';
import type { Handle, State } from 'hast-util-to-mdast';
import type { Break, FootnoteReference, Html, InlineCode, Link, PhrasingContent, Text } from 'mdast';
import type { TextDirective } from 'mdast-util-directive';
import { attribute, elementsOf, hasClass, isElement, textOf } from '../elements.ts';

/** An HTML element that Markdown has no form for and our language takes as it is. */
const asHtml: Handle = (state, element) => {
  const children = state.all(element) as PhrasingContent[];
  if (children.length === 0) return [];
  const title = attribute(element, 'title');
  const dir = attribute(element, 'dir');
  const attributes = [
    title && ` title="${escaped(title)}"`,
    dir && /^(?:ltr|rtl)$/u.test(dir) && ` dir="${dir}"`,
  ];
  const start = attributes.filter(Boolean).join('');
  return [html(`<${element.tagName}${start}>`), ...children, html(`</${element.tagName}>`)];
};

const asHtmlWithTitle: Handle = (state, element) =>
  attribute(element, 'title') === undefined ? state.all(element) : asHtml(state, element, undefined);

/** `<cite>` is set in italics, except where a system puts it around whole references. */
const cite: Handle = (state, element) =>
  hasClass(element, 'citation') ? state.all(element) : asHtml(state, element, undefined);

const call: Handle = (state, element, parent) => {
  const label = element.data?.call;
  if (label === undefined) return asHtml(state, element, parent);
  return { type: 'footnoteReference', identifier: label, label } satisfies FootnoteReference;
};

const span: Handle = (state, element) => {
  const children = state.all(element) as PhrasingContent[];
  const language = attribute(element, 'lang');
  if (children.length === 0) return [];
  if (hasClass(element, 'small-caps', 'smallcaps'))
    return { type: 'textDirective', name: 'smallcaps', attributes: {}, children } satisfies TextDirective;
  if (language === undefined) return children;
  return {
    type: 'textDirective',
    name: 'lang',
    attributes: { [language]: '' },
    children,
  } satisfies TextDirective;
};

const link: Handle = (state, element) => {
  const children = state.all(element) as PhrasingContent[];
  const url = attribute(element, 'href');
  if (url === undefined || children.length === 0) return children;
  const result: Link = { type: 'link', url, title: null, children };
  state.patch(element, result);
  return result;
};

/** In a cell Markdown has no line breaks of its own. */
const lineBreak: Handle = (state) => (state.inTable ? html('<br>') : ({ type: 'break' } satisfies Break));

/** Code, unless there is something in it that code cannot hold. */
const code: Handle = (state, element) => {
  const inner = [...elementsOf(element)];
  if (inner.some((node) => node.data?.call !== undefined || isElement(node, 'a', 'img')))
    return state.all(element);
  const value = textOf(element);
  return value === '' ? [] : ({ type: 'inlineCode', value } satisfies InlineCode);
};

/** A formula comes as its text; pages give it beside the marks, for those who cannot see it. */
const math: Handle = (_, element) => {
  const value = attribute(element, 'alttext') ?? textOf(element);
  return value === '' ? [] : ({ type: 'text', value } satisfies Text);
};

/** What plays or is a page of its own: a link to it. */
const media: Handle = (state: State, element: Element) => {
  const inner = [element, ...elementsOf(element)];
  const url = inner
    .map((node) => attribute(node, 'src') ?? attribute(node, 'data'))
    .find((found) => found !== undefined);
  const children = state.all(element) as PhrasingContent[];
  const isWeb = url !== undefined && /^https?:/u.test(url);
  if (!isWeb) return children;
  const title = attribute(element, 'title') ?? url;
  return [
    ...children,
    { type: 'link', url, title: null, children: [{ type: 'text', value: title }] } satisfies Link,
  ];
};

export const inlineHandlers: Record<string, Handle> = {
  a: link,
  abbr: asHtmlWithTitle,
  acronym: asHtmlWithTitle,
  audio: media,
  bdo: asHtml,
  br: lineBreak,
  cite,
  code,
  embed: media,
  iframe: media,
  kbd: asHtml,
  mark: (state, element) => state.all(element),
  math,
  object: media,
  q: asHtml,
  rb: (state, element) => state.all(element),
  rp: asHtml,
  rt: asHtml,
  ruby: asHtml,
  samp: code,
  span,
  sub: asHtml,
  sup: call,
  tt: code,
  u: asHtml,
  var: (state, element) => state.all(element),
  video: media,
};

/** The mark by which the conversion takes a tag for a part of a line. */
function html(value: string): Html {
  return { type: 'html', value, data: { hName: 'span' } } as Html;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
