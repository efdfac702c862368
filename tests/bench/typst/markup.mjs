/**
 * A composition as Typst markup: the same text, notes, headings, tables and figures, in Typst's own means. Numbers of
 * notes, figures, tables and pages, running heads and contents are Typst's to find out, as they are ours to find out.
 */
import { familiesOf } from './fonts.mjs';

/** Headings, by their name in HTML. */
const HEADING = /^h[1-6]$/u;
/** What has a meaning that Typst's markup cannot say, or that Typst sets like its text. */
const TRANSPARENT = new Set([
  'span',
  'abbr',
  'bdo',
  'q',
  'ruby',
  'rt',
  'rp',
  'section',
  'div',
  'thead',
  'tbody',
]);
const WRAPPED = {
  em: 'emph',
  i: 'emph',
  cite: 'emph',
  strong: 'strong',
  b: 'strong',
  sub: 'sub',
  sup: 'super',
  u: 'underline',
  del: 'strike',
  s: 'strike',
};

/**
 * @param {import('../../../dist/index.js').Composition} composition
 * @param {string} preamble the design, in Typst
 * @param {string[]} families all font families there are, as `prepareFonts` gives them
 * @returns {string} a whole Typst document
 */
export function typstBook(composition, preamble, families) {
  const { configuration } = composition.book;
  const [language, region] = configuration.language.split('-');
  return [
    `#let book-title = [${escaped(configuration.title)}]`,
    `#let text-fonts = ${familiesOf('Source Serif 4', families)}`,
    `#let label-fonts = ${familiesOf('Source Sans 3', families)}`,
    `#let code-fonts = ${familiesOf('Source Code Pro', families)}`,
    preamble,
    `#set document(title: ${quoted(configuration.title)}, author: (${configuration.authors.map(({ name }) => `${quoted(name)},`).join('')}), description: ${quoted(configuration.description ?? '')})`,
    `#set text(lang: ${quoted(language)}${region === undefined ? '' : `, region: ${quoted(region)}`})`,
    `#title-page(authors: [${escaped(configuration.authors.map(({ name }) => name).join(', '))}], subtitle: [${escaped(configuration.subtitle ?? '')}], publisher: [${escaped(configuration.publisher ?? '')}], description: [${escaped(configuration.description ?? '')}], rights: [${escaped(configuration.rights ?? '')}])`,
    '#contents-pages',
    ...composition.chapters.map((chapter) => chapterMarkup(chapter, composition)),
    '',
  ].join('\n\n');
}

function chapterMarkup(chapter, { book, chapters }) {
  const notes = new Map(
    chapters.flatMap(({ notes: all }) => all).map(({ note, content }) => [note.id, { note, content }]),
  );
  const setting = { notes, set: new Set() };
  const [language, region] = chapter.language.split('-');
  const [bookLanguage] = book.configuration.language.split('-');
  // In brackets, or the settings of every chapter would be looked through for all that come after it.
  return [
    '#[',
    `#set page(header: running-head([${escaped(chapter.runningHead)}], ${label(chapter.id)}), numbering: "1")`,
    ...(chapter.number === 1 ? ['#counter(page).update(1)'] : []),
    ...(language === bookLanguage
      ? []
      : [`#set text(lang: ${quoted(language)}${region === undefined ? '' : `, region: ${quoted(region)}`})`]),
    ...(chapter.heading.length === 0
      ? []
      : [`${heading(1, inline(chapter.heading, setting))}#${label(chapter.id)}`]),
    blocks(chapter.body, setting),
    ']',
  ].join('\n\n');
}

/** Not as `== Title`: a label behind it would be part of the title, and stand in the contents as well. */
function heading(level, text) {
  return `#heading(level: ${level})[${text}]`;
}

/** Blocks, with an empty line between each two. */
function blocks(content, setting) {
  const made = [];
  let run = [];
  const end = () => {
    if (run.some((node) => node.type === 'element' || node.value.trim() !== ''))
      made.push(inline(run, setting));
    run = [];
  };
  for (const node of content) {
    if (node.type === 'element' && isBlock(node)) {
      end();
      made.push(block(node, setting));
    } else if (node.type !== 'comment') run.push(node);
  }
  end();
  return made.join('\n\n');
}

function isBlock({ tagName }) {
  return (
    HEADING.test(tagName) || /^(?:p|ul|ol|blockquote|table|figure|aside|pre|hr|section|div)$/u.test(tagName)
  );
}

function block(element, setting) {
  const { tagName, children } = element;
  const id = element.properties.id === undefined ? '' : `#${label(element.properties.id)}`;
  const named = (element.properties.className ?? []).find((name) =>
    ['epigraph', 'abstract', 'verse', 'remark', 'box', 'page-break', 'byline'].includes(name),
  );
  if (named === 'page-break') return '#pagebreak(weak: true)';
  if (named === 'byline') return `#byline[${inline(children, setting)}]`;
  if (named !== undefined)
    return `#${named === 'box' ? 'sidebar' : named}[\n${blocks(children, setting)}\n]${id}`;
  if (HEADING.test(tagName)) {
    const isInBox = (element.properties.className ?? []).includes('box-title');
    const text = inline(children, setting);
    if (isInBox) return `#sidebar-title[${text}]${id}`;
    return `${heading(Number(tagName.slice(1)), text)}${id}`;
  }
  switch (tagName) {
    case 'p':
      return inline(children, setting);
    case 'blockquote':
      return `#quote(block: true)[\n${blocks(children, setting)}\n]${id}`;
    case 'ul':
    case 'ol':
      return list(element, setting);
    case 'pre':
      return `#raw(block: true, ${quoted(textOf(element))})`;
    case 'hr':
      return '#ornament';
    case 'figure':
      return figure(element, setting) + id;
    case 'table':
      return table(element, setting) + id;
    default:
      return blocks(children, setting);
  }
}

function list({ tagName, properties, children }, setting) {
  const items = elementsOf(children).map((item) => `[${blocks(item.children, setting)}]`);
  const start = tagName === 'ol' && properties.start !== undefined ? `start: ${properties.start}, ` : '';
  return `#${tagName === 'ol' ? 'enum' : 'list'}(${start}${items.join(', ')})`;
}

function figure({ children }, setting) {
  const [picture, caption] = elementsOf(children);
  return `#figure(${image(picture)}, kind: image${captionArgument(caption, setting)})`;
}

function table({ children }, setting) {
  const parts = elementsOf(children);
  const rowsOf = (name) =>
    parts
      .filter(({ tagName }) => tagName === name)
      .flatMap((part) => elementsOf(part.children))
      .map((row) => elementsOf(row.children));
  const [head] = rowsOf('thead');
  const cell = ({ children: content }) => `[${inline(content, setting)}]`;
  const aligned = head.map(({ properties }) =>
    properties.align === 'right' ? 'right' : (properties.align ?? 'left'),
  );
  const rows = rowsOf('tbody').map((row) => row.map(cell).join(', '));
  const body = `table(columns: ${head.length}, align: (${aligned.join(', ')},), table.header(${head.map(cell).join(', ')}), ${rows.join(', ')})`;
  const caption = parts.find(({ tagName }) => tagName === 'caption');
  return caption === undefined
    ? `#${body}`
    : `#figure(${body}, kind: table${captionArgument(caption, setting)})`;
}

/** A caption without its label: Typst numbers figures and tables itself. */
function captionArgument(caption, setting) {
  if (caption === undefined) return '';
  const content = caption.children.filter(
    (node) => node.type !== 'element' || !(node.properties.className ?? []).includes('caption-label'),
  );
  return `, caption: [${blocks(content, setting).trim()}]`;
}

function image({ properties }) {
  return `image(${quoted(properties.src)}, alt: ${quoted(properties.alt ?? '')}, width: 100%)`;
}

function inline(content, setting) {
  return content.map((node) => phrase(node, setting)).join('');
}

/** What stands in a line. Each call of a function ends with `;`, or Typst would read the `;`, `.` or `(` after it as its own. */
function phrase(node, setting) {
  if (node.type === 'text') return escaped(node.value);
  if (node.type !== 'element') return '';
  const { tagName, properties, children } = node;
  const classes = properties.className ?? [];
  if (classes.includes('call')) return call(node, setting);
  if (classes.includes('page-reference')) return `#page-of(${label(properties.dataTarget)});`;
  const text = inline(children, setting);
  if (tagName === 'a') {
    const { href } = properties;
    return href.startsWith('#')
      ? `#link(${label(href.slice(1))})[${text}];`
      : `#link(${quoted(href)})[${text}];`;
  }
  if (classes.includes('small-caps')) return `#smallcaps[${text}];`;
  if (WRAPPED[tagName]) return `#${WRAPPED[tagName]}[${text}];`;
  if (tagName === 'br') return '#linebreak();';
  if (tagName === 'wbr') return '\u200B';
  if (tagName === 'code' || tagName === 'kbd') return `#raw(${quoted(textOf(node))});`;
  if (tagName === 'img') return `#box(${image(node)});`;
  if (isBlock(node)) return `\n\n${block(node, setting)}\n\n`;
  if (!TRANSPARENT.has(tagName)) throw new Error(`expected an element of a composition, found <${tagName}>`);
  return properties.lang === undefined
    ? text
    : `#text(lang: ${quoted(properties.lang.split('-')[0])})[${text}];`;
}

/** A call: the note itself where it is called first, a reference to it elsewhere. */
function call({ children }, setting) {
  const id = children[0].properties.href.slice(1);
  if (setting.set.has(id) || !setting.notes.has(id)) return `#footnote(${label(id)});`;
  setting.set.add(id);
  return `#footnote[${blocks(setting.notes.get(id).content, setting)}]#${label(id)};`;
}

function elementsOf(children) {
  return children.filter(({ type }) => type === 'element');
}

function textOf(node) {
  return node.type === 'text' ? node.value : (node.children ?? []).map(textOf).join('');
}

function label(id) {
  return `label(${quoted(id)})`;
}

function quoted(text) {
  return `"${text.replaceAll(/["\\]/gu, String.raw`\$&`).replaceAll('\n', String.raw`\n`)}"`;
}

/** Text as markup that means nothing but its characters. */
function escaped(text) {
  return text
    .replaceAll(/\s*\n\s*/gu, ' ')
    .replaceAll(/[\\#$*_`<>@=+\-/~"'[\]]/gu, String.raw`\$&`)
    .replaceAll('...', String.raw`.\..`)
    .replace(/^(\s*\d+)\./u, String.raw`$1\.`);
}
