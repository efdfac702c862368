/** From what is known about an address to problems, one at each place that names it. Pure. */
import { deadLink, linkRules, movedLink, unverifiedLink } from '../check/link-rules.ts';
import { activeRules, overlaid } from '../check/presets.ts';
import type { AnyRule } from '../check/rule.ts';
import type { CheckOptions } from '../check/check.ts';
import { reporter } from '../check/run-rules.ts';
import type { Book } from '../book/book.ts';
import type { Problem } from '../manuscript/problem.ts';
import type { Verdict } from './answers.ts';
import type { LinkPlace } from './link-places.ts';

/** What became of the addresses that somebody asked for. */
export type Verdicts = ReadonlyMap<string, Verdict>;

/** True where a configuration wants to hear of any of this at all. */
export function wantsLinks(book: Book, options: CheckOptions): boolean {
  return activeLinkRules(book, options).length > 0;
}

/** The problems of a book's addresses, in the order of its text. */
export function linkProblems(
  book: Book,
  places: ReadonlyMap<string, readonly LinkPlace[]>,
  verdicts: Verdicts,
  options: CheckOptions,
): Problem[] {
  const problems: Problem[] = [];
  const reports = new Map(
    activeLinkRules(book, options).map(({ rule, severity }) => [
      rule.id,
      reporter(rule, severity, (problem) => problems.push(problem)),
    ]),
  );
  for (const [address, named] of places) {
    const verdict = verdicts.get(address);
    const finding = verdict && findingOf(verdict, address);
    const report = finding && reports.get(finding.rule.id);
    if (!report) continue;
    for (const { chapter, place, label, written } of named) {
      report({
        facts: { address: written, ...finding.facts },
        file: chapter.path,
        place,
        ...(label !== undefined && { label }),
      });
    }
  }
  return problems;
}

function activeLinkRules(book: Book, options: CheckOptions): ReturnType<typeof activeRules> {
  const { preset, rules } = book.configuration.check;
  return activeRules(linkRules, options.preset ?? preset, overlaid(rules, options.rules ?? {}));
}

function findingOf(verdict: Verdict, address: string): { rule: AnyRule; facts: object } | undefined {
  const { kind, ...facts } = verdict;
  if (kind === 'dead') return { rule: deadLink, facts };
  if (kind === 'unverified') return { rule: unverifiedLink, facts };
  const end = verdict.kind === 'fine' ? verdict.movedTo : undefined;
  return end === undefined || isSamePlace(address, end) ? undefined : { rule: movedLink, facts: { end } };
}

/** What every site does sooner or later to all its addresses is no news. */
function isSamePlace(from: string, to: string): boolean {
  return withoutTrifles(from) === withoutTrifles(to);
}

function withoutTrifles(address: string): string {
  return address
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/u, '')
    .replace(/\/(?=$|\?)/u, '');
}
