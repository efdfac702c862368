/** `--baseline` and `--write-baseline`: reads and writes what is known. */
import { basename, dirname } from 'node:path';
import { diskFiles } from '../manuscript/disk.ts';
import type { Problem } from '../manuscript/problem.ts';
import type { Baseline } from '../report/baseline.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';
import { writeToFile } from './write-reports.ts';

/** The files that the user named. */
export interface BaselineFiles {
  /** What is in it is not reported. */
  baseline?: string;
  /** What is found now is written into it, and then it is known. */
  writeBaseline?: string;
  quiet?: boolean;
}

/**
 * Reads the baseline that the user named.
 * @throws {UsageError} where there is none
 */
export async function readKnown(file: string | undefined): Promise<Baseline | undefined> {
  if (file === undefined) return undefined;
  const files = diskFiles(dirname(file));
  const name = basename(file);
  if ((await files.look(name)) !== 'file')
    throw new UsageError(
      `--baseline: expected a file, found none at \`${file}\`; make it with \`--write-baseline ${file}\``,
    );
  const { readBaseline } = await import('../report/baseline.ts');
  const baseline = readBaseline(new TextDecoder().decode(await files.read(name)));
  if (baseline) return baseline;
  throw new UsageError(
    `--baseline: expected what \`--write-baseline\` writes, found something else in \`${file}\`; write it anew`,
  );
}

/**
 * Writes the baseline that is wanted, and leaves out what is known.
 * @param known what was read; without it, what is written now is known
 */
export async function applyBaseline(
  problems: Problem[],
  known: Baseline | undefined,
  { baseline, writeBaseline: target, quiet }: BaselineFiles,
  sourceOf: (file: string) => string | undefined,
  { stderr }: Pick<Terminal, 'stderr'>,
): Promise<{ problems: Problem[]; known: number }> {
  if (!known && target === undefined) return { problems, known: 0 };
  const { beside, readBaseline, writeBaseline } = await import('../report/baseline.ts');
  const now = writeBaseline(problems, sourceOf);
  if (target !== undefined) {
    await writeToFile(target, now);
    if (!quiet) stderr.write(`Wrote ${count(problems.length, 'problem')} to ${target}.\n`);
  }
  const rest = beside(known ?? readBaseline(now) ?? new Set(), problems, sourceOf);
  // A check of a part of the rules finds less, and nothing is gone for that.
  if (known && target === undefined && rest.gone > 0 && !quiet)
    stderr.write(
      `${count(rest.gone, 'problem')} of ${baseline ?? ''} ${rest.gone === 1 ? 'is' : 'are'} gone; \`--write-baseline\` brings it up to date.\n`,
    );
  return rest;
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
