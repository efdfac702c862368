/** The dispatch table: how each kind of node of our language is set. CommonMark's own come from mdast-util-to-hast. */
import type { Handlers } from 'mdast-util-to-hast';
import type { Chapter } from '../../parse/chapter.ts';
import type { Book } from '../book.ts';
import { box } from './box.ts';
import { call } from './call.ts';
import { captionedTable } from './captioned-table.ts';
import { figure } from './figure.ts';
import { heading } from './heading.ts';
import { image } from './image.ts';
import { inlineElement } from './inline-element.ts';
import { languagePassage } from './language-passage.ts';
import { link } from './link.ts';
import { namedBlock } from './named-block.ts';
import { pageBreak } from './page-break.ts';
import { smallCaps } from './small-caps.ts';
import { table } from './table.ts';

/** What a handler may know: the chapter being set, and the book it is in. */
export interface Setting {
  chapter: Chapter;
  book: Book;
}

const nothing = (): undefined => undefined;

/** The handlers for one chapter. */
export function handlersFor(setting: Setting): Handlers {
  return {
    footnoteReference: call(setting),
    // Notes are set apart, where they are numbered.
    footnoteDefinition: nothing,
    heading: heading(setting),
    link: link(setting),
    image: image(setting),
    figure: figure(setting),
    captionedTable: captionedTable(setting),
    table,
    box: box(setting),
    epigraph: namedBlock(setting),
    abstract: namedBlock(setting),
    verse: namedBlock(setting),
    remark: namedBlock(setting),
    pageBreak,
    languagePassage,
    smallCaps,
    inlineElement,
    droppedHtml: nothing,
    unknownDirective: nothing,
    html: nothing,
  };
}
