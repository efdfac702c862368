/** `imprimatur build`: checks manuscripts and makes their editions. */
import { locate } from '../manuscript/disk.ts';
import { ManuscriptError } from '../manuscript/manuscript.ts';
import { exitCodeOf } from '../catalogue/outcome.ts';
import { withPressRoom, type PressRoom, type PressRoomOptions } from '../print/browser/press-room.ts';
import { publish, type Publication, type PublishOptions } from '../publish.ts';
import { EDITION_KINDS, type EditionKind } from '../render/editions.ts';
import { formatPretty } from '../report/pretty.ts';
import { countProblems } from '../report/report.ts';
import type { ChoiceOptions } from './chosen-books.ts';
import { defaultPath } from './default-path.ts';
import { pressRoomOptions, type BrowserOptions } from './press-room.ts';
import { parseRuleSettings } from './rule-settings.ts';
import { sourceDateEpoch } from './source-date-epoch.ts';
import { sourcesOf } from './sources.ts';
import type { DiskStore } from '../write/disk-store.ts';
import type { Terminal } from './terminal.ts';
import { readSources, tellUnreadable } from './unreadable.ts';
import { tellProof } from './tell-proof.ts';
import { tellSheets } from './tell-sheets.ts';
import { UsageError } from './usage-error.ts';
import { progressLine } from './progress-line.ts';

/** The options of the command. */
export interface BuildCommandOptions extends BrowserOptions, ChoiceOptions {
  /** `html,pdf,epub`, as typed. */
  to: string;
  out?: string;
  draft?: boolean;
  rule: readonly string[];
  /** False leaves out the proof. */
  proof: boolean;
  /** A folder; false for none. */
  cache?: string | boolean;
  quiet?: boolean;
  json?: boolean;
  /** Of this program. */
  version: string;
}

/** What all books of a run are published with. */
type Publishing = Omit<PublishOptions, 'room' | 'onProgress'>;

/**
 * Builds the editions of a manuscript, or of many.
 * @param paths one path, or none, is a book; more of them, or a choice among them, are a catalogue
 * @returns the exit code: 0 written, 1 problems, 2 no manuscript to speak of, 4 written but not proved
 */
export async function build(
  paths: readonly string[],
  options: BuildCommandOptions,
  terminal: Terminal,
): Promise<number> {
  const { signal } = terminal;
  const kinds = parseKinds(options.to);
  const store = kinds.includes('pdf') ? await storeOf(options) : undefined;
  const publishing: Publishing = {
    to: kinds,
    out: options.out,
    draft: options.draft === true,
    proof: options.proof,
    rules: parseRuleSettings(options.rule),
    epoch: sourceDateEpoch(process.env.SOURCE_DATE_EPOCH),
    store,
    signal,
  };
  const roomOptions = pressRoomOptions(options, process.env, terminal);
  try {
    return await buildAll(paths, options, terminal, publishing, roomOptions);
  } finally {
    await store?.tidy();
  }
}

/** Only what is printed is kept. */
async function storeOf({ cache, version }: BuildCommandOptions): Promise<DiskStore | undefined> {
  if (cache === false) return undefined;
  const { chosenStore } = await import('./cache-place.ts');
  return chosenStore(typeof cache === 'string' ? cache : undefined, version, process.env, process.cwd());
}

async function buildAll(
  paths: readonly string[],
  options: BuildCommandOptions,
  terminal: Terminal,
  publishing: Publishing,
  roomOptions: PressRoomOptions,
): Promise<number> {
  const { stderr, signal } = terminal;
  const quiet = options.quiet === true;
  const { shard, since, booksFrom } = options;
  if (paths.length <= 1 && [shard, since, booksFrom].every((choice) => choice === undefined)) {
    const named = paths[0] ?? (await defaultPath());
    const progress = progressLine(stderr, quiet);
    const onWarning = (message: string): void => {
      progress.clear();
      stderr.write(`imprimatur: ${message}\n`);
    };
    return withPressRoom({ ...roomOptions, onWarning }, (room) =>
      buildOne(named, { ...publishing, room, onProgress: progress.show }, options, terminal, progress.clear),
    );
  }
  const { chooseBooks } = await import('./chosen-books.ts');
  const { buildCatalogue } = await import('./build-catalogue.ts');
  const { catalogueProgress } = await import('./catalogue-progress.ts');
  const named = paths.length > 0 || booksFrom !== undefined ? paths : [await defaultPath()];
  const choice = await chooseBooks(named, options, signal);
  const progress = catalogueProgress(stderr, quiet);
  const onWarning = (message: string): void => progress.tell(`imprimatur: ${message}\n`);
  return withPressRoom({ ...roomOptions, onWarning }, (room) =>
    buildCatalogue(choice, { ...publishing, room }, options, terminal, progress),
  );
}

async function buildOne(
  named: string,
  publishing: Publishing & { room: PressRoom; onProgress: (message: string) => void },
  options: BuildCommandOptions,
  terminal: Terminal,
  clearProgress: () => void,
): Promise<number> {
  try {
    const publication = await publish(named, publishing);
    clearProgress();
    await tell(publication, named, options, terminal);
    return exitCodeOf(publication);
  } catch (error) {
    clearProgress();
    if (error instanceof ManuscriptError)
      return tellUnreadable(error, named, options.json === true ? 'json' : 'pretty', terminal);
    throw error;
  }
}

async function tell(
  publication: Publication,
  named: string,
  options: BuildCommandOptions,
  terminal: Terminal,
): Promise<void> {
  const { book, problems, written, proof, sheets, stages } = publication;
  const { stdout, stderr } = terminal;
  if (options.json === true) {
    const rounded = Object.fromEntries(Object.entries(stages).map(([name, ms]) => [name, Math.round(ms)]));
    stdout.write(
      `${JSON.stringify({ version: 1, manuscript: named, written, problems: countProblems(problems), ...(proof && { proof: { verdict: proof.verdict, findings: proof.findings } }), ...(sheets && { sheets }), stages: rounded }, null, 2)}\n`,
    );
  } else for (const file of written) stdout.write(`${file}\n`);
  const report = {
    manuscript: named,
    notes: { calls: book.graph.calls.length, definitions: book.graph.definitions.length },
    problems: options.quiet === true ? problems.filter(({ severity }) => severity === 'error') : problems,
  };
  // Of a template or of drawings: the chapters are at hand.
  const location = await locate(named);
  const others = location ? await readSources(problems, location.folder) : undefined;
  stderr.write(formatPretty(report, sourcesOf(book, named, stderr, others)));
  if (written.length === 0) {
    stderr.write(
      'Nothing was written: mend the errors above, or build with --draft to see it all the same.\n',
    );
    return;
  }
  const isProved = proof?.verdict !== 'not proved';
  if (proof && (!isProved || options.quiet !== true))
    stderr.write(tellProof(proof, written.at(-1) ?? '', stderr.colours));
  if (!isProved) {
    stderr.write(
      'The editions were written as `.unproved`, and those of an earlier build stay. Where a font lacks a character, put one that has it into the template; else it is a fault of ours or of the template: please report it.\n',
    );
  }
  if (options.quiet === true || options.json === true) return;
  if (sheets && options.cache !== false) stderr.write(tellSheets(sheets));
  stderr.write(`${stageTimes(stages)}\n`);
}

/** `load 12 ms, parse 80 ms, …`: where the time went. */
function stageTimes(stages: Readonly<Record<string, number>>): string {
  return Object.entries(stages)
    .map(([name, ms]) => `${name} ${Math.round(ms)} ms`)
    .join(', ');
}

function parseKinds(typed: string): EditionKind[] {
  const names = typed
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const kinds = EDITION_KINDS.filter((kind) => names.includes(kind));
  const unknown = names.find((name) => !EDITION_KINDS.some((kind) => kind === name));
  if (unknown !== undefined || kinds.length === 0) {
    throw new UsageError(
      `--to: expected one or more of ${EDITION_KINDS.join(', ')}, found \`${unknown ?? typed}\``,
    );
  }
  return kinds;
}
