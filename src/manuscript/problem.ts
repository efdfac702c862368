/**
 * A problem: one finding about a manuscript, as data. It is a `VFileMessage`, so that anything of the
 * unified world can show it, with the few facts more that an editor's tools need.
 */
import type { Point, Position } from 'unist';
import { VFileMessage } from 'vfile-message';

/** How bad a problem is. Errors stop publication; information never does. */
export type Severity = 'error' | 'warning' | 'info';

/** Another place that belongs to a problem, such as the first of two definitions. */
export interface RelatedPlace {
  message: string;
  /** Path relative to the manuscript. */
  file: string;
  place?: Point | Position | undefined;
}

/**
 * One change to a source: what stands from one offset up to another is replaced. Offsets count UTF-16 units from
 * the beginning of the file; equal ones insert.
 */
export interface TextEdit {
  /** Path relative to the manuscript. */
  file: string;
  start: number;
  end: number;
  text: string;
}

/** A finding about a manuscript: what, where, how bad, and where to read more. */
export interface Problem extends VFileMessage {
  ruleId: string;
  /** Path relative to the manuscript. */
  file: string;
  severity: Severity;
  related: RelatedPlace[];
  /** The label of the note in question, if it is about one. */
  label?: string | undefined;
  fixable: boolean;
  /** The changes that mend it, all or none; empty where only its author can. */
  fix: readonly TextEdit[];
}

/** What a problem is made of; `message` is the wording, already made from the rule's facts. */
export interface ProblemParts {
  rule: string;
  severity: Severity;
  message: string;
  file: string;
  place?: Point | Position | undefined;
  related?: RelatedPlace[];
  label?: string | undefined;
  fix?: readonly TextEdit[] | undefined;
}

const RULES_PAGE = 'https://github.com/imprimatur-press/imprimatur/blob/main/src/check/rules/README.md';

/** Where a rule is explained. */
export function ruleUrl(rule: string): string {
  return `${RULES_PAGE}#${rule}`;
}

/** Makes a problem. `fatal` follows the convention of VFile: true is an error, false a warning, null information. */
export function createProblem(parts: ProblemParts): Problem {
  const message = new VFileMessage(parts.message, {
    place: parts.place,
    ruleId: parts.rule,
    source: 'imprimatur',
  });
  message.stack = '';
  return Object.assign(message, {
    ruleId: parts.rule,
    file: parts.file,
    severity: parts.severity,
    fatal: parts.severity === 'error' ? true : parts.severity === 'warning' ? false : undefined,
    related: parts.related ?? [],
    label: parts.label,
    fixable: (parts.fix?.length ?? 0) > 0,
    fix: parts.fix ?? [],
    url: ruleUrl(parts.rule),
  });
}

/** The same problem with another severity, as a configuration asks for it. */
export function withSeverity(problem: Problem, severity: Severity): Problem {
  problem.severity = severity;
  problem.fatal = severity === 'error' ? true : severity === 'warning' ? false : undefined;
  return problem;
}

/** Orders problems as a reader meets them: by file in the order given, then by line and column. */
export function inReadingOrder(problems: readonly Problem[], files: readonly string[]): Problem[] {
  const rank = new Map(files.map((file, index) => [file, index]));
  const of = (file: string): number => rank.get(file) ?? -1;
  return problems.toSorted(
    (a, b) =>
      of(a.file) - of(b.file) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0) ||
      a.ruleId.localeCompare(b.ruleId, 'en'),
  );
}

/** Without repetitions: two editions may have found the same in one template. */
export function distinct(problems: readonly Problem[]): Problem[] {
  const byText = new Map(problems.map((problem) => [`${problem.ruleId} ${problem.file} ${String(problem)}`, problem]));
  return [...byText.values()];
}
