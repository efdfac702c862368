/** Checks a book: what is wrong with it, in the order in which a reader meets it. */
import type { Book } from '../book/book.ts';
import { nearestName } from '../manuscript/nearest-name.ts';
import { createProblem, inReadingOrder, type Problem } from '../manuscript/problem.ts';
import { recommended } from './recommended.ts';
import { runRules, type RuleSettings } from './run-rules.ts';
import { applySuppressions } from './suppressions.ts';

/** How a book is checked. */
export interface CheckOptions {
  /** The severity of rules by their id; goes before what the manuscript's configuration says. */
  rules?: RuleSettings;
}

/**
 * Checks a book. Pure: neither the book nor anything else is changed.
 * @returns all problems: those of the configuration, then chapter by chapter
 */
export function check(book: Book, options: CheckOptions = {}): Problem[] {
  const settings = { ...book.configuration.check.rules, ...options.rules };
  const problems = [
    ...book.problems,
    ...unknownRules(settings, book),
    ...runRules(book, recommended, settings),
  ];
  const files = [book.configurationFile, ...book.chapters.map(({ path }) => path)];
  return inReadingOrder(applySuppressions(problems, book.chapters), [...new Set(files)]);
}

/** A setting for a rule that does not exist changes nothing, which its author should know. */
function unknownRules(settings: RuleSettings, book: Book): Problem[] {
  const ids = recommended.map(({ id }) => id);
  return Object.keys(settings)
    .filter((id) => !ids.includes(id))
    .map((id) => {
      const nearest = nearestName(id, ids);
      const hint = nearest === undefined ? `the rules are ${ids.join(', ')}` : `did you mean \`${nearest}\`?`;
      return createProblem({
        rule: 'configuration',
        severity: 'warning',
        message: `expected the id of a rule in \`check.rules\`, found \`${id}\`; ${hint}`,
        file: book.configurationFile,
      });
    });
}
