/** What is wrong with a PDF in itself, whatever the manuscript says. */
import type { Finding } from '../finding.ts';
import { areaFaults } from './area-faults.ts';
import { folioBreaks } from './folios.ts';
import { fontFaults } from './font-faults.ts';
import { boxesOfPages } from './geometry.ts';
import { linkFaults } from './link-faults.ts';
import { finding, nameOf, shortened, type ReadFile } from './telling.ts';

/** Text goes up by so much of the size of its type at least; raised numbers go up by less. */
const UPWARDS = 0.9;

/** The one finding about a file that cannot be read. */
export function unreadable(fault: string): Finding {
  return finding('file-unreadable', fault);
}

/** All findings. */
export function faultsOf(file: ReadFile): Finding[] {
  const { source, fault } = file;
  return [
    ...[fault, source.fault].filter((each) => each !== undefined).map(unreadable),
    ...source.contents.flatMap(({ fault: ofPage }, index) =>
      ofPage === undefined
        ? []
        : [
            finding(
              'file-unreadable',
              `expected the content of ${nameOf(file.pages[index]!)}, found that it cannot be read: ${ofPage}`,
              { page: file.pages[index] },
            ),
          ],
    ),
    ...structureFaults(file),
    ...orderFaults(file),
    ...fontFaults(file),
    ...areaFaults(file),
    ...pictureFaults(file),
    ...folioFaults(file),
    ...linkFaults(file),
  ];
}

function structureFaults({ source, text, pages }: ReadFile): Finding[] {
  if (!source.structure)
    return [finding('structure-fault', 'expected a structure tree, found none: the PDF is not tagged')];
  if (text.isByPlace)
    return [
      finding(
        'structure-fault',
        'expected a structure tree of the text, found one that knows less than half of it',
      ),
    ];
  return [...new Set(text.forgotten.map(({ page }) => page))].map((index) => {
    const pieces = text.forgotten.filter(({ page }) => page === index);
    const words = pieces.map((piece) => piece.text).join('');
    return finding(
      'structure-fault',
      `expected all text in the structure tree, found “${shortened(words)}” on ${nameOf(pages[index]!)} outside of it`,
      { page: pages[index], boxes: boxesOfPages(pieces), found: shortened(words) },
    );
  });
}

/** Within a paragraph, what is read later stands further down. */
function orderFaults({ text, pages }: ReadFile): Finding[] {
  return text.leaves.flatMap(({ kind, runs }) => {
    if (kind === 'cell') return [];
    const seen = runs.map(({ piece }) => piece).filter((piece) => piece.text.trim() !== '');
    const at = seen.findIndex((piece, index) => {
      const before = seen[index - 1];
      if (!before) return false;
      if (piece.page !== before.page) return piece.page < before.page;
      // What stands further to the right may stand higher: the folio of an entry of two lines. Ruby is smaller.
      const isBeside = piece.x >= before.x + before.width - 1 || piece.size < before.size * UPWARDS;
      return before.base - piece.base > UPWARDS * Math.max(before.size, piece.size) && !isBeside;
    });
    if (at < 0) return [];
    const page = pages[seen[at]!.page]!;
    const words = shortened(
      seen
        .slice(at, at + 3)
        .map((piece) => piece.text)
        .join(''),
    );
    return [
      finding(
        'structure-fault',
        `expected text to be read in the order in which it stands, found “${words}” on ${nameOf(page)} above what is read before it`,
        { page, found: words, boxes: boxesOfPages([seen[at]!]) },
      ),
    ];
  });
}

function pictureFaults({ source, text, pages }: ReadFile): Finding[] {
  return text.leaves.flatMap(({ alt, marks }) => {
    if (alt === undefined) return [];
    const isDrawn = marks.some(
      ({ page, mark }) =>
        source.contents[page]?.drawn.some((each) => each.mark === mark) === true ||
        source.pieces[page]?.some((piece) => piece.mark === mark) === true,
    );
    if (isDrawn) return [];
    const page = pages[marks[0]?.page ?? -1];
    const where = page ? ` on ${nameOf(page)}` : '';
    return [
      finding('picture-missing', `expected the picture “${shortened(alt)}”${where}, found its place empty`, {
        page,
        expected: alt,
      }),
    ];
  });
}

function folioFaults({ source, pages }: ReadFile): Finding[] {
  const breaks = folioBreaks(pages.map(({ folio }) => folio)).map(({ page, expected, found }) =>
    finding(
      'folios-break',
      `expected folio ${expected} on the PDF’s page ${page + 1}, found ${found}: folios do not run on`,
      { page: pages[page], expected, found },
    ),
  );
  if (!source.navigation.hasLabels) return breaks;
  const astray = pages
    .filter(({ folio, label }) => folio !== '' && label !== folio)
    .map((page) =>
      finding(
        'folios-break',
        `expected the label ${page.folio} for the PDF’s page ${page.index + 1}, as it is printed, found ${page.label || 'none'}`,
        { page, expected: page.folio, found: page.label },
      ),
    );
  return [...breaks, ...astray];
}
