/**
 * The report for programs, `check --format json`. Its shape is a contract: `version` changes where a reader
 * of it would have to.
 */
import type { Point, Position } from 'unist';
import type { Problem, RelatedPlace, Severity } from '../manuscript/problem.ts';
import { endOf, startOf, type CheckReport } from './report.ts';

/** The report. Lines and columns start at 1; columns count UTF-16 units, as editors do. */
export interface JsonReport {
  version: 1;
  manuscript: string;
  notes: { calls: number; definitions: number };
  problems: JsonProblem[];
}

/** One problem. What is about a file as a whole stands at its beginning. */
export interface JsonProblem {
  rule: string;
  severity: Severity;
  message: string;
  /** Relative to the manuscript. */
  file: string;
  line: number;
  column: number;
  endLine?: number;
  endColumn?: number;
  /** The label of the note, if the problem is about one. */
  label?: string;
  related: { message: string; file: string; line: number; column: number }[];
  fixable: boolean;
  url?: string;
}

/** The report as an object. */
export function jsonReport(report: CheckReport): JsonReport {
  const { manuscript, notes, problems } = report;
  return { version: 1, manuscript, notes: { ...notes }, problems: problems.map(jsonProblem) };
}

/** The report as text, with a line break at its end. */
export function formatJson(report: CheckReport): string {
  return `${JSON.stringify(jsonReport(report), undefined, 2)}\n`;
}

function jsonProblem(problem: Problem): JsonProblem {
  const { place, label, url } = problem;
  const end = endOf(place);
  return {
    rule: problem.ruleId,
    severity: problem.severity,
    message: problem.reason,
    file: problem.file,
    ...pointOf(place),
    ...(end && { endLine: end.line, endColumn: end.column }),
    ...(label !== undefined && { label }),
    related: problem.related.map(jsonRelated),
    fixable: problem.fixable,
    ...(url !== undefined && { url }),
  };
}

function jsonRelated({ message, file, place }: RelatedPlace): JsonProblem['related'][number] {
  return { message, file, ...pointOf(place) };
}

function pointOf(place: Point | Position | undefined): { line: number; column: number } {
  const start = startOf(place);
  return { line: start?.line ?? 1, column: start?.column ?? 1 };
}
