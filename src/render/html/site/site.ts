/**
 * The HTML edition as a site: a first page with title and contents, a page for each chapter with its own notes,
 * and the files that they share. No page needs a script, or a server: a folder on a disk will do.
 */
import type { Element, ElementContent } from 'hast';
import type { ComposedChapter, Composition } from '../../../book/composition.ts';
import type { Picture, Pictures } from '../../../book/pictures.ts';
import { distinct, type Problem } from '../../../manuscript/problem.ts';
import { fileName } from '../../../template/layers.ts';
import { neededIds, type Needed } from '../../../template/needed.ts';
import { fillShell } from '../../../template/shell.ts';
import type { Template } from '../../../template/template.ts';
import { contentBoxes, type ContentBoxes } from '../../content-boxes.ts';
import { withFonts } from '../../drawings.ts';
import { embedSubset } from '../../embed.ts';
import { html, mapElements } from '../../serialize.ts';
import { settleComposition } from '../../settle.ts';
import { chapterHead } from '../citing/chapter-head.ts';
import { citing } from '../citing/citing.ts';
import type { BesideEdition } from '../citing/head.ts';
import { withPolicy } from '../content-policy.ts';
import { pageContents } from '../contents.ts';
import { PAGE_SCRIPT } from '../in-page/source.ts';
import { notesOf } from '../notes.ts';
import { pageStyle } from '../page-style.ts';
import { bookValues, chapterValues } from '../page-values.ts';
import { withParagraphAnchors } from '../paragraph-anchors.ts';
import { setBlocks, type PageSetting } from '../set-content.ts';
import { Assets } from './assets.ts';
import { FIRST_PAGE, pageNames, pagesOfIds } from './page-names.ts';
import { pageAddress, placeLinks, type SitePlaces } from './place-links.ts';
import { sitemap } from './sitemap.ts';

/** One file of a site. */
export interface SiteFile {
  /** Within the folder of the site, with forward slashes. */
  path: string;
  bytes: Uint8Array;
}

/** A finished site. */
export interface SiteEdition {
  /** Shared files first, the first page last: who writes them in order never has a page without its style sheet. */
  files: SiteFile[];
  /** What was found in the template. */
  problems: Problem[];
}

/**
 * Renders the HTML edition as a site.
 * @param beside the editions that are made in the same run, with their addresses as seen from the folder of the site
 * @throws {ManuscriptError} where a shell of the template has a fault
 */
export async function renderSite(
  given: Composition,
  found: Pictures,
  template: Template,
  beside: readonly BesideEdition[] = [],
): Promise<SiteEdition> {
  const pictures = await withFonts(found, template);
  const composition = withParagraphAnchors(settleComposition(given, template));
  const { book, chapters } = composition;
  const names = pageNames(chapters);
  const places: SitePlaces = {
    pages: pagesOfIds(composition, names),
    chapters: new Set(chapters.map(({ id }) => id)),
  };
  const assets = new Assets();
  const setting: PageSetting = {
    pictures,
    lower: 0,
    addressOf: (picture: Picture) => assets.addPicture(picture),
  };
  const site: Site = { composition, template, setting, places, names };
  const { section, head } = citing(composition, beside);
  const cover = pictures.get(book.cover?.path ?? '');
  const drafts = [
    draftOf(FIRST_PAGE, 'index.liquid', head, ({ box }) => ({
      values: {
        ...bookValues(composition, template),
        cover: cover ? assets.addPicture(cover) : '',
        contents: box(html(contentsOf(site, FIRST_PAGE))),
        cite: box(html([section])),
        ...turning(chapters, -1, names),
      },
      needed: [],
    })),
    ...chapters.map((chapter, index) => chapterDraft(chapter, index, site)),
  ];
  // All pages share one style sheet, so its fonts have the characters of all.
  const text = drafts.map(({ boxes, values }) => boxes.unpack(JSON.stringify(values))).join('');
  const { css, problems } = await pageStyle(template, composition, text, embedSubset);
  const style = assets.add('style', 'css', new TextEncoder().encode(css));
  const pages: SiteFile[] = [];
  for (const draft of drafts) {
    const made = await printed(draft, template, style);
    pages.push(made.file);
    problems.push(...made.problems);
  }
  const { html: options } = book.configuration;
  const files = pages.map(({ path }) => path);
  const map = options.address === undefined ? [] : [siteMapFile(files, options.address, composition)];
  return {
    files: [...assets.usedIn(pages), ...pages.slice(1), ...map, ...pages.slice(0, 1)],
    problems: distinct(problems),
  };
}

/** What the pages of a site have in common. */
interface Site {
  composition: Composition;
  template: Template;
  setting: PageSetting;
  places: SitePlaces;
  names: ReadonlyMap<number, string>;
}

/** A page that waits for the style sheet. */
interface Draft {
  file: string;
  shell: string;
  head: readonly Element[];
  boxes: ContentBoxes;
  values: Parameters<typeof fillShell>[2];
  needed: readonly Needed[];
}

function draftOf(
  file: string,
  shell: string,
  head: readonly Element[],
  fill: (boxes: ContentBoxes) => Pick<Draft, 'values' | 'needed'>,
): Draft {
  const boxes = contentBoxes();
  return { file, shell, head, boxes, ...fill(boxes) };
}

function chapterDraft(chapter: ComposedChapter, index: number, site: Site): Draft {
  const { composition, template, setting, places, names } = site;
  const file = names.get(chapter.number) ?? FIRST_PAGE;
  return draftOf(file, 'chapter.liquid', chapterHead(composition, chapter, pageAddress(file)), ({ box }) => {
    const boxed = (content: readonly ElementContent[]): string =>
      box(html(placeLinks(content, file, places)));
    const values = {
      ...bookValues(composition, template),
      first_page: FIRST_PAGE,
      contents: box(html(contentsOf(site, file))),
      chapter: chapterValues(chapter, composition, setting, boxed),
      notes: boxed(setBlocks(notesOf([chapter], composition), setting)),
      ...turning(composition.chapters, index, names),
    };
    return {
      values,
      needed: [
        { written: '{{ chapter.body | raw }}', what: 'text', contents: [values.chapter.body] },
        { written: '{{ notes | raw }}', what: 'notes', contents: [values.notes] },
        neededIds([chapter.id]),
      ],
    };
  });
}

/** The contents as a page has them: with the address of each entry, and a mark at the page itself. */
function contentsOf({ composition, places, names }: Site, file: string): ElementContent[] {
  const own = composition.chapters.find(({ number }) => names.get(number) === file);
  const contents = mapElements(pageContents(composition), (element) =>
    own !== undefined && element.tagName === 'a' && element.properties.href === `#${own.id}`
      ? { ...element, properties: { ...element.properties, href: pageAddress(file), ariaCurrent: 'page' } }
      : element,
  );
  return placeLinks(contents, file, places);
}

/** The links to the pages before and after. */
function turning(chapters: readonly ComposedChapter[], index: number, names: ReadonlyMap<number, string>) {
  const linkTo = (chapter: ComposedChapter | undefined) => {
    const file = chapter && names.get(chapter.number);
    return { href: file === undefined ? '' : pageAddress(file), title: chapter?.title ?? '' };
  };
  return {
    previous: index === 0 ? { href: FIRST_PAGE, title: '' } : linkTo(chapters[index - 1]),
    next: linkTo(chapters[index + 1]),
  };
}

async function printed(
  { file, shell, head, boxes, values, needed }: Draft,
  template: Template,
  style: string,
): Promise<{ file: SiteFile; problems: Problem[] }> {
  const filled = await fillShell(template, shell, values, needed);
  const sheet: Element = {
    type: 'element',
    tagName: 'link',
    properties: { rel: ['stylesheet'], href: style },
    children: [],
  };
  const { page, problems } = withPolicy(filled, await fileName(template, shell), {
    script: PAGE_SCRIPT,
    head: [sheet, ...head],
    hasFiles: true,
    unpack: boxes.unpack,
  });
  return { file: { path: file, bytes: new TextEncoder().encode(boxes.unpack(page)) }, problems };
}

function siteMapFile(files: readonly string[], address: string, { book }: Composition): SiteFile {
  return {
    path: 'sitemap.xml',
    bytes: new TextEncoder().encode(sitemap(files, address, book.configuration)),
  };
}
