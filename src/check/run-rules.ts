/** Runs rules over a book: each once over the whole, all together in one walk over each tree. */
import type { Nodes } from 'mdast';
import type { Book } from '../book/book.ts';
import { createProblem, type Problem, type Severity } from '../manuscript/problem.ts';
import type { Chapter } from '../parse/chapter.ts';
import type { ActiveRule } from './presets.ts';
import type { AnyRule, NodeContext, NodeVisitors, Report } from './rule.ts';

type Visit = (node: Nodes, chapter: Chapter, ancestors: readonly Nodes[]) => void;
type Visits = Map<Nodes['type'], Visit[]>;

/** Runs rules. The problems are in no particular order, and none is suppressed yet. */
export function runRules(book: Book, rules: readonly ActiveRule[]): Problem[] {
  const problems: Problem[] = [];
  const visits: Visits = new Map();
  for (const { rule, severity, options } of rules) {
    const report = reporter(rule, severity, (problem) => problems.push(problem));
    rule.book?.(book, report, options);
    addVisits(rule.nodes, { book, options }, report, visits);
  }
  if (visits.size > 0) for (const chapter of book.chapters) walk(chapter.tree, chapter, [], visits);
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
  context: Pick<NodeContext, 'book' | 'options'>,
  report: Report<unknown>,
  visits: Visits,
): void {
  for (const [type, visitor] of Object.entries(visitors ?? {})) {
    // Only nodes of the type that the visitor stands under are given to it.
    const visit = visitor as (node: Nodes, context: NodeContext, report: Report<unknown>) => void;
    const list = visits.get(type as Nodes['type']) ?? [];
    visits.set(type as Nodes['type'], list);
    list.push((node, chapter, ancestors) => visit(node, { ...context, chapter, ancestors }, report));
  }
}

function walk(node: Nodes, chapter: Chapter, ancestors: readonly Nodes[], visits: Visits): void {
  for (const visit of visits.get(node.type) ?? []) visit(node, chapter, ancestors);
  if (!('children' in node)) return;
  const around = [...ancestors, node];
  for (const child of node.children) walk(child, chapter, around, visits);
}
