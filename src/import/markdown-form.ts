/** A tree → our Markdown, escaped so that our parser reads the same words and notes back. */
import type { Html, Link, Parents, Root } from 'mdast';
import { directiveToMarkdown } from 'mdast-util-directive';
import { gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import {
  defaultHandlers,
  toMarkdown,
  type ConstructName,
  type Info,
  type Options,
  type State,
} from 'mdast-util-to-markdown';

/** Where nothing is escaped for the sake of addresses: there it would be part of one. */
const NO_ADDRESSES: ConstructName[] = [
  'autolink',
  'destinationLiteral',
  'destinationRaw',
  'reference',
  'titleQuote',
  'titleApostrophe',
];

const OPTIONS: Options = {
  bullet: '-',
  listItemIndent: 'one',
  fences: true,
  handlers: { html, link },
  extensions: [
    gfmFootnoteToMarkdown(),
    gfmTableToMarkdown({ tablePipeAlign: false }),
    // The stock form escapes every tilde and every colon before a letter; in our language only these mean something.
    { ...gfmStrikethroughToMarkdown(), unsafe: [{ character: '~', after: '~', inConstruct: 'phrasing' }] },
    {
      ...directiveToMarkdown(),
      unsafe: [
        { atBreak: true, character: ':', after: ':' },
        { character: '\r', inConstruct: ['leafDirectiveLabel', 'containerDirectiveLabel'] },
        { character: '\n', inConstruct: ['leafDirectiveLabel', 'containerDirectiveLabel'] },
      ],
    },
    {
      unsafe: [
        // A call with a colon behind it at the beginning of a paragraph would be a definition.
        { before: '\\]', character: ':', inConstruct: 'phrasing' },
        // A caret before a call or a link would open an inline note.
        { character: '^', after: '\\[', inConstruct: 'phrasing' },
        // And one right behind a bracket would make a call of a link.
        { before: '\\[', character: '^', inConstruct: 'phrasing' },
        // What is an address is a link by now; the rest of such words is none.
        { before: '[Ww]{3}', character: '.', inConstruct: 'phrasing', notInConstruct: NO_ADDRESSES },
        {
          before: '[Hh][Tt][Tt][Pp][Ss]?',
          character: ':',
          after: '\\/',
          inConstruct: 'phrasing',
          notInConstruct: NO_ADDRESSES,
        },
        {
          before: '[+._\\w-]',
          character: '@',
          after: '[\\w-]',
          inConstruct: 'phrasing',
          notInConstruct: NO_ADDRESSES,
        },
      ],
    },
  ],
};

const TEXT_PARENTS: ReadonlySet<string> = new Set(
  'paragraph heading tableCell emphasis strong delete link'.split(' '),
);

/** Among words, a line of a comment such as `---` would end their paragraph: there it is on one line. */
function html(node: Html, parent: Parents | undefined): string {
  return parent && TEXT_PARENTS.has(parent.type) ? node.value.replaceAll(/\s*[\r\n]\s*/gu, ' ') : node.value;
}

/** `www.example.org` is a link as it is, where nothing in it must be escaped and nothing is glued to it. */
function link(node: Link, parent: Parents | undefined, state: State, info: Info): string {
  const [only, second] = node.children;
  const isPlain =
    only?.type === 'text' &&
    second === undefined &&
    !node.title &&
    node.url === `http://${only.value}` &&
    /^www\.[a-z\d-]+(?:\.[a-z\d-]+)+(?:\/[a-z\d/.%=+-]*[a-z\d/])?$/iu.test(only.value) &&
    /^(?:\s|\[\^|$)/u.test(info.after);
  return isPlain ? only.value : defaultHandlers.link(node, parent, state, info);
}

/** The Markdown of a chapter, with a line end at its end. */
export function markdownOf(tree: Root): string {
  return toMarkdown(tree, OPTIONS);
}
