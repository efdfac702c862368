/** `imprimatur build` for many books: a line for each, a summary, and the exit code of the worst. */
import { createColors } from 'picocolors';
import type { BookOutcome } from '../catalogue/outcome.ts';
import { publishAll, type EndedBook, type PublishAllOptions } from '../catalogue/publish-all.ts';
import { ManuscriptError } from '../manuscript/manuscript.ts';
import { formatProblems } from '../report/pretty.ts';
import { printable } from '../report/printable.ts';
import { catalogueProgress, type CatalogueProgress } from './catalogue-progress.ts';
import type { Choice } from './chosen-books.ts';
import { sourcesOf } from './sources.ts';
import { tellProof } from './tell-proof.ts';
import type { Output, Terminal } from './terminal.ts';
import { tellUnreadable } from './unreadable.ts';

/** How the run is told. */
export interface TellOptions {
  quiet?: boolean;
  json?: boolean;
}

/**
 * Builds the chosen books.
 * @param progress is shown what happens; the caller's, since the press room tells its warnings there, too
 * @returns the exit code: the worst of all books, 0 where there is none
 */
export async function buildCatalogue(
  { books, told }: Choice,
  options: Omit<PublishAllOptions, 'onProgress' | 'onEnd'>,
  { quiet = false, json = false }: TellOptions,
  terminal: Terminal,
  progress: CatalogueProgress = catalogueProgress(terminal.stderr, quiet),
): Promise<number> {
  const { stdout, stderr } = terminal;
  if (told !== undefined && !quiet) stderr.write(`${told}\n`);
  const start = performance.now();
  let ended = 0;
  const outcomes = await publishAll(books, {
    ...options,
    onProgress: ({ path }, doing) => progress.show(path, doing),
    async onEnd(book) {
      ended += 1;
      const count = `[${String(ended).padStart(String(books.length).length)}/${books.length}]`;
      const isSilent = quiet && book.outcome.exitCode === 0;
      progress.end(
        book.book.path,
        isSilent ? '' : `${count} ${lineOf(book, stderr)}${await detailsOf(book, terminal)}`,
      );
      if (!json) for (const file of book.outcome.written) stdout.write(`${file}\n`);
    },
  }).finally(progress.clear);
  if (json) stdout.write(`${JSON.stringify({ version: 1, books: outcomes }, null, 2)}\n`);
  const exitCode = Math.max(0, ...outcomes.map((outcome) => outcome.exitCode));
  if (!quiet || exitCode > 0) stderr.write(summary(outcomes, performance.now() - start, stderr));
  return exitCode;
}

/** `✔ reports/a: proved, 2 warnings (1.8 s)` */
function lineOf({ book, outcome, ms }: EndedBook, { colours }: Output): string {
  const { green, red, dim } = createColors(colours);
  const mark = outcome.exitCode === 0 ? green('✔') : red('✖');
  const { warning } = outcome.problems;
  const warnings = warning > 0 ? `, ${warning} ${warning === 1 ? 'warning' : 'warnings'}` : '';
  return `${mark} ${printable(book.path)}: ${verdictOf(outcome)}${warnings} ${dim(`(${(ms / 1000).toFixed(1)} s)`)}\n`;
}

/** What came of a book, in a few words. */
function verdictOf({ exitCode, proof, problems, error }: BookOutcome): string {
  if (error !== undefined) return printable(error);
  if (exitCode === 1) return `not built, ${problems.error} ${problems.error === 1 ? 'error' : 'errors'}`;
  return proof?.verdict ?? 'built';
}

/** Of a book that failed, all that there is to mend. */
async function detailsOf(
  { book, publication, error, outcome }: EndedBook,
  terminal: Terminal,
): Promise<string> {
  const { stderr } = terminal;
  if (publication && outcome.exitCode === 1) {
    const errors = publication.problems.filter(({ severity }) => severity === 'error');
    return formatProblems(errors, sourcesOf(publication.book, book.path, stderr));
  }
  if (publication?.proof && outcome.exitCode > 1)
    return tellProof(publication.proof, publication.written.at(-1) ?? '', stderr.colours);
  if (error instanceof ManuscriptError && error.problems.length > 0) {
    let text = '';
    await tellUnreadable(error, book.path, 'pretty', {
      ...terminal,
      stderr: { ...stderr, write: (piece) => void (text += piece) },
    });
    return text;
  }
  const hints = error instanceof Error && 'hints' in error && Array.isArray(error.hints) ? error.hints : [];
  return hints.map((hint) => `  - ${String(hint)}\n`).join('');
}

/** `50 books: 48 proved, 2 failed; 61 s, 49 a minute`, and which failed. */
function summary(outcomes: readonly BookOutcome[], ms: number, { colours }: Output): string {
  const { bold, green, red } = createColors(colours);
  const failed = outcomes.filter(({ exitCode }) => exitCode > 0);
  const proved = outcomes.filter(
    ({ exitCode, proof }) => exitCode === 0 && proof?.verdict === 'proved',
  ).length;
  const built = outcomes.length - failed.length - proved;
  const counts = [
    ...(proved > 0 ? [`${proved} proved`] : []),
    ...(built > 0 ? [`${built} built, without proof`] : []),
    ...(failed.length > 0 ? [`${failed.length} failed`] : []),
  ];
  const books = outcomes.length === 1 ? '1 book' : `${outcomes.length} books`;
  if (outcomes.length === 0) return `${green('✔')} No book to build.\n`;
  const rate = `${(ms / 1000).toFixed(1)} s, ${Math.round((outcomes.length / ms) * 60_000)} a minute`;
  const head = `${failed.length > 0 ? red('✖') : green('✔')} ${bold(`${books}: ${counts.join(', ')}`)} (${rate})\n`;
  return (
    head + failed.map((outcome) => `  ${printable(outcome.manuscript)}: ${verdictOf(outcome)}\n`).join('')
  );
}
