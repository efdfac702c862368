/** The CSS of the pages: their size and margins, and a running head and a folio for each. */
import type { PageGeometry } from './page-geometry.ts';
import type { PlannedPage } from './plan.ts';

/** What holds while the galley is measured and when it is printed. */
export const SETTING_RULES = `
html, body { margin: 0 !important; padding: 0 !important; border: 0 !important; }
/* Justified lines come out a sixty-fourth of a px too long now and then, and whatever sticks out of the page by
   a hair makes Chromium set the whole document anew, one px wider. */
body { position: relative; width: calc(100% - 0.125px) !important; }
/* Those from right to left do so where they begin. */
body:dir(rtl) { margin-right: 0.0625px !important; }
/* Parts of the book that are in other sheets, for style sheets that look at what stands beside a part. */
[data-elsewhere] { display: none !important; }
/* Margins stay within the part, so that a part begins where its page begins. */
body > * { display: flow-root; }
* { orphans: 1 !important; widows: 1 !important; }
img, svg { max-width: 100%; }
/* What is not displayed has no place in the galley, and would break nothing. */
hr.page-break { display: block !important; height: 0 !important; margin: 0 !important; border: 0 !important; }
p, li, h1, h2, h3, h4, h5, h6, figcaption, caption { overflow-wrap: anywhere; }
/* Not "anywhere", which would let a column shrink to the width of a letter. */
td, th { overflow-wrap: break-word; }
.page-notes { position: absolute; top: 0; left: 0; right: 0; visibility: hidden; }
.unrolled, .unrolled :is(caption, thead, tbody, tr, th, td) { display: block !important; }
/* A template whose paper has a colour says otherwise. */
:where(.note-area) { background: #fff; }
/* A note may be cut at a line, so each line must be broken without regard to those below it. */
.note { display: flow-root; }
.note, .note * { text-wrap: wrap !important; }
.note.rest > :first-child { text-indent: 0 !important; }
`;

/** What holds only in print: no break but those that were planned. */
const PRINTING_RULES = `* { break-inside: auto !important; break-after: auto !important; break-before: auto !important; }
/* Chromium repeats the head of a table only where it may not be broken. */
thead { break-inside: avoid !important; }
/* Nothing that was planned as one piece is torn. */
figure, table:not(.unrolled) tr, .contents-list a { break-inside: avoid !important; }`;

/**
 * The rules for the planned pages. Chromium has no `string-set` and no `:nth()` pages, but a counter style whose
 * symbols are the heads of all pages prints the right one with `counter(page, running-head)`; the same for
 * folios. The template places them.
 */
export function pageRules(pages: readonly PlannedPage[], geometry: PageGeometry): string {
  return [
    sizeRules(geometry),
    counterStyle(
      'running-head',
      pages.map(({ head }) => head),
    ),
    counterStyle(
      'folio',
      pages.map(({ folio }) => folio),
    ),
    PRINTING_RULES,
  ].join('\n');
}

/** Size and mirrored margins. */
export function sizeRules({ width, height, margins }: PageGeometry): string {
  const { top, bottom, inner, outer } = margins;
  return `@page { size: ${width}px ${height}px; margin: ${top}px ${outer}px ${bottom}px ${inner}px; }
@page :left { margin: ${top}px ${inner}px ${bottom}px ${outer}px; }
@page :right { margin: ${top}px ${outer}px ${bottom}px ${inner}px; }`;
}

function counterStyle(name: string, symbols: readonly string[]): string {
  return `@counter-style ${name} { system: fixed 1; symbols: ${symbols.map(cssString).join(' ')}; suffix: ""; }`;
}

/** A CSS string; whatever could end it, or the style element around it, is escaped. */
function cssString(text: string): string {
  return `"${text.replaceAll(/["\\<>\n\r\f]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;
}
