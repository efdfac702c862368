import type { Parents } from 'mdast';
import type { Chapter } from '../../parse/chapter.ts';
import { sourceOf } from '../../parse/source.ts';
import { doisIn, faultOfDoi } from '../book-number.ts';
import { blocksOfText, passageOf } from '../passage.ts';
import { placeOf } from '../place.ts';
import type { Report, Rule } from '../rule.ts';

/** A DOI, and what is wrong with it. */
interface Facts {
  doi: string;
  fault: NonNullable<ReturnType<typeof faultOfDoi>>;
}

/**
 * A DOI that cannot be one. It begins with `10.` and the number of who gave it, and after a slash goes on with a name of
 * its own. Looked at are the DOI of the book, links to doi.org, and in the text and the notes what follows the letters
 * DOI. Short DOIs (`10/abc`) are right, and so are the pages of doi.org about itself.
 *
 * @example bad
 *   Exports doubled.[^1]
 *
 *   [^1]: Ministry of Trade, *Annual Report*, 2020, doi:11.1000/182.
 *
 * @example bad
 *   Exports doubled.[^1]
 *
 *   [^1]: Ministry of Trade, *Annual Report*, 2020, https://doi.org/10.1000.
 *
 * @example good
 *   Exports doubled.[^1]
 *
 *   [^1]: Ministry of Trade, *Annual Report*, 2020, doi:10.1000/182, [DOI](https://doi.org/10.1000/182), <https://doi.org>.
 */
export const badDoi: Rule<Facts> = {
  id: 'bad-doi',
  severity: 'warning',
  wording({ doi, fault }) {
    const expected = {
      prefix: '`10.` and a number at the beginning of a DOI',
      suffix: 'a slash and a name after the number of a DOI',
      space: 'a DOI without spaces',
    }[fault];
    return `expected ${expected}, found \`${doi}\`; correct it`;
  },
  book({ configuration: { doi }, configurationFile }, report) {
    const fault = doi === undefined ? undefined : faultOfDoi(doi);
    if (fault) report({ facts: { doi: doi ?? '', fault }, file: configurationFile });
  },
  nodes: {
    root(tree, { chapter }, report) {
      if (!/doi/iu.test(String(chapter.source))) return;
      for (const block of blocksOfText(tree)) look(block, chapter, report);
    },
    link(node, { chapter, ancestors }, report) {
      // A page of doi.org is no DOI: only what begins with a figure, or holds a second address, was meant for one.
      const doi = /^https?:\/\/(?:dx\.)?doi\.org\/((?:doi:)?\d.*|https?:.*)$/iu.exec(node.url)?.[1];
      const fault = doi === undefined ? undefined : faultOfLinked(doi);
      if (!fault) return;
      const around = ancestors.findLast(({ position }) => position !== undefined);
      report({
        facts: { doi: node.url, fault },
        file: chapter.path,
        place: node.position ?? around?.position,
      });
    },
  },
};

function look(block: Parents, chapter: Chapter, report: Report<Facts>): void {
  if (!/doi/iu.test(sourceOf(block, chapter.source))) return;
  const passage = passageOf(block, chapter.source);
  for (const { from, to, doi } of doisIn(passage.text)) {
    const fault = faultOfDoi(doi);
    if (!fault) continue;
    const range = passage.rangeOf(from, to);
    report({
      facts: { doi, fault },
      file: chapter.path,
      place: placeOf(range.start, range.end, chapter.source),
    });
  }
}

/** Two addresses, one in the other, are a DOI that was pasted with its resolver behind another resolver. */
function faultOfLinked(doi: string): Facts['fault'] | undefined {
  if (/^https?:/iu.test(doi)) return 'prefix';
  try {
    return faultOfDoi(decodeURIComponent(doi.replace(/[?#].*$/u, '')));
  } catch {
    return faultOfDoi(doi);
  }
}
