import type { Parents } from 'mdast';
import type { Chapter } from '../../parse/chapter.ts';
import { sourceOf } from '../../parse/source.ts';
import { faultOfIsbn, isbnsIn, type IsbnFault } from '../book-number.ts';
import { blocksOfText, passageOf } from '../passage.ts';
import { placeOf } from '../place.ts';
import type { Report, Rule } from '../rule.ts';

/** A number, and what is wrong with it. */
interface Facts {
  isbn: string;
  fault: IsbnFault;
  /** The key of the metadata that it stands under. */
  key?: string;
}

/**
 * An ISBN that cannot be one. Its last digit is computed from the others, so a slip of the pen shows. Looked at are the
 * ISBNs of the book in its metadata, and in the text and the notes every number after the letters ISBN.
 *
 * Both lengths are known, 10 and 13 digits, with hyphens, spaces or nothing between them.
 *
 * @example bad
 *   Exports doubled.[^1]
 *
 *   [^1]: Ministry of Trade, *Annual Report*, 2020, ISBN 978-3-16-148410-1.
 *
 * @example bad
 *   ---
 *   title: Trade in the Region
 *   isbn:
 *     epub: 978-3-16-14841-0
 *   ---
 *
 *   Exports doubled.
 *
 * @example good
 *   Exports doubled.[^1]
 *
 *   [^1]: Ministry of Trade, *Annual Report*, 2020, ISBN 978-3-16-148410-0; *Budget*, ISBN-10: 0-8044-2957-X.
 */
export const badIsbn: Rule<Facts> = {
  id: 'bad-isbn',
  severity: 'warning',
  wording({ isbn, fault, key }) {
    const found = `\`${isbn}\`${key === undefined ? '' : ` under \`${key}\``}`;
    switch (fault.kind) {
      case 'length':
        return `expected an ISBN of 10 or 13 digits, found ${found}, which has ${fault.digits}; look it up in the book`;
      case 'prefix':
        return `expected an ISBN that begins with 978 or 979, found ${found}; look it up in the book`;
      case 'check-digit':
        return `expected an ISBN whose last digit fits the others (here \`${fault.expected}\`), found ${found}; look it up in the book, some digit of it is wrong`;
    }
  },
  book({ configuration, configurationFile }, report) {
    for (const [edition, isbn] of Object.entries(configuration.isbn ?? {})) {
      const fault = isbn === undefined ? undefined : faultOfIsbn(isbn);
      if (!fault) continue;
      report({ facts: { isbn: isbn ?? '', fault, key: `isbn.${edition}` }, file: configurationFile });
    }
  },
  nodes: {
    root(tree, { chapter }, report) {
      if (!/isbn/iu.test(String(chapter.source))) return;
      for (const block of blocksOfText(tree)) look(block, chapter, report);
    },
  },
};

function look(block: Parents, chapter: Chapter, report: Report<Facts>): void {
  if (!/isbn/iu.test(sourceOf(block, chapter.source))) return;
  const passage = passageOf(block, chapter.source);
  for (const { from, to, isbn } of isbnsIn(passage.text)) {
    const fault = faultOfIsbn(isbn);
    if (!fault) continue;
    const range = passage.rangeOf(from, to);
    report({
      facts: { isbn, fault },
      file: chapter.path,
      place: placeOf(range.start, range.end, chapter.source),
    });
  }
}
