/** The findings: each page with its picture and, beside it, what is wrong there. */
import type { Proof } from '../record.ts';
import { EDITION_NAMES, counted } from '../verdict.ts';
import { markup, type Markup } from './markup.ts';
import type { FindingGroup } from './numbered-findings.ts';
import { pageFrame, pageName, type NumberedFinding } from './page-frame.ts';
import { markDifferences, type MarkedText } from './word-marks.ts';

/** The section of the findings; nothing where there are none. */
export function findingsSection(
  proof: Proof,
  groups: readonly FindingGroup[],
  enlarged: ReadonlyMap<number, Uint8Array>,
): Markup | undefined {
  if (groups.length === 0) return undefined;
  const all = groups.flatMap(({ findings }) => findings);
  const parts = groups.map((group, index) => {
    const isFirst = groups[index - 1]?.edition !== group.edition;
    const name = EDITION_NAMES[group.edition];
    const count = all.filter(({ finding }) => finding.edition === group.edition).length;
    const heading = isFirst
      ? markup`<h3>${name} <span class="count">${counted(count, 'difference')}</span></h3>`
      : undefined;
    return [heading, groupMarkup(proof, group, all, enlarged)];
  });
  return markup`<section id="findings">
<h2>Differences</h2>
${parts}
</section>
`;
}

function groupMarkup(
  proof: Proof,
  { page: index, findings }: FindingGroup,
  all: readonly NumberedFinding[],
  enlarged: ReadonlyMap<number, Uint8Array>,
): Markup {
  const page = index === undefined ? undefined : proof.pages[index];
  const picture = index === undefined ? undefined : enlarged.get(index);
  const items = markup`<ol class="finding-list" start="${findings[0]?.number}">
${findings.map((numbered) => findingMarkup(numbered, proof, picture !== undefined))}</ol>
`;
  if (page === undefined || picture === undefined) return items;
  return markup`<div class="on-page">
<figure class="enlarged">${pageFrame(page, picture, all)}<figcaption><a href="#leaf-${page.index}">${pageName(page)}</a></figcaption></figure>
${items}</div>
`;
}

/** @param isBesidePage true where the page that it names is shown beside it */
function findingMarkup({ number, finding }: NumberedFinding, proof: Proof, isBesidePage: boolean): Markup {
  const { edition, message, expected, found, page, source } = finding;
  const name = EDITION_NAMES[edition];
  const isCompared = expected && found;
  const [inSource, inEdition] = isCompared
    ? markDifferences(expected, found)
    : [whole(expected), whole(found)];
  const quoted = (says: string, runs: MarkedText[], kind: string): Markup | undefined =>
    runs.length === 0
      ? undefined
      : markup`<div class="${kind}"><dt>${says}</dt><dd lang="${proof.manuscript.language}" dir="auto">${runs.map(markedRun)}</dd></div>`;
  const where = [
    source?.file === undefined
      ? undefined
      : [source.file, source.line, source.column].filter((part) => part !== undefined).join(':'),
    source?.document,
  ].filter((part) => part !== undefined);
  return markup`<li class="finding" id="finding-${number}" value="${number}">
<p class="message">${message}</p>
<dl>${quoted('Manuscript', inSource, 'expected')}${quoted(name, inEdition, 'found')}${
    !isBesidePage && page && proof.pages[page.index]
      ? markup`<div><dt>Page</dt><dd><a href="#leaf-${page.index}">${pageName(page)}</a></dd></div>`
      : undefined
  }${where.length > 0 ? markup`<div><dt>Source</dt><dd><code>${where.join(', ')}</code></dd></div>` : undefined}</dl>
</li>
`;
}

function whole(text: string | undefined): MarkedText[] {
  return text === undefined ? [] : [{ text: text === '' ? '(nothing)' : text, isMarked: false }];
}

function markedRun({ text, isMarked }: MarkedText): Markup {
  return isMarked ? markup`<mark>${text}</mark>` : markup`${text}`;
}
