/** The contact sheet: all pages as they lie in the open book, folio below. */
import type { Proof, ProvedPage } from '../record.ts';
import { counted } from '../verdict.ts';
import { markup, type Markup } from './markup.ts';
import { pageFrame, pageName, type NumberedFinding } from './page-frame.ts';
import type { SheetPictures } from './sheet-pictures.ts';
import { toFinding } from './tables.ts';

/** The section of the pages; nothing where there is no PDF. */
export function contactSheet(
  { pages, manuscript }: Proof,
  findings: readonly NumberedFinding[],
  { pages: pictures, lacking }: SheetPictures,
): Markup | undefined {
  if (pages.length === 0) return undefined;
  const leaf = (page: ProvedPage): Markup => leafMarkup(page, pictures[page.index], findings);
  const spreads = spreadsOf(pages).map(
    (spread) => markup`<li class="spread">${spread.map(leaf)}</li>
`,
  );
  const lack =
    lacking === undefined ? undefined : markup`<p class="lacking">Without pictures: ${lacking}.</p>`;
  return markup`<section id="pages">
<h2>Pages <span class="count">${counted(pages.length, 'page')}</span></h2>
${lack}<ol class="spreads" dir="${manuscript.direction}">
${spreads}</ol>
</section>
`;
}

/** The first page lies alone; after it two and two. */
function spreadsOf(pages: readonly ProvedPage[]): ProvedPage[][] {
  const spreads: ProvedPage[][] = [];
  for (const page of pages) {
    if (page.index % 2 === 1 || spreads.length === 0) spreads.push([page]);
    else spreads.at(-1)?.push(page);
  }
  return spreads;
}

function leafMarkup(
  page: ProvedPage,
  picture: Uint8Array | undefined,
  findings: readonly NumberedFinding[],
): Markup {
  const here = findings.filter(
    ({ finding }) =>
      finding.page?.index === page.index || finding.boxes?.some((box) => box.page === page.index),
  );
  const links = here.map(({ number }) => toFinding(number));
  const folio = page.folio === '' ? markup`<span class="no-folio">${page.label || '–'}</span>` : page.folio;
  const side = `${page.index % 2 === 0 ? 'recto' : 'verso'}${here.length > 0 ? ' differs' : ''}`;
  return markup`<figure class="leaf ${side}" id="leaf-${page.index}" aria-label="${pageName(page)}">${pageFrame(page, picture, findings)}<figcaption dir="ltr">${folio}${links}</figcaption></figure>`;
}
