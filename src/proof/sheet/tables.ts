/** The tables of a proof sheet: editions, notes and the lock. */
import type { Lock, Proof, ProvedNote } from '../record.ts';
import { EDITION_NAMES, counted, grouped } from '../verdict.ts';
import { markup, type Markup } from './markup.ts';
import type { NumberedFinding } from './page-frame.ts';

interface Column {
  heading: string;
  /** Figures stand to the right. */
  isFigure?: boolean;
}

/** What was proved: each file with its hash. */
export function editionsTable({ editions, manuscript }: Proof): Markup {
  const rows = editions.map(({ kind, file, bytes, sha256, pages }) =>
    editionRow(EDITION_NAMES[kind], file, grouped(bytes), pages === undefined ? '' : grouped(pages), sha256),
  );
  return table(
    'editions',
    'Editions',
    [
      { heading: 'Edition' },
      { heading: 'File' },
      { heading: 'Bytes', isFigure: true },
      { heading: 'Pages', isFigure: true },
      { heading: 'SHA-256' },
    ],
    [...rows, editionRow('Manuscript', manuscript.name, '', '', manuscript.hash)],
  );
}

function editionRow(name: string, file: string, bytes: string, pages: string, hash: string): Markup {
  return markup`<tr><th scope="row">${name}</th><td><code>${file}</code></td><td class="figure">${bytes}</td><td class="figure">${pages}</td><td class="hash"><code>${hash}</code></td></tr>
`;
}

/** Every note, and where it is printed. */
export function notesTable(
  { notes, pages }: Proof,
  findings: readonly NumberedFinding[],
): Markup | undefined {
  if (notes.length === 0) return undefined;
  const isPrinted = pages.length > 0;
  const rows = notes.map((note) => {
    const links = findings
      .filter(({ finding }) => finding.note === note.number)
      .map(({ number }) => toFinding(number));
    const inPrint = isPrinted
      ? markup`<td class="figure">${calledOn(note)}</td><td class="figure">${standsOn(note)}</td>`
      : markup`<td class="figure">${note.calls.length}</td>`;
    return markup`<tr><th scope="row">${note.number}${links}</th><td><code>${note.label}</code></td><td>${note.chapter}</td>${inPrint}</tr>
`;
  });
  return table(
    'notes',
    'Notes',
    [
      { heading: 'Note' },
      { heading: 'Label' },
      { heading: 'Chapter' },
      ...(isPrinted
        ? [
            { heading: 'Called on page', isFigure: true },
            { heading: 'Stands on page', isFigure: true },
          ]
        : [{ heading: 'Calls', isFigure: true }]),
    ],
    rows,
    counted(notes.length, 'note'),
  );
}

/** What the bytes depend on besides the manuscript. */
export function lockTable({
  imprimatur,
  packages,
  runtime,
  browser,
  template,
  fonts,
  settings,
}: Lock): Markup {
  const rows = [
    lockRow('Press', 'Imprimatur', imprimatur),
    browser && lockRow('Browser', browser.name, browser.version),
    template && lockRow('Template', template.name, template.sha256),
    ...fonts.map(({ file, sha256 }) => lockRow('Font', file, sha256)),
    ...packages.map(({ name, version }) => lockRow('Package', name, version)),
    ...runtime.map(({ name, version }) => lockRow('Runtime', name, version)),
    ...Object.entries(settings).map(([name, value]) => lockRow('Setting', name, String(value))),
  ].filter((item) => item !== undefined);
  return table(
    'lock',
    'Lock',
    [{ heading: 'Part' }, { heading: 'Name' }, { heading: 'Version or hash' }],
    rows,
  );
}

function lockRow(part: string, name: string, value: string): Markup {
  return markup`<tr><th scope="row">${part}</th><td>${name}</td><td class="hash"><code>${value}</code></td></tr>
`;
}

/** A link to a finding: its number in a ring. */
export function toFinding(number: number): Markup {
  return markup` <a class="to-finding" href="#finding-${number}" aria-label="Difference ${number}">${number}</a>`;
}

function table(
  id: string,
  heading: string,
  columns: readonly Column[],
  rows: readonly Markup[],
  count?: string,
): Markup {
  const heads = columns.map(
    (column) =>
      markup`<th scope="col" class="${column.isFigure === true ? 'figure' : 'word'}">${column.heading}</th>`,
  );
  const figure = count === undefined ? undefined : markup` <span class="count">${count}</span>`;
  // On a phone a table is wider than the page and scrolls in its frame; the keyboard must get there, too.
  return markup`<section id="${id}">
<h2 id="${id}-heading">${heading}${figure}</h2>
<div class="scroller" role="region" aria-labelledby="${id}-heading" tabindex="0">
<table>
<thead><tr>${heads}</tr></thead>
<tbody>
${rows}</tbody>
</table>
</div>
</section>
`;
}

/** The pages of its calls, each once. */
function calledOn({ calls }: ProvedNote): Markup[] {
  const pages = calls.flatMap(({ page }) => page ?? []);
  const once = pages.filter(
    (page, index) => pages.findIndex((other) => other.index === page.index) === index,
  );
  return once.map((page, index) => markup`${index > 0 ? ', ' : ''}${pageLink(page)}`);
}

function standsOn({ begins, ends }: ProvedNote): Markup {
  if (begins === undefined) return markup`–`;
  const isOnOne = ends === undefined || ends.index === begins.index;
  return isOnOne ? pageLink(begins) : markup`${pageLink(begins)}–${pageLink(ends)}`;
}

function pageLink({ index, folio }: NonNullable<ProvedNote['begins']>): Markup {
  return markup`<a href="#leaf-${index}">${folio === '' ? `leaf ${index + 1}` : folio}</a>`;
}
