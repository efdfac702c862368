/** What the make-up could not do well, told to the author, who can: by a few words more or less. */
import type { Composition } from '../../book/composition.ts';
import { createProblem, type Problem, type Severity } from '../../manuscript/problem.ts';
import type { Fault } from '../../print/make-up/break-penalty.ts';
import type { Plan } from '../../print/plan.ts';
import { partAt } from '../../print/runs.ts';

const TOLD: Readonly<Record<Fault, { severity: Severity; expected: string; found: string; hint: string }>> = {
  'widow-or-orphan': {
    severity: 'info',
    expected: 'two lines of each paragraph on a page',
    found: 'one alone',
    hint: 'some words more or less in the paragraphs before it help',
  },
  parted: {
    severity: 'warning',
    expected: 'a heading or caption on the page of what it belongs to',
    found: 'it alone at the foot',
    hint: 'some lines more or less before it help',
  },
  'late-note': {
    severity: 'warning',
    expected: 'every note to begin on the page of its call',
    found: 'no room for one',
    hint: 'a shorter note, or a call in another sentence, helps',
  },
  overfull: {
    severity: 'warning',
    expected: 'nothing higher than a page',
    found: 'something that is',
    hint: 'make it smaller, or break it up',
  },
};

/** One problem for each page and fault that no choice of pages avoids. */
export function makeUpProblems(plan: Plan, { book, chapters }: Composition): Problem[] {
  const paths = new Map(chapters.map(({ id }, index) => [id, book.chapters[index]?.path]));
  return plan.pages.flatMap(({ run, page, folio }, index) => {
    if (run === undefined || !page) return [];
    const { id } = partAt(plan.runs[run]!, page.from);
    const name = folio === '' ? `the PDF's page ${index + 1}, which has no folio` : `page ${folio}`;
    // Where a note is late, so is every page of notes up to it: that is one problem.
    const faults = page.faults.filter((fault) => fault !== 'late-note' || page.to > page.from);
    return faults.map((fault) => {
      const { severity, expected, found, hint } = TOLD[fault];
      return createProblem({
        rule: 'make-up',
        severity,
        message: `expected ${expected}, found ${found} on ${name} of the print edition; ${hint}`,
        file: paths.get(id) || book.configurationFile,
      });
    });
  });
}
