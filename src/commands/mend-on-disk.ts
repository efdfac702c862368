/** `check --fix`: mends the files of a manuscript, or shows what would be changed. */
import { mend, type Mended, type MendOptions } from '../fix/mend.ts';
import { unifiedDiff } from '../fix/unified-diff.ts';
import { locate } from '../manuscript/disk.ts';
import type { Manuscript } from '../manuscript/manuscript.ts';
import { printable } from '../report/printable.ts';
import { replaceFiles } from '../write/replace-files.ts';
import type { FilePaths } from './file-paths.ts';
import type { Output, Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** Mends, writes what was mended, and says so on standard error. */
export async function mendOnDisk(
  manuscript: Manuscript,
  named: string,
  options: MendOptions,
  { dryRun, quiet }: { dryRun?: boolean; quiet?: boolean },
  paths: FilePaths,
  terminal: Terminal,
): Promise<Mended> {
  const mended = await mend(manuscript, { ...options, signal: terminal.signal });
  const { files } = mended;
  if (dryRun === true) {
    for (const { file, before, after } of files)
      show(unifiedDiff(paths.inPatch(file), before, after), terminal.stdout);
  } else if (files.length > 0) {
    const replacements = files.map(({ file, before, after }) => ({ path: file, before, after }));
    await write((await locate(named))?.folder ?? named, replacements, terminal.signal);
  }
  if (quiet !== true && files.length > 0) terminal.stderr.write(`${wordMended(mended, dryRun === true)}\n`);
  return mended;
}

async function write(...[folder, replacements, signal]: Parameters<typeof replaceFiles>): Promise<void> {
  try {
    await replaceFiles(folder, replacements, signal);
  } catch (error) {
    if (signal?.aborted) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`--fix: nothing was written: ${reason}`);
  }
}

/** A difference for a program has every byte; on a terminal a control character could do anything. */
function show(difference: string, stdout: Output): void {
  stdout.write(stdout.isTTY ? difference.split('\n').map(printable).join('\n') : difference);
}

/** `Mended 12 problems; changed 3 files.` Labels and order are no problems, and are changed all the same. */
function wordMended({ fixes, files }: Mended, isDryRun: boolean): string {
  const mended = fixes > 0 ? [`${isDryRun ? 'would mend' : 'mended'} ${counted(fixes, 'problem')}`] : [];
  const changed = `${isDryRun ? 'would change' : 'changed'} ${counted(files.length, 'file')}`;
  const text = [...mended, changed].join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
