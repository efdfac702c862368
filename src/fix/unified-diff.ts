/** The difference of two texts in the form that `patch` and `git apply` read. */
import { equalLines } from './equal-lines.ts';

const CONTEXT = 3;

/** A stretch of lines of the old text and what stands for it in the new one. */
interface Change {
  oldFrom: number;
  oldTo: number;
  newFrom: number;
  newTo: number;
}

/**
 * The difference between two versions of a file; empty where there is none.
 * @param path as it is to be found from where the patch is applied, with forward slashes
 */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const oldLines = linesOf(before);
  const newLines = linesOf(after);
  const hunks = hunksOf(changesBetween(oldLines, newLines));
  const text = hunks.map((changes) => wordHunk(changes, oldLines, newLines)).join('');
  return `--- ${fileName(`a/${path}`)}\n+++ ${fileName(`b/${path}`)}\n${text}`;
}

/** Lines with their ends, so that a line without one is another line. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/gu) ?? [];
}

function changesBetween(oldLines: readonly string[], newLines: readonly string[]): Change[] {
  const changes: Change[] = [];
  let oldFrom = 0;
  let newFrom = 0;
  // Behind the last pair stands a pair of nothings, so that a change at the end is seen.
  const pairs = [...equalLines(oldLines, newLines), [oldLines.length, newLines.length] as const];
  for (const [oldTo, newTo] of pairs) {
    if (oldTo > oldFrom || newTo > newFrom) changes.push({ oldFrom, oldTo, newFrom, newTo });
    oldFrom = oldTo + 1;
    newFrom = newTo + 1;
  }
  return changes;
}

/** Changes whose contexts meet are one hunk. */
function hunksOf(changes: readonly Change[]): Change[][] {
  const hunks: Change[][] = [];
  for (const change of changes) {
    const hunk = hunks.at(-1);
    const last = hunk?.at(-1);
    if (hunk && last && change.oldFrom - last.oldTo <= 2 * CONTEXT) hunk.push(change);
    else hunks.push([change]);
  }
  return hunks;
}

function wordHunk(
  changes: readonly Change[],
  oldLines: readonly string[],
  newLines: readonly string[],
): string {
  const first = changes[0]!;
  const last = changes.at(-1)!;
  const lead = Math.min(CONTEXT, first.oldFrom);
  const trail = Math.min(CONTEXT, oldLines.length - last.oldTo);
  const oldFrom = first.oldFrom - lead;
  const lines: string[] = [];
  let at = oldFrom;
  for (const change of changes) {
    for (const line of oldLines.slice(at, change.oldFrom)) lines.push(` ${line}`);
    for (const line of oldLines.slice(change.oldFrom, change.oldTo)) lines.push(`-${line}`);
    for (const line of newLines.slice(change.newFrom, change.newTo)) lines.push(`+${line}`);
    at = change.oldTo;
  }
  for (const line of oldLines.slice(at, last.oldTo + trail)) lines.push(` ${line}`);
  const body = lines.map((line) => (line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`));
  const oldCount = last.oldTo + trail - oldFrom;
  const newCount = last.newTo + trail - (first.newFrom - lead);
  return `@@ -${range(oldFrom, oldCount)} +${range(first.newFrom - lead, newCount)} @@\n${body.join('')}`;
}

/** Lines count from 1; of no lines the one before is named. */
function range(from: number, count: number): string {
  const start = count === 0 ? from : from + 1;
  return count === 1 ? String(start) : `${start},${count}`;
}

/** A name as git writes it: in quotes where a character would end the line or the name. */
function fileName(path: string): string {
  if (!/[\p{Cc}"\\]/u.test(path)) return path.includes(' ') ? `${path}\t` : path;
  const escaped = [...new TextEncoder().encode(path)].map((byte) => {
    const character = String.fromCharCode(byte);
    if (character === '"' || character === '\\') return `\\${character}`;
    return byte < 0x20 || byte > 0x7e ? `\\${byte.toString(8).padStart(3, '0')}` : character;
  });
  return `"${escaped.join('')}"`;
}
