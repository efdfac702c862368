/** `imprimatur proof`: reads finished editions back and compares them with their manuscript. */
import { ManuscriptError } from '../manuscript/manuscript.ts';
import { formatProof } from '../proof/record.ts';
import { proveOnDisk, type ProvedOnDisk } from '../proving/prove-on-disk.ts';
import { defaultPath } from './default-path.ts';
import { progressLine } from './progress-line.ts';
import { tellProof } from './tell-proof.ts';
import type { Terminal } from './terminal.ts';
import { tellUnreadable } from './unreadable.ts';
import { UsageError } from './usage-error.ts';

/** The exit code where editions do not agree with their manuscript. */
export const NOT_PROVED = 4;

/** The options of the command. */
export interface ProofCommandOptions {
  out?: string;
  json?: boolean;
  quiet?: boolean;
}

/**
 * Proves the editions of a manuscript.
 * @returns the exit code: 0 they agree, 2 no manuscript to speak of, 4 they do not agree
 * @throws {UsageError} where there is no edition
 */
export async function proof(
  path: string | undefined,
  options: ProofCommandOptions,
  terminal: Terminal,
): Promise<number> {
  const named = path ?? (await defaultPath());
  const progress = progressLine(terminal.stderr, options.quiet === true);
  try {
    const proved = await proveOnDisk(named, {
      out: options.out,
      signal: terminal.signal,
      onProgress: progress.show,
    });
    progress.clear();
    return tell(proved, options, terminal);
  } catch (error) {
    progress.clear();
    if (error instanceof ManuscriptError)
      return tellUnreadable(error, named, options.json === true ? 'json' : 'pretty', terminal);
    throw error;
  }
}

function tell(
  { proof: record, folder, name, written }: ProvedOnDisk,
  { json, quiet }: ProofCommandOptions,
  { stdout, stderr }: Terminal,
): number {
  if (!record) {
    throw new UsageError(
      `expected editions named \`${name}\` in \`${folder}\`, found none; run \`imprimatur build\` first, or name their folder with --out`,
    );
  }
  if (json === true) stdout.write(formatProof(record));
  else for (const file of written) stdout.write(`${file}\n`);
  const isProved = record.verdict === 'proved';
  if (!isProved || quiet !== true) stderr.write(tellProof(record, written.at(-1) ?? '', stderr.colours));
  return isProved ? 0 : NOT_PROVED;
}
