/** One line about what a check found. */
import type { CheckReport } from './report.ts';
import { countProblems } from './report.ts';

/** `2 errors and 1 warning (138 notes, 140 calls)`, without full stop or line break. */
export function summary(report: CheckReport): string {
  const { calls, definitions } = report.notes;
  const counts = countProblems(report.problems);
  const found = [
    counts.error > 0 ? plural(counts.error, 'error') : '',
    counts.warning > 0 ? plural(counts.warning, 'warning') : '',
    counts.info > 0 ? `${counts.info} for information` : '',
  ].filter(Boolean);
  const known = report.known ?? 0;
  const none = known > 0 ? 'no new problems' : 'no problems';
  const problems =
    (found.length > 0 ? joined(found) : none) + (known > 0 ? `, ${known} more in the baseline` : '');
  return `${problems} (${plural(definitions, 'note')}, ${plural(calls, 'call')})`;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
