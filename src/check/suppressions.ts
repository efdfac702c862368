/**
 * Comments by which an author answers for a problem:
 *
 *     <!-- imprimatur-disable-next-line numbering-order -->
 *     <!-- imprimatur-disable literal-marker --> … <!-- imprimatur-enable literal-marker -->
 *
 * Without names they are about all rules. They work by lines: `disable` from its own line on, `enable` from
 * the line after it, `disable-next-line` for the next line that is not blank.
 */
import type { Problem } from '../manuscript/problem.ts';
import type { Chapter } from '../parse/chapter.ts';
import type { Suppression } from '../parse/nodes.ts';

/** The problems that are left after what the chapters' comments take away. */
export function applySuppressions(problems: readonly Problem[], chapters: readonly Chapter[]): Problem[] {
  const silent = new Map<string, ReturnType<typeof silence>>();
  for (const chapter of chapters) {
    if (chapter.suppressions.length > 0) silent.set(chapter.path, silence(chapter));
  }
  return problems.filter(
    ({ file, line, ruleId }) => line === undefined || silent.get(file)?.(line, ruleId) !== true,
  );
}

/** Says for a line and a rule of the chapter whether the author wants silence there. */
function silence(chapter: Chapter): (line: number, rule: string) => boolean {
  const lines = String(chapter.source).split('\n');
  const blocks = chapter.suppressions
    .filter(({ kind }) => kind !== 'next-line')
    .toSorted((a, b) => a.line - b.line);
  const nextLines = chapter.suppressions
    .filter(({ kind }) => kind === 'next-line')
    .map((suppression) => ({ suppression, line: nextLine(suppression, lines) }));

  return (line, rule) => {
    if (nextLines.some((next) => next.line === line && names(next.suppression, rule))) return true;
    let disabled = false;
    for (const block of blocks) {
      if (!names(block, rule)) continue;
      if (block.kind === 'disable' && block.line <= line) disabled = true;
      if (block.kind === 'enable' && block.endLine < line) disabled = false;
    }
    return disabled;
  };
}

function names({ rules }: Suppression, rule: string): boolean {
  return rules.length === 0 || rules.includes(rule);
}

function nextLine({ endLine }: Suppression, lines: readonly string[]): number {
  const below = lines.slice(endLine).findIndex((line) => line.trim() !== '');
  return below < 0 ? endLine + 1 : endLine + 1 + below;
}
