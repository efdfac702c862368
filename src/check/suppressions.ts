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

/** The rule that tells of comments without use. A comment is about it only by name, or it would hide itself. */
export const UNUSED_SUPPRESSION = 'unused-suppression';

/** Which comment silenced which rules. */
export type SuppressionUse = Map<Suppression, Set<string>>;

/**
 * The problems that are left after what the chapters' comments take away.
 * @param use is told which comments did
 */
export function applySuppressions(
  problems: readonly Problem[],
  chapters: readonly Chapter[],
  use: SuppressionUse = new Map(),
): Problem[] {
  const silent = new Map<string, Silence>();
  for (const chapter of chapters) {
    if (chapter.suppressions.length > 0) silent.set(chapter.path, silence(chapter));
  }
  return problems.filter(({ file, line, ruleId }) => {
    const silencing = line === undefined ? [] : (silent.get(file)?.(line, ruleId) ?? []);
    for (const suppression of silencing) {
      const rules = use.get(suppression) ?? new Set();
      use.set(suppression, rules.add(ruleId));
    }
    return silencing.length === 0;
  });
}

/** The comments by which the author wants silence for a rule on a line. */
type Silence = (line: number, rule: string) => Suppression[];

function silence(chapter: Chapter): Silence {
  const lines = String(chapter.source).split('\n');
  const blocks = blocksOf(chapter);
  const nextLines = new Map<number, Suppression[]>();
  for (const suppression of chapter.suppressions) {
    if (suppression.kind !== 'next-line') continue;
    const line = nextLine(suppression, lines);
    nextLines.set(line, [...(nextLines.get(line) ?? []), suppression]);
  }
  return (line, rule) => {
    const direct = nextLines.get(line)?.filter((suppression) => names(suppression, rule)) ?? [];
    if (direct.length > 0) return direct;
    let disabling: Suppression | undefined;
    for (const block of blocks) {
      if (!names(block, rule)) continue;
      if (block.kind === 'disable' && block.line <= line) disabling ??= block;
      if (block.kind === 'enable' && block.endLine < line) disabling = undefined;
    }
    return disabling ? [disabling] : [];
  };
}

/** The comments of a chapter that begin or end a stretch, in order. */
export function blocksOf({ suppressions }: Chapter): Suppression[] {
  return suppressions.filter(({ kind }) => kind !== 'next-line').toSorted((a, b) => a.line - b.line);
}

function names({ rules }: Suppression, rule: string): boolean {
  return rules.length === 0 ? rule !== UNUSED_SUPPRESSION : rules.includes(rule);
}

function nextLine({ endLine }: Suppression, lines: readonly string[]): number {
  let below = endLine;
  while (below < lines.length && lines[below]?.trim() === '') below++;
  return below < lines.length ? below + 1 : endLine + 1;
}
