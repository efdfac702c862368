/** Checks a book: what is wrong with it, in the order in which a reader meets it. */
import type { Book } from '../book/book.ts';
import type { RulePreset } from '../manuscript/configuration/schema.ts';
import { inReadingOrder, type Problem } from '../manuscript/problem.ts';
import { allRules } from './all-rules.ts';
import { settingProblems } from './check-settings.ts';
import { linkRules } from './link-rules.ts';
import { activeRules, overlaid, type ActiveRule, type RuleSettings } from './presets.ts';
import { recommended } from './recommended.ts';
import { unusedSuppression } from './rules/unused-suppression.ts';
import { reporter, runRules } from './run-rules.ts';
import { applySuppressions, type SuppressionUse } from './suppressions.ts';
import { reportUnused } from './unused-suppressions.ts';

/** How a book is checked. */
export interface CheckOptions {
  /** Which rules are on; goes before what the manuscript's configuration says. */
  preset?: RulePreset | undefined;
  /** The severity of rules by their id; goes before what the manuscript's configuration says. */
  rules?: RuleSettings;
  /** What was found elsewhere, as by asking the web: it is told here with all else, and comments silence it. */
  found?: readonly Problem[];
  /** The text of the configuration file, for the places of what is wrong with the settings of rules. */
  configurationText?: string | undefined;
}

/**
 * Checks a book. Pure: neither the book nor anything else is changed.
 * @returns all problems: those of the configuration, then chapter by chapter
 */
export function check(book: Book, options: CheckOptions = {}): Problem[] {
  const { preset, rules } = book.configuration.check;
  const settings = overlaid(rules, options.rules ?? {});
  const active = activeRules(recommended, options.preset ?? preset, settings);
  const problems = [
    ...book.problems,
    ...settingProblems(settings, allRules, book, options.configurationText),
    ...runRules(book, active),
    ...(options.found ?? []),
  ];
  const use: SuppressionUse = new Map();
  const left = applySuppressions(problems, book.chapters, use);
  const asked = options.found ? activeRules(linkRules, options.preset ?? preset, settings) : [];
  const idle = applySuppressions(idleComments(book, [...active, ...asked], use), book.chapters);
  const files = [book.configurationFile, ...book.chapters.map(({ path }) => path)];
  return inReadingOrder([...left, ...idle], [...new Set(files)]);
}

/** What is said of comments that silence nothing, once it is known what each silenced. */
function idleComments(book: Book, active: readonly ActiveRule[], use: SuppressionUse): Problem[] {
  const problems: Problem[] = [];
  const own = active.find(({ rule }) => rule.id === unusedSuppression.id);
  if (!own) return problems;
  const report = reporter(own.rule, own.severity, (problem) => problems.push(problem));
  const rules = { all: allRules.map(({ id }) => id), ran: new Set(active.map(({ rule }) => rule.id)) };
  for (const chapter of book.chapters) reportUnused(chapter, use, rules, report);
  return problems;
}
