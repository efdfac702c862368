/**
 * Fingerprints, by which a problem is known again in the next version of a manuscript: its rule, its file, the
 * text around its place, and which one of several like it. Lines may move, and a paragraph that is one long
 * line may change elsewhere.
 */
import { createHash } from 'node:crypto';
import type { Problem } from '../manuscript/problem.ts';
import { endOf, startOf, type ReportFiles } from './report.ts';
import { sourceLines, type SourceLines } from './source-lines.ts';

/** How much of the line counts, before and after the place. */
const REACH = 40;

/** The fingerprints of problems, in the same order; no two are the same. */
export function fingerprints(problems: readonly Problem[], { sourceOf, pathOf }: ReportFiles): string[] {
  const lines = sourceLines(sourceOf);
  const seen = new Map<string, number>();
  return problems.map((problem) => {
    const about = [problem.ruleId, pathOf(problem.file), textAround(problem, lines)].join('\n');
    const occurrence = (seen.get(about) ?? 0) + 1;
    seen.set(about, occurrence);
    return createHash('sha256').update(`${about}\n${occurrence}`).digest('hex').slice(0, 32);
  });
}

/** The text in which the problem stands, spaces made equal; empty for what is about a file as a whole. */
function textAround({ place, file }: Problem, lines: SourceLines): string {
  const start = startOf(place);
  const line = start && lines(file, start.line);
  if (!start || line === undefined) return '';
  const end = endOf(place);
  const from = start.column - 1;
  const to = end?.line === start.line ? end.column - 1 : from;
  // A long place is told by its beginning.
  const text = line.slice(Math.max(0, from - REACH), Math.min(to, from + 2 * REACH) + REACH);
  return text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
}
