/** The HTML edition as one page that holds everything it needs. */
import type { ElementContent } from 'hast';
import type { Composition } from '../../book/composition.ts';
import type { Pictures } from '../../book/pictures.ts';
import type { Problem } from '../../manuscript/problem.ts';
import { fileName } from '../../template/layers.ts';
import { neededIds } from '../../template/needed.ts';
import { fillShell } from '../../template/shell.ts';
import type { Template } from '../../template/template.ts';
import { contentBoxes } from '../content-boxes.ts';
import { withFonts } from '../drawings.ts';
import { dataAddress, embedSubset } from '../embed.ts';
import { settleComposition } from '../settle.ts';
import { html } from '../serialize.ts';
import { citing } from './citing/citing.ts';
import type { BesideEdition } from './citing/head.ts';
import { withPolicy } from './content-policy.ts';
import { pageContents } from './contents.ts';
import { PAGE_SCRIPT } from './in-page/source.ts';
import { notesOf } from './notes.ts';
import { pageStyle } from './page-style.ts';
import { bookValues, chapterValues } from './page-values.ts';
import { withParagraphAnchors } from './paragraph-anchors.ts';
import { setBlocks, type PageSetting } from './set-content.ts';

/** A finished page. */
export interface HtmlEdition {
  /** UTF-8. */
  bytes: Uint8Array;
  /** What was found in the template. */
  problems: Problem[];
}

/**
 * Renders the HTML edition.
 * @param beside the editions that are made in the same run
 * @throws {ManuscriptError} where a shell of the template has a fault
 */
export async function renderHtml(
  given: Composition,
  found: Pictures,
  template: Template,
  beside: readonly BesideEdition[] = [],
): Promise<HtmlEdition> {
  const pictures = await withFonts(found, template);
  const composition = withParagraphAnchors(settleComposition(given, template));
  const { chapters } = composition;
  const { section, head } = citing(composition, beside);
  const { box, unpack } = contentBoxes();
  const boxed = (content: readonly ElementContent[]): string => box(html(content));
  // The title of the book is the page's first heading, so all others are one level lower.
  const setting: PageSetting = { pictures, lower: 1 };
  const values = {
    ...bookValues(composition, template),
    cover: coverAddress(composition, pictures),
    contents: boxed(pageContents(composition)),
    chapters: chapters.map((chapter) => chapterValues(chapter, composition, setting, boxed)),
    cite: boxed([section]),
    notes: boxed(setBlocks(notesOf(chapters, composition), setting)),
  };
  const { css, problems } = await pageStyle(
    template,
    composition,
    unpack(JSON.stringify(values)),
    embedSubset,
  );
  const style = box(css);
  const filled = await fillShell(template, 'page.liquid', { ...values, css: style }, [
    { written: '{{ css | raw }}', what: 'style sheet', contents: [style] },
    { written: '{{ chapter.body | raw }}', what: 'text', contents: values.chapters.map(({ body }) => body) },
    { written: '{{ notes | raw }}', what: 'notes', contents: [values.notes] },
    neededIds(values.chapters.map(({ id }) => id)),
  ]);
  const { page, problems: inShell } = withPolicy(filled, await fileName(template, 'page.liquid'), {
    script: PAGE_SCRIPT,
    head,
    unpack,
  });
  return { bytes: new TextEncoder().encode(unpack(page)), problems: [...problems, ...inShell] };
}

function coverAddress({ book }: Composition, pictures: Pictures): string {
  const picture = pictures.get(book.cover?.path ?? '');
  return picture ? dataAddress(picture.mediaType, picture.bytes) : '';
}
