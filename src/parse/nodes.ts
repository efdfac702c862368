/** The nodes that our language adds to mdast, and what the steps leave in `file.data`. */
import type { BlockContent, DefinitionContent, Image, PhrasingContent, Table } from 'mdast';
import type { Node, Parent } from 'unist';

/** `^[…]`, as the syntax yields it; a step turns it into a call and a definition. */
export interface InlineNote extends Parent {
  type: 'inlineNote';
  children: PhrasingContent[];
}

/** `:::box{title byline #id lang toc}`: a sidebar. */
export interface Box extends Parent {
  type: 'box';
  title?: string;
  byline?: string;
  identifier?: string;
  language?: string;
  toc: boolean;
  children: (BlockContent | DefinitionContent)[];
}

/** An image, and after it the blocks of its caption. */
export interface Figure extends Parent {
  type: 'figure';
  identifier?: string;
  children: [Image, ...(BlockContent | DefinitionContent)[]];
}

/** A table, and after it the blocks of its caption. */
export interface CaptionedTable extends Parent {
  type: 'captionedTable';
  identifier?: string;
  children: [Table, ...(BlockContent | DefinitionContent)[]];
}

/** A block that is what its name says. */
export interface NamedBlock extends Parent {
  type: 'epigraph' | 'abstract' | 'verse' | 'remark';
  identifier?: string;
  language?: string;
  children: (BlockContent | DefinitionContent)[];
}

/** `::pagebreak`. */
export interface PageBreak extends Node {
  type: 'pageBreak';
}

/** `:lang[…]{kk}`: a passage in another language. */
export interface LanguagePassage extends Parent {
  type: 'languagePassage';
  language: string;
  children: PhrasingContent[];
}

/** `:smallcaps[…]`. */
export interface SmallCaps extends Parent {
  type: 'smallCaps';
  children: PhrasingContent[];
}

/** A safe HTML element that the author wrote as HTML, such as `<sub>`. */
export interface InlineElement extends Parent {
  type: 'inlineElement';
  name: string;
  attributes: Record<string, string>;
  children: PhrasingContent[];
}

/** Raw HTML that is left out of every edition; kept in the tree so that a rule can tell of it. */
export interface DroppedHtml extends Node {
  type: 'droppedHtml';
  value: string;
}

/** A block directive that is none of ours. Its source stands around its content as text. */
export interface UnknownDirective extends Node {
  type: 'unknownDirective';
  name: string;
  /** The nearest name that the language has, if one is near. */
  nearest?: string;
}

declare module 'mdast' {
  interface RootContentMap {
    box: Box;
    figure: Figure;
    captionedTable: CaptionedTable;
    namedBlock: NamedBlock;
    pageBreak: PageBreak;
    droppedHtml: DroppedHtml;
    unknownDirective: UnknownDirective;
    inlineNote: InlineNote;
    languagePassage: LanguagePassage;
    smallCaps: SmallCaps;
    inlineElement: InlineElement;
  }
  interface BlockContentMap {
    box: Box;
    figure: Figure;
    captionedTable: CaptionedTable;
    namedBlock: NamedBlock;
    pageBreak: PageBreak;
    droppedHtml: DroppedHtml;
    unknownDirective: UnknownDirective;
  }
  interface PhrasingContentMap {
    inlineNote: InlineNote;
    languagePassage: LanguagePassage;
    smallCaps: SmallCaps;
    inlineElement: InlineElement;
    droppedHtmlPhrase: DroppedHtml;
  }
  interface FootnoteDefinition {
    /** True where the author wrote the note in the text, as `^[…]`. */
    inline?: boolean;
  }
  interface TextData {
    /** True for characters of the source that stand as they were typed; typography leaves them alone. */
    asTyped?: boolean;
  }
  interface ImageData {
    /** True where the author says that the image needs no alternative text. */
    decorative?: boolean;
  }
  interface HeadingData {
    /** The id that the author wrote as `{#id}`. */
    identifier?: string;
  }
}

/** A place in a chapter from which on, or in which, rules are silent. */
export interface Suppression {
  kind: 'next-line' | 'disable' | 'enable';
  /** Rule ids; empty means all rules. */
  rules: string[];
  /** The line of the comment, from 1. */
  line: number;
  /** The last line of the comment. */
  endLine: number;
}

declare module 'vfile' {
  interface DataMap {
    suppressions: Suppression[];
    /** The source of the chapter's front matter, and the line it begins on. */
    frontMatter: { yaml: string; line: number };
  }
}
