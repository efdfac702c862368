/** Finds comments that silence nothing: the fault was mended since, or a name in them is misspelt. */
import { nearestName } from '../manuscript/nearest-name.ts';
import type { Chapter } from '../parse/chapter.ts';
import type { Suppression } from '../parse/nodes.ts';
import { placeOf } from './place.ts';
import type { Report } from './rule.ts';
import { blocksOf, UNUSED_SUPPRESSION, type SuppressionUse } from './suppressions.ts';

/** What is wrong with a comment. */
export type IdleComment =
  /** It silences nothing: the rule that it names, or any rule. */
  | { kind: 'idle'; rule?: string }
  /** It ends no silence. */
  | { kind: 'ends-nothing'; rule?: string }
  /** It names a rule that does not exist. */
  | { kind: 'unknown'; rule: string; nearest?: string };

/** Which rules there are, and which of them ran: of one that is off nobody knows what it would have found. */
export interface KnownRules {
  all: readonly string[];
  ran: ReadonlySet<string>;
}

/** Tells of the comments of a chapter that silence nothing. */
export function reportUnused(
  chapter: Chapter,
  use: SuppressionUse,
  rules: KnownRules,
  report: Report<IdleComment>,
): void {
  const idle = [...idleEnds(chapter, rules)];
  for (const suppression of chapter.suppressions) {
    for (const rule of suppression.rules) {
      if (rules.all.includes(rule)) continue;
      const nearest = nearestName(rule, rules.all);
      idle.push([suppression, { kind: 'unknown', rule, ...(nearest !== undefined && { nearest }) }]);
    }
    if (suppression.kind === 'enable') continue;
    const used = use.get(suppression) ?? new Set();
    if (suppression.rules.length === 0 && used.size === 0) idle.push([suppression, { kind: 'idle' }]);
    for (const rule of suppression.rules) {
      if (rules.ran.has(rule) && rule !== UNUSED_SUPPRESSION && !used.has(rule))
        idle.push([suppression, { kind: 'idle', rule }]);
    }
  }
  if (idle.length === 0) return;
  const starts = [0, ...[...String(chapter.source).matchAll(/\r\n|[\r\n]/gu)].map(endOf)];
  for (const [suppression, facts] of idle) {
    report({ facts, file: chapter.path, place: commentPlace(suppression, facts.rule, chapter, starts) });
  }
}

/** The `enable` comments that no `disable` stands before. */
function* idleEnds(chapter: Chapter, { all }: KnownRules): Iterable<[Suppression, IdleComment]> {
  let allSilent = false;
  // Where it is otherwise than for all rules.
  const silent = new Map<string, boolean>();
  for (const block of blocksOf(chapter)) {
    const isDisabling = block.kind === 'disable';
    if (block.rules.length === 0) {
      if (!isDisabling && !allSilent && ![...silent.values()].includes(true))
        yield [block, { kind: 'ends-nothing' }];
      allSilent = isDisabling;
      silent.clear();
    }
    for (const rule of block.rules) {
      const isSilent = silent.get(rule) ?? allSilent;
      if (!isDisabling && !isSilent && all.includes(rule)) yield [block, { kind: 'ends-nothing', rule }];
      silent.set(rule, isDisabling);
    }
  }
}

function endOf({ index, 0: text }: RegExpExecArray): number {
  return index + text.length;
}

const COMMENT = /<!--\s*imprimatur-(?:disable-next-line|disable|enable)(?:\s[\s\S]*?)?-->/gu;

/** The place of a comment, or of a name in it. The tree knows its lines only. */
function commentPlace(
  suppression: Suppression,
  rule: string | undefined,
  { source, suppressions }: Chapter,
  starts: readonly number[],
) {
  const { line, endLine } = suppression;
  const first = starts[line - 1] ?? 0;
  const text = String(source).slice(first, starts[endLine]);
  const here = suppressions.filter((other) => other.line === line && other.endLine === endLine);
  const comments = [...text.matchAll(COMMENT)];
  const comment = comments.length === here.length ? comments[here.indexOf(suppression)] : undefined;
  if (!comment) return placeOf(first, first + text.trimEnd().length, source);
  const start = first + comment.index;
  const name = rule === undefined ? -1 : nameIn(comment[0], rule);
  if (rule === undefined || name < 0) return placeOf(start, start + comment[0].length, source);
  return placeOf(start + name, start + name + rule.length, source);
}

/** Where a name stands in a comment, as a word of its own. */
function nameIn(comment: string, rule: string): number {
  let offset = 0;
  for (const word of comment.split(/([\s,]+|-->)/u)) {
    if (word === rule) return offset;
    offset += word.length;
  }
  return -1;
}
