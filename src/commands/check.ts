/** `imprimatur check`: reports the problems of a manuscript, and mends what can be mended for certain. */
import { parse, type Book } from '../book/book.ts';
import { check as checkBook, type CheckOptions } from '../check/check.ts';
import type { Fixer } from '../fix/fixers.ts';
import { loadManuscript } from '../manuscript/load.ts';
import { ManuscriptError, type Manuscript } from '../manuscript/manuscript.ts';
import type { Problem } from '../manuscript/problem.ts';
import { countProblems } from '../report/report.ts';
import type { LinkCommandOptions } from './ask-links.ts';
import { applyBaseline, readKnown, type BaselineFiles } from './baseline-files.ts';
import { defaultPath } from './default-path.ts';
import { filePaths, type FilePaths } from './file-paths.ts';
import { parseFixers } from './fixers.ts';
import { parseFormats } from './report-formats.ts';
import { parsePreset, parseRuleSettings } from './rule-settings.ts';
import type { Terminal } from './terminal.ts';
import { tellUnreadable, unreadableReport } from './unreadable.ts';
import { UsageError } from './usage-error.ts';
import { writeReports } from './write-reports.ts';

/** The options of the command, as typed. */
export interface CheckCommandOptions extends BaselineFiles, LinkCommandOptions {
  /** `pretty`, `sarif=report.sarif`, several with commas between. */
  format?: readonly string[];
  json?: boolean;
  /** More warnings than this fail the check; goes before `check.maxWarnings` of the manuscript. */
  maxWarnings?: number;
  preset?: string;
  /** Settings such as `numbering-gap=off`. */
  rule?: readonly string[];
  /** What is to be mended; empty text for the fixes of the rules. */
  fix?: readonly string[];
  /** Shows what would be mended and writes nothing. */
  dryRun?: boolean;
  /** Shows errors only. Warnings still count. */
  quiet?: boolean;
  /** The version of this program, for reports that say what made them. */
  version: string;
}

/** What was found in a manuscript, as it is now. */
interface Checked {
  manuscript: Manuscript;
  book: Book;
  problems: Problem[];
}

/**
 * Checks a manuscript and writes the reports.
 * @returns the exit code: 0 fine, 1 problems, 2 no manuscript to speak of
 */
export async function check(
  path: string | undefined,
  options: CheckCommandOptions,
  terminal: Terminal,
): Promise<number> {
  // What cannot be understood is said before anything is done.
  const reports = parseFormats(options.format ?? [], options.json === true);
  const rules = parseRuleSettings(options.rule ?? []);
  const preset = parsePreset(options.preset);
  const fixers = parseFixers(options.fix ?? []);
  if (options.dryRun === true && fixers.length === 0)
    throw new UsageError('--dry-run: expected `--fix` beside it, found none; without it nothing is changed');
  if (options.links !== true && (options.linksCache ?? options.linksMaxAge) !== undefined)
    throw new UsageError('--links-cache, --links-max-age: expected `--links` beside them, found none');
  const known = await readKnown(options.baseline);

  const named = path ?? (await defaultPath());
  const paths = await filePaths(named, process.env);
  // The difference has standard output for itself, so that it can go into a file or to `git apply`.
  const output = options.dryRun === true ? terminal.stderr : terminal.stdout;
  try {
    const settings: CheckOptions = { rules, preset };
    const plain = await checked(named, fixers, settings, options, paths, terminal);
    const found = options.links === true ? await withLinks(plain, settings, options, terminal) : plain;
    const { book, manuscript } = found;
    const sources = await sourcesOf(found);
    const sourceOf = (file: string): string | undefined => sources.get(file);
    const { problems, known: left } = await applyBaseline(found.problems, known, options, sourceOf, terminal);
    const report = {
      manuscript: named,
      notes: { calls: book.graph.calls.length, definitions: book.graph.definitions.length },
      problems: options.quiet ? problems.filter(({ severity }) => severity === 'error') : problems,
      files: [...sources.keys()],
      known: left,
    };
    const files = { sourceOf, pathOf: paths.inRepository };
    await writeReports(reports, report, { ...options, files, shownPath: paths.shown }, output);
    const counts = countProblems(problems);
    const most = options.maxWarnings ?? manuscript.configuration.check.maxWarnings ?? Infinity;
    return counts.error > 0 || counts.warning > most ? 1 : 0;
  } catch (error) {
    if (!(error instanceof ManuscriptError)) throw error;
    const machines = reports.filter(({ format }) => format !== 'pretty');
    const files = { sourceOf: () => undefined, pathOf: paths.inRepository };
    await writeReports(
      machines,
      unreadableReport(error, named),
      { ...options, files, shownPath: paths.shown },
      output,
    );
    return machines.some(({ file }) => file === undefined)
      ? error.exitCode
      : tellUnreadable(error, named, 'pretty', terminal);
  }
}

/** Loads, parses and checks, and mends before if that is wanted. */
async function checked(
  named: string,
  fixers: readonly Fixer[],
  settings: CheckOptions,
  options: CheckCommandOptions,
  paths: FilePaths,
  terminal: Terminal,
): Promise<Checked> {
  const manuscript = await loadManuscript(named);
  terminal.signal.throwIfAborted();
  if (fixers.length > 0) {
    const { mendOnDisk } = await import('./mend-on-disk.ts');
    return mendOnDisk(manuscript, named, { ...settings, fixers }, options, paths, terminal);
  }
  const book = await parse(manuscript);
  terminal.signal.throwIfAborted();
  const configurationText = await configurationOf(manuscript);
  return { manuscript, book, problems: checkBook(book, { ...settings, configurationText }) };
}

/** Asks the web about the addresses, and tells what it says with all else. */
async function withLinks(
  found: Checked,
  settings: CheckOptions,
  options: LinkCommandOptions,
  terminal: Terminal,
): Promise<Checked> {
  const { askLinks } = await import('./ask-links.ts');
  const { book, manuscript } = found;
  const asked = await askLinks(book, settings, options, terminal);
  const configurationText = await configurationOf(manuscript);
  return { ...found, problems: checkBook(book, { ...settings, configurationText, found: asked }) };
}

/** The text of the configuration, where it has a file of its own. */
async function configurationOf({
  chapters,
  configurationFile,
  files,
}: Manuscript): Promise<string | undefined> {
  if (chapters.some(({ file }) => file.path === configurationFile)) return undefined;
  return new TextDecoder().decode(await files.read(configurationFile));
}

/** The texts of all files of a manuscript, in its order. */
async function sourcesOf({ manuscript, book }: Checked): Promise<Map<string, string>> {
  const configuration = await configurationOf(manuscript);
  const sources = new Map<string, string>();
  if (configuration !== undefined) sources.set(manuscript.configurationFile, configuration);
  // The title of a part has no file.
  for (const { path, source } of book.chapters) if (path !== '') sources.set(path, String(source));
  return sources;
}
