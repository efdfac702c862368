/** What a check found, as all reports show it. */
import type { Point, Position } from 'unist';
import type { Problem, Severity } from '../manuscript/problem.ts';

/** The findings about one manuscript. */
export interface CheckReport {
  /** What the user called the manuscript. */
  manuscript: string;
  /** The calls and definitions as they are written, whether they find each other or not. */
  notes: { calls: number; definitions: number };
  problems: readonly Problem[];
  /** The files that were checked, relative to the manuscript. */
  files?: readonly string[];
  /** How many problems are left out since a baseline has them. */
  known?: number;
}

/** What reports for machines need of the files. */
export interface ReportFiles {
  /** The text of a file, where it is known. */
  sourceOf(file: string): string | undefined;
  /**
   * The path by which a machine finds a file: from the top of the repository, with forward slashes; the whole
   * path, from a slash on, where it is not below that.
   */
  pathOf(file: string): string;
}

/** How many problems there are of each severity. */
export function countProblems(problems: readonly Problem[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  for (const { severity } of problems) counts[severity]++;
  return counts;
}

/** Where a place begins. */
export function startOf(place: Point | Position | undefined): Point | undefined {
  return place && 'start' in place ? place.start : place;
}

/** Where a place ends, if it is more than a point. */
export function endOf(place: Point | Position | undefined): Point | undefined {
  return place && 'end' in place ? place.end : undefined;
}
