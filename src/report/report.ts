/** What a check found, as all reports show it. */
import type { Problem, Severity } from '../manuscript/problem.ts';

/** The findings about one manuscript. */
export interface CheckReport {
  /** What the user called the manuscript. */
  manuscript: string;
  /** The calls and definitions as they are written, whether they find each other or not. */
  notes: { calls: number; definitions: number };
  problems: readonly Problem[];
}

/** How many problems there are of each severity. */
export function countProblems(problems: readonly Problem[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  for (const { severity } of problems) counts[severity]++;
  return counts;
}
