/** Runs rules over a book: each once over the whole, all together in one walk over each tree. */
import type { Nodes } from 'mdast';
import type { Book } from '../book/book.ts';
import type { RuleSetting } from '../manuscript/configuration/schema.ts';
import { createProblem, type Problem, type Severity } from '../manuscript/problem.ts';
import type { Chapter } from '../parse/chapter.ts';
import type { AnyRule, NodeContext, Report } from './rule.ts';

/** The severity of rules by their id, where it is not the rule's own. */
export type RuleSettings = Readonly<Record<string, RuleSetting>>;

type Visit = (node: Nodes, context: NodeContext) => void;
type Visits = Map<Nodes['type'], Visit[]>;

/** Runs the rules that are not off. The problems are in no particular order, and none is suppressed yet. */
export function runRules(book: Book, rules: readonly AnyRule[], settings: RuleSettings = {}): Problem[] {
  const problems: Problem[] = [];
  const visits: Visits = new Map();
  for (const rule of rules) {
    const severity = Object.hasOwn(settings, rule.id) ? settings[rule.id] : rule.severity;
    if (severity === undefined || severity === 'off') continue;
    const report = reporter(rule, severity, problems);
    rule.book?.(book, report);
    addVisits(rule, report, visits);
  }
  for (const chapter of book.chapters) walk(chapter.tree, book, chapter, [], visits);
  return problems;
}

function reporter(rule: AnyRule, severity: Severity, problems: Problem[]): Report<unknown> {
  return ({ facts, ...found }) => {
    problems.push(createProblem({ rule: rule.id, severity, message: rule.wording(facts), ...found }));
  };
}

function addVisits(rule: AnyRule, report: Report<unknown>, visits: Visits): void {
  for (const [type, visitor] of Object.entries(rule.nodes ?? {})) {
    // Only nodes of the type that the visitor stands under are given to it.
    const visit = visitor as (node: Nodes, context: NodeContext, report: Report<unknown>) => void;
    const list = visits.get(type as Nodes['type']) ?? [];
    visits.set(type as Nodes['type'], list);
    list.push((node, context) => visit(node, context, report));
  }
}

function walk(node: Nodes, book: Book, chapter: Chapter, ancestors: readonly Nodes[], visits: Visits): void {
  for (const visit of visits.get(node.type) ?? []) visit(node, { book, chapter, ancestors });
  if (!('children' in node)) return;
  const around = [...ancestors, node];
  for (const child of node.children) walk(child, book, chapter, around, visits);
}
