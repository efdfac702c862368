/** `imprimatur import`: makes a manuscript of a source, writes it, and checks it. */
import { basename, join } from 'node:path';
import { parse, type Book } from '../book/book.ts';
import { check as checkBook } from '../check/check.ts';
import { countFaults, faultsInSource, isFaulty } from '../import/faults.ts';
import { importSource, type ImportedManuscript } from '../import/import-source.ts';
import { CONFIGURATION_FILE, REPORT_FILE } from '../import/manuscript-folder.ts';
import { sourceKind } from '../import/source-kind.ts';
import { diskFiles } from '../manuscript/disk.ts';
import { loadFrom } from '../manuscript/load.ts';
import { memoryFiles } from '../manuscript/memory.ts';
import type { Problem } from '../manuscript/problem.ts';
import { jsonReport } from '../report/json.ts';
import { formatPretty } from '../report/pretty.ts';
import { countProblems, type CheckReport } from '../report/report.ts';
import { writeManuscript } from '../write/write-manuscript.ts';
import { mustBeFolder, mustBeFree, mustSpare } from './free-place.ts';
import { readSourceFile } from './source-file.ts';
import { sourcesOf } from './sources.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** The options of the command, as typed. */
export interface ImportCommandOptions {
  out: string;
  split?: string;
  title?: string;
  language?: string;
  dryRun?: boolean;
  force?: boolean;
  json?: boolean;
  quiet?: boolean;
}

/**
 * Imports a file.
 * @returns the exit code: 0 all is well, 1 the source has problems (all is written all the same)
 * @throws {UsageError} where an option cannot be understood or a manuscript is in the way
 * @throws {UnwritableFolderError} where the manuscript cannot be written
 * @throws {UnreadableSourceError} where the source cannot be read
 */
export async function importFile(
  file: string,
  options: ImportCommandOptions,
  terminal: Terminal,
): Promise<number> {
  const wanted = parseOptions(options);
  const writes = options.dryRun !== true;
  if (writes) await mustBeFolder(options.out);
  if (writes && options.force !== true) await mustBeFree(options.out, [CONFIGURATION_FILE]);
  const { bytes, folder } = await readSourceFile(file);
  terminal.signal.throwIfAborted();
  const beside = diskFiles(folder);
  const imported = await importSource(bytes, {
    name: basename(file),
    kind: sourceKind(bytes, file),
    ...wanted,
    fileBeside: async (path) => ((await beside.look(path)) === 'file' ? beside.read(path) : undefined),
  });
  terminal.signal.throwIfAborted();
  const { book, problems } = await checked(imported, options.out);
  terminal.signal.throwIfAborted();
  if (writes && options.force !== true) await mustBeFree(options.out, imported.files.keys());
  if (writes) await mustSpare(file, options.out, imported.files.keys());
  const written = writes ? await writeManuscript(options.out, imported.files, terminal.signal) : [];
  tell(file, imported, book, problems, written, options, terminal);
  return isFaulty(imported.decisions) || countProblems(problems).error > 0 ? 1 : 0;
}

function parseOptions({ out, split, title, language }: ImportCommandOptions): {
  split?: 'h1' | 'h2';
  title?: string;
  language?: string;
} {
  if (out === '') throw new UsageError('expected a folder as --out, found nothing');
  if (split !== undefined && split !== 'h1' && split !== 'h2')
    throw new UsageError(`--split: expected h1 or h2, found \`${split}\``);
  if (title !== undefined && title.trim() === '')
    throw new UsageError('--title: expected some text, found none');
  if (language !== undefined && !isLanguageTag(language))
    throw new UsageError(`--language: expected a BCP 47 tag such as en-GB, found \`${language}\``);
  return {
    ...(split !== undefined && { split }),
    ...(title !== undefined && { title: title.trim() }),
    ...(language !== undefined && { language }),
  };
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** Checks the manuscript as it is about to be written. */
async function checked(
  { files }: ImportedManuscript,
  out: string,
): Promise<{ book: Book; problems: Problem[] }> {
  const manuscript = await loadFrom(memoryFiles(Object.fromEntries(files)), out);
  const book = await parse(manuscript);
  const configurationText = new TextDecoder().decode(files.get(CONFIGURATION_FILE));
  return { book, problems: checkBook(book, { configurationText }) };
}

function tell(
  file: string,
  imported: ImportedManuscript,
  book: Book,
  problems: readonly Problem[],
  written: readonly string[],
  options: ImportCommandOptions,
  terminal: Terminal,
): void {
  const { stdout, stderr } = terminal;
  const { out, quiet, json, dryRun } = options;
  const report: CheckReport = {
    manuscript: out,
    notes: { calls: book.graph.calls.length, definitions: book.graph.definitions.length },
    problems: quiet === true ? problems.filter(({ severity }) => severity === 'error') : problems,
  };
  if (json === true) {
    const { kind, title, chapters, decisions } = imported;
    const { notes, problems: found } = jsonReport(report);
    const whole = {
      version: 1,
      source: file,
      kind,
      manuscript: out,
      title,
      chapters,
      notes,
      written,
      decisions,
      problems: found,
    };
    stdout.write(`${JSON.stringify(whole, null, 2)}\n`);
    return;
  }
  if (dryRun === true) stdout.write(new TextDecoder().decode(imported.files.get(REPORT_FILE)));
  else for (const path of written) stdout.write(`${path}\n`);
  stderr.write(formatPretty(report, sourcesOf(book, out, stderr)));
  if (quiet !== true) stderr.write(`${summary(imported, out, dryRun === true)}\n`);
}

/** What to look at next. */
function summary({ decisions }: ImportedManuscript, out: string, isDryRun: boolean): string {
  const unsure = decisions.filter(({ confidence }) => confidence === 'unsure').length;
  const counts = `${faultsInSource(countFaults(decisions))}, ${unsure} ${unsure === 1 ? 'decision' : 'decisions'} unsure`;
  return isDryRun ? `Nothing was written. ${counts}.` : `${counts}: see ${join(out, REPORT_FILE)}`;
}
