/** What came of one book of a catalogue: as little as is needed later, since there may be tens of thousands. */
import type { Finding } from '../proof/finding.ts';
import type { Publication } from '../publish.ts';
import { countProblems } from '../report/report.ts';

/** One entry of `build --json` for many books. */
export interface BookOutcome {
  manuscript: string;
  /** As if it had been built alone. */
  exitCode: number;
  written: readonly string[];
  problems: ReturnType<typeof countProblems>;
  proof?: { verdict: string; findings: readonly Finding[] };
  /** How long each stage took, in ms. */
  stages: Readonly<Record<string, number>>;
  /** Why it could not be built, where it is not for its problems. */
  error?: string;
}

const NOTHING: Pick<BookOutcome, 'written' | 'problems' | 'stages'> = {
  written: [],
  problems: countProblems([]),
  stages: {},
};

/** 0 written, 1 problems, 4 not proved. */
export function exitCodeOf({ proof, written }: Pick<Publication, 'proof' | 'written'>): number {
  if (proof?.verdict === 'not proved') return 4;
  return written.length > 0 ? 0 : 1;
}

export function outcomeOf(manuscript: string, publication: Publication): BookOutcome {
  const { written, problems, proof, stages } = publication;
  return {
    manuscript,
    exitCode: exitCodeOf(publication),
    written,
    problems: countProblems(problems),
    ...(proof && { proof: { verdict: proof.verdict, findings: proof.findings } }),
    stages: Object.fromEntries(Object.entries(stages).map(([name, ms]) => [name, Math.round(ms)])),
  };
}

/** @param error what was thrown; errors that know no exit code are faults of ours */
export function failureOf(manuscript: string, error: unknown): BookOutcome {
  const exitCode =
    error instanceof Error && 'exitCode' in error && typeof error.exitCode === 'number' ? error.exitCode : 4;
  const message = error instanceof Error ? error.message : String(error);
  return { manuscript, exitCode, ...NOTHING, error: message };
}

/** A book that was not begun, since what an earlier one lacked would be lacking still. */
export function notBegun(manuscript: string, { exitCode, error }: BookOutcome): BookOutcome {
  return { manuscript, exitCode, ...NOTHING, error: `not begun: ${error ?? ''}` };
}
