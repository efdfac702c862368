/**
 * The syntax of the manuscript language as one unified plugin: CommonMark and the parts of GFM that the
 * language has (tables, strikethrough, autolinks, notes), front matter, our directives, inline notes.
 */
import { directiveFromMarkdown } from 'mdast-util-directive';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Processor } from 'unified';
import { inlineNoteFromMarkdown, inlineNoteSyntax } from './inline-note.ts';
import { noteCallSyntax } from './note-call.ts';
import { registeredDirectiveSyntax } from './registered-directives.ts';
import { webAddressSyntax } from './web-addresses.ts';

/** Adds the syntax to a processor that parses with remark-parse. */
export function manuscriptSyntax(this: Processor): undefined {
  // A plugin of unified gets its processor as `this`.
  // oxlint-disable-next-line no-this-in-exported-function
  const data = this.data();
  // Of GFM's footnotes only the definitions: the call is ours, so that undefined ones are nodes too.
  const { document } = gfmFootnote();
  (data.micromarkExtensions ??= []).push(
    frontmatter('yaml'),
    gfmTable(),
    gfmStrikethrough({ singleTilde: false }),
    webAddressSyntax(),
    { ...(document && { document }) },
    registeredDirectiveSyntax(),
    noteCallSyntax(),
    inlineNoteSyntax(),
  );
  (data.fromMarkdownExtensions ??= []).push(
    frontmatterFromMarkdown('yaml'),
    gfmTableFromMarkdown(),
    gfmStrikethroughFromMarkdown(),
    gfmAutolinkLiteralFromMarkdown(),
    gfmFootnoteFromMarkdown(),
    directiveFromMarkdown(),
    inlineNoteFromMarkdown(),
  );
}
