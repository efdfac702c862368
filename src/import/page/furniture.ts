/** What on a page is there for the page and not for the text: menus, forms, buttons, what is hidden. */
import type { Element, ElementContent, Nodes } from 'hast';
import type { Confidence } from '../imported.ts';
import {
  attribute,
  elementsOf,
  hasClass,
  headingDepth,
  isElement,
  rawText,
  textOf,
  wordsOf,
} from './elements.ts';

/** Elements that are never text. */
const TAGS = 'nav form button select textarea dialog'.split(' ');
const ROLES = 'navigation search menu menubar toolbar tablist banner contentinfo doc-toc doc-pagelist'.split(
  ' ',
);
/** Names, whole, that the common systems give to what surrounds a text. */
const NAMES: ReadonlySet<string> = new Set(
  [
    'sharedaddy sd-sharing share-buttons social-share social-links addtoany_share_save_container post-share',
    'jp-relatedposts related-posts relatedposts yarpp-related related-articles post-navigation nav-links',
    'breadcrumb breadcrumbs cookie-notice cookie-banner newsletter-signup subscription-widget subscription-widget-wrap',
    'mw-editsection navbox catlinks mw-jump-link noprint printfooter toc table-of-contents skip skip-link',
    'comments-area comment-respond entry-footer site-footer site-header sidebar widget-area print-no',
    'screen-reader-text sr-only visually-hidden visuallyhidden button-wrapper post-ufi imprint',
  ]
    .join(' ')
    .split(' '),
);
const IDS: ReadonlySet<string> = new Set(
  'toc comments respond sidebar masthead colophon footer catlinks siteSub'.split(' '),
);

/** How sure it is that an element is furniture; undefined where it is not. */
export function furnitureIn(element: Element): Confidence | undefined {
  if (isElement(element, 'html', 'body', 'main', 'article')) return undefined;
  if (isElement(element, ...TAGS)) return 'certain';
  if (wordsOf(element, 'role').some((role) => ROLES.includes(role))) return 'certain';
  // What is for browsers without scripts; pictures that come late are found without it.
  if (isHidden(element) || isElement(element, 'noscript')) return 'likely';
  if (headingDepth(element) !== undefined) return undefined;
  const id = attribute(element, 'id');
  if (hasClass(element, ...NAMES) || (id !== undefined && IDS.has(id))) return 'likely';
  return isMenu(element) ? 'unsure' : undefined;
}

/** Names that systems give to what surrounds a text, and authors to parts of one. */
const ALSO_OF_TEXTS: ReadonlySet<string> = new Set(
  'sidebar comments comments-area imprint colophon masthead footer print-no noprint'.split(' '),
);
/** A part with more of its words in links is a list of links. */
const MOST_IN_LINKS = 0.4;

/**
 * True for an element within the text that has a name of furniture and is a part of the text: a box called “sidebar”,
 * a chapter called “comments”. What visitors wrote has forms, or lists of comments.
 */
export function isTextByContent(element: Element): boolean {
  const names = [...wordsOf(element, 'className'), ...wordsOf(element, 'id')];
  const ofFurniture = names.filter((name) => NAMES.has(name) || IDS.has(name));
  if (ofFurniture.length === 0 || !ofFurniture.every((name) => ALSO_OF_TEXTS.has(name))) return false;
  const inner = [...elementsOf(element)];
  if (isHidden(element) || inner.some(isOfVisitors)) return false;
  const inLinks = inner
    .filter((part) => isElement(part, 'a'))
    .reduce((sum, link) => sum + rawText(link).trim().length, 0);
  return (
    inLinks <= textOf(element).length * MOST_IN_LINKS &&
    inner.some((part) => isElement(part, 'p', 'blockquote') && /[.!?…:]["'”’»)]*$/u.test(textOf(part)))
  );
}

function isOfVisitors(element: Element): boolean {
  return (
    isElement(element, 'form', 'input', 'textarea', 'button', 'select', 'time') ||
    wordsOf(element, 'className').some((name) => /^(?:comment|widget|reply)(?:$|[-_])/u.test(name))
  );
}

function isHidden(element: Element): boolean {
  return (
    attribute(element, 'hidden') !== undefined ||
    (attribute(element, 'ariaHidden') === 'true' && !isElement(element, 'img', 'sup', 'a')) ||
    /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu.test(attribute(element, 'style') ?? '')
  );
}

/** A list of nothing but links within the site, as menus without a name of their own are. */
function isMenu(element: Element): boolean {
  if (!isElement(element, 'ul', 'ol')) return false;
  const links = [...elementsOf(element)].filter(
    (inner) => isElement(inner, 'a') && attribute(inner, 'href') !== undefined,
  );
  if (links.length < 3) return false;
  const isOwn = links.every((link) => /^(?:\/(?!\/)|#|javascript:)/u.test(attribute(link, 'href') ?? ''));
  const inLinks = links.reduce((sum, link) => sum + rawText(link).trim().length, 0);
  return isOwn && inLinks >= rawText(element).replaceAll(/\s+/gu, ' ').trim().length * 0.9;
}

/** How many characters of running text there are, links and furniture apart: what a page is about. */
export function proseIn(node: Nodes): number {
  if (node.type === 'text') return node.value.trim().length;
  if (!('children' in node)) return 0;
  let sum = 0;
  const open: ElementContent[] = [...(node.children as ElementContent[])];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.type === 'text') sum += next.value.trim().length;
    if (next.type !== 'element' || isElement(next, 'a', 'script', 'style', 'template', 'header', 'footer'))
      continue;
    if (furnitureIn(next) === undefined) open.push(...next.children);
  }
  return sum;
}

/** The words of what is left out, for the report. */
export function wordsLeftOut(node: Nodes): string {
  const images = [node, ...elementsOf(node)].flatMap((inner) =>
    isElement(inner, 'img') && attribute(inner, 'alt') ? [`[${attribute(inner, 'alt')}]`] : [],
  );
  return [textOf(node), ...images].filter((text) => text !== '').join(' ');
}
