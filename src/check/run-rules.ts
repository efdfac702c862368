/** Runs rules over a book: each once over the whole, all together in one walk over each tree. */
import type { Nodes } from 'mdast';
import type { Book } from '../book/book.ts';
import { createProblem, type Problem, type Severity } from '../manuscript/problem.ts';
import type { Chapter } from '../parse/chapter.ts';
import type { ActiveRule } from './presets.ts';
import type { AnyRule, NodeContext, NodeVisitors, Report } from './rule.ts';

interface Visit {
  /** Given a node of the type that it stands under, and no other. */
  visit(node: Nodes, context: NodeContext, report: Report<unknown>): void;
  report: Report<unknown>;
  options: unknown;
}
type Visits = Map<Nodes['type'], Visit[]>;

/** Runs rules. The problems are in no particular order, and none is suppressed yet. */
export function runRules(book: Book, rules: readonly ActiveRule[]): Problem[] {
  const problems: Problem[] = [];
  const visits: Visits = new Map();
  for (const { rule, severity, options } of rules) {
    const report = reporter(rule, severity, (problem) => problems.push(problem));
    rule.book?.(book, report, options);
    addVisits(rule.nodes, report, options, visits);
  }
  if (visits.size > 0) for (const chapter of book.chapters) walk(chapter.tree, book, chapter, [], visits);
  return problems;
}

/** Makes problems of what a rule finds. */
export function reporter(
  rule: AnyRule,
  severity: Severity,
  add: (problem: Problem) => unknown,
): Report<unknown> {
  return ({ facts, ...found }) => {
    add(createProblem({ rule: rule.id, severity, message: rule.wording(facts), ...found }));
  };
}

function addVisits(
  visitors: NodeVisitors<unknown> | undefined,
  report: Report<unknown>,
  options: unknown,
  visits: Visits,
): void {
  for (const [type, visit] of Object.entries(visitors ?? {})) {
    const list = visits.get(type as Nodes['type']) ?? [];
    visits.set(type as Nodes['type'], list);
    list.push({ visit: visit as Visit['visit'], report, options });
  }
}

function walk(node: Nodes, book: Book, chapter: Chapter, ancestors: readonly Nodes[], visits: Visits): void {
  const here = visits.get(node.type);
  if (here) {
    for (const { visit, report, options } of here) visit(node, { book, chapter, ancestors, options }, report);
  }
  if (!('children' in node)) return;
  const around = [...ancestors, node];
  for (const child of node.children) walk(child, book, chapter, around, visits);
}
