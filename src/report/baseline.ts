/**
 * Baselines: the problems of a manuscript that are known and left for later. What is in one is not reported,
 * so an old manuscript need not be clean before a check can guard it against new faults.
 */
import type { Problem } from '../manuscript/problem.ts';
import { fingerprints } from './fingerprint.ts';
import { startOf, type ReportFiles } from './report.ts';
import { sourceLines } from './source-lines.ts';

/** The fingerprints of known problems. */
export type Baseline = ReadonlySet<string>;

/** What is left of a report beside a baseline. */
export interface Remainder {
  problems: Problem[];
  /** How many of the problems the baseline has. */
  known: number;
  /** How many entries of the baseline are no problems any more. */
  gone: number;
}

/** How much of the line an entry shows, for who reads the file. */
const SHOWN = 60;

/**
 * The text of a baseline. It has no numbers of lines, so that it changes only with the problems; the line of
 * text in each entry is for people.
 */
export function writeBaseline(problems: readonly Problem[], sourceOf: ReportFiles['sourceOf']): string {
  const lines = sourceLines(sourceOf);
  const prints = fingerprints(problems, { sourceOf, pathOf: (file) => file });
  const entries = problems.map(({ ruleId: rule, file, place }, index) => {
    const start = startOf(place);
    const text =
      start &&
      lines(file, start.line)
        ?.slice(start.column - 1, start.column - 1 + SHOWN)
        .trim();
    return JSON.stringify({ fingerprint: prints[index], rule, file, ...(text && { text }) });
  });
  // One entry a line, so that a comparison of two versions can be read.
  const list = entries.length === 0 ? '[]' : `[\n    ${entries.join(',\n    ')}\n  ]`;
  return `{\n  "version": 1,\n  "problems": ${list}\n}\n`;
}

/** Reads a baseline; undefined where the text is none. */
export function readBaseline(text: string): Baseline | undefined {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(content) || content.version !== 1 || !Array.isArray(content.problems)) return undefined;
  const prints = content.problems.map((entry: unknown) => (isObject(entry) ? entry.fingerprint : undefined));
  return prints.every((print) => typeof print === 'string') ? new Set(prints) : undefined;
}

/** The problems that a baseline does not have. */
export function beside(
  baseline: Baseline,
  problems: readonly Problem[],
  sourceOf: ReportFiles['sourceOf'],
): Remainder {
  const prints = fingerprints(problems, { sourceOf, pathOf: (file) => file });
  const fresh = problems.filter((_, index) => !baseline.has(prints[index] ?? ''));
  const known = problems.length - fresh.length;
  return { problems: fresh, known, gone: baseline.size - known };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
