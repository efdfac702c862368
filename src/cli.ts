#!/usr/bin/env node
/**
 * The command line: arguments → command → exit code. The only file that touches `process.argv` and
 * `process.exitCode`. Commands are imported when they are called for, so that each starts with no more than
 * it needs.
 */
import { createRequire } from 'node:module';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { outputTo, type Terminal } from './commands/terminal.ts';

const INTERNAL_ERROR = 4;
const WRONG_USAGE = 2;
const INTERRUPTED = 130;

/** What a newcomer should try, in this order. */
const HELP = `
Examples:
  imprimatur build                     make all editions of manuscript/, and prove them
  imprimatur proof                     prove them again, on any day and machine
  imprimatur check                     check manuscript/ (or the folder you are in)
  imprimatur check report.md           check a single Markdown file
  imprimatur check book --format json  the same findings for a program
  imprimatur import a.docx --out book  make a manuscript of a Word file, a web page or a text

Exit codes:
  0  all is well
  1  the manuscript has problems
  2  the command line or the configuration cannot be understood
  3  something is missing on this machine, such as a browser
  4  an edition could not be made or proved

A manuscript is a folder of Markdown files with a manuscript.yaml (at least "title: …").`;

const CHECK_HELP = `
Examples:
  imprimatur check                                 errors fail the check, warnings do not
  imprimatur check --max-warnings 0                warnings fail it too
  imprimatur check --rule numbering-gap=off        leave a rule out, this once
  imprimatur check --preset strict                 all rules, also those that are off by default
  imprimatur check --json | jq '.problems[].rule'  what was found, by rule
  imprimatur check --format pretty --format sarif=report.sarif,junit=report.xml

Mending, in the files themselves; all that is not mended stays as it is, byte for byte:
  imprimatur check --fix                   what can be mended for certain
  imprimatur check --fix --dry-run         show the changes and write nothing
  imprimatur check --fix=renumber          number the labels in the order of their calls
  imprimatur check --fix=sort              move the notes into the order of their calls
  imprimatur check --fix=rules,renumber    both; \`--fix\` alone is \`--fix=rules\`

Addresses on the web, each asked once and politely, and not again for two weeks:
  imprimatur check --links                         dead pages are warnings, with an archived copy
  imprimatur check --links --links-max-age 0       ask everything anew

An old manuscript, of which only new problems are to be told:
  imprimatur check --write-baseline known.json     remember what is found now
  imprimatur check --baseline known.json           report and count only what is new

For good, set rules in manuscript.yaml:
  check:
    preset: recommended
    maxWarnings: 0
    rules:
      numbering-gap: off
or answer for a single place in the text, on the line before it:
  <!-- imprimatur-disable-next-line numbering-order -->`;

const BUILD_HELP = `
Examples:
  imprimatur build                            all three editions of manuscript/ into dist/editions/
  imprimatur build report.md --to pdf         one edition of a single file
  imprimatur build book --out public --draft  in spite of errors, to see how it looks

The PDF is printed by a browser: the one named by --browser or PUPPETEER_EXECUTABLE_PATH, else the
npm package @sparticuz/chromium, else Puppeteer's, else a Chrome or Chromium on the system.
With an error among the problems nothing is written.

At the end the editions are read back and compared with the manuscript, note by note and word by word. What came of
it is in <slug>.proof.json, for programs, and <slug>.proof.html, for people. Editions that differ are written as
<slug>.unproved.pdf and so on, those of an earlier build stay, and the exit code is 4.

Many books:
  imprimatur build reports/*/                     a whole catalogue, several books at a time
  imprimatur build reports/*/ --out public        all into one folder
  imprimatur build reports/*/ --shard 3/8         the third of eight machines
  imprimatur build reports/*/ --since origin/main what changed, committed or not
  find reports -name manuscript.yaml -printf '%h\\n' | imprimatur build --books-from -
  imprimatur build reports/*/ --browser-endpoint http://10.0.0.7:9222 --browser-endpoint http://10.0.0.8:9222

A book that fails does not stop the others: the exit code is that of the worst. Two books whose editions would have
the same name in the same folder are an error before anything is built. With --shard and --since the books are sorted
by path, those that did not change are left out, and the rest is dealt out like cards.

Endpoints can also stand in IMPRIMATUR_BROWSER_ENDPOINTS, separated by commas. Pages come out alike only where they
have the same version and fonts, and are started with the arguments that the README names.`;

const PROOF_HELP = `
Reads HTML, PDF and EPUB back from their bytes, whenever and wherever they were made, and compares them with the
manuscript and with each other: every word, note, call, link and page number. The editions are looked for by the
name that \`build\` gives them.

Examples:
  imprimatur proof                             the editions of manuscript/ in dist/editions/
  imprimatur proof book --out public           those in another folder
  imprimatur proof --json | jq .verdict        for a program

Beside the editions it writes <slug>.proof.json, the record, and <slug>.proof.html, a sheet with a picture of each
page and every finding drawn in place.

Exit codes: 0 they agree; 2 there is no manuscript, or no edition of it; 4 they do not agree.`;

const IMPORT_HELP = `
Sources: plain text (.txt), web pages saved whole (.html), Word (.docx), the Markdown of others (.md).
Nothing is fetched; pictures beside a saved page are copied. Every decision is in import-report.md,
in the folder of the manuscript, and what the source lacks is reported, not guessed.

Examples:
  imprimatur import report.txt --out book              a manuscript of one chapter
  imprimatur import report.docx --out book --split h1  a chapter for each heading of the first level
  imprimatur import page.html --out book --dry-run     print the report, write nothing
  imprimatur import report.txt --out book --force      in place of the manuscript that is there

Exit codes: 0 imported; 1 imported, but the source has problems; 2 it cannot be read, or --out is taken.`;

const interruption = new AbortController();
process.on('SIGINT', interrupt);
// `imprimatur check | head` closes the pipe early, which is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const terminal: Terminal = {
  stdout: outputTo(process.stdout, process.env),
  stderr: outputTo(process.stderr, process.env),
  signal: interruption.signal,
};

// Node's own answer would be exit code 1, which here says that the manuscript has problems.
process.on('uncaughtException', (error) => finish(exitCodeOf(error)));

try {
  await program().parseAsync(withPlainFix(process.argv));
} catch (error) {
  finish(exitCodeOf(error));
}

/**
 * Ends what is under way. Who interrupts a second time does not want to wait; but others who listen (a browser's
 * folder is to be removed) must see at the first time that the signal is taken care of.
 */
function interrupt(): void {
  interruption.abort(new Error('interrupted'));
  setImmediate(() => process.off('SIGINT', interrupt));
}

/** Sets the exit code; of several, the worst. */
function finish(exitCode: number): void {
  process.exitCode = Math.max(exitCode, Number(process.exitCode ?? 0));
}

/**
 * `--fix` takes its value only with `=`. Commander would take the next word for it, which is the manuscript in
 * `check --fix report.md`.
 */
function withPlainFix(args: readonly string[]): string[] {
  const end = args.indexOf('--');
  return args.map((arg, index) => (arg === '--fix' && (end < 0 || index < end) ? '--fix=' : arg));
}

function program(): Command {
  const imprimatur = new Command('imprimatur')
    .description('Turns a Markdown manuscript into HTML, PDF and EPUB, and loses no note on the way.')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'explain a command')
    .exitOverride()
    .configureOutput({ writeOut: terminal.stdout.write, writeErr: terminal.stderr.write })
    .showSuggestionAfterError()
    .addHelpText('after', HELP);

  imprimatur
    .command('check')
    .summary('report the problems of a manuscript')
    .description(
      'Reports the problems of a manuscript: lost notes, missing images, markup that no edition has.',
    )
    .argument('[path]', 'a folder with manuscript.yaml, or one Markdown file (default: manuscript/, else .)')
    .option(
      '--format <formats>',
      'pretty (the default), json, sarif, github, gitlab, junit; with =FILE into a file (repeatable)',
      collect,
    )
    .option('--json', 'the same as --format json')
    .option('--fix [what]', 'mend the files; --fix=renumber and --fix=sort: see below', collect)
    .option('--dry-run', 'with --fix: print the changes as a unified diff, and write nothing')
    .option('--baseline <file>', 'leave out the problems that the file knows')
    .option('--write-baseline <file>', 'write what is found now into the file')
    .option('--links', 'ask the web about every address in the text and the notes')
    .option('--links-cache <file>', 'the file that keeps the answers (default: .imprimatur/links.json)')
    .option('--links-max-age <days>', 'ask again after so many days (default: 14)', wholeNumber)
    .option('--max-warnings <n>', 'fail on more warnings than this', wholeNumber)
    .option('--preset <preset>', 'which rules are on: recommended, strict or off')
    .option('--rule <id=severity>', 'set a rule to off, info, warning or error (repeatable)', collect)
    .option('--quiet', 'show errors only')
    .addHelpText('after', CHECK_HELP)
    .action(async (path: string | undefined, options) => {
      const { check } = await import('./commands/check.ts');
      finish(await check(path, { ...options, version: version() }, terminal));
    });

  imprimatur
    .command('build')
    .summary('check a manuscript, or many, and make the editions')
    .description('Checks a manuscript, or many, and makes the editions: a web page, a PDF, an e-book.')
    .argument(
      '[paths...]',
      'folders with manuscript.yaml, or single Markdown files (default: manuscript/, else .)',
    )
    .option('--to <editions>', 'which editions, separated by commas', 'html,pdf,epub')
    .option('--out <folder>', 'where to (default: `output` in manuscript.yaml, else dist/editions)')
    .option('--draft', 'build in spite of errors')
    .option('--no-proof', 'leave out the proof at the end')
    .option('--cache <folder>', 'keep printed sheets there (default: node_modules/.cache/imprimatur)')
    .option('--no-cache', 'print everything anew, and keep nothing')
    .option('--rule <id=severity>', 'set a rule to off, info, warning or error (repeatable)', collect, [])
    .option('--browser <path>', 'the Chrome or Chromium that prints')
    .option('--no-sandbox', 'start it without its sandbox, where the system forbids one')
    .option('--browser-endpoint <address>', 'print with a Chrome that runs already (repeatable)', collect)
    .option('--jobs <n>', 'do so many books and pages at a time (default: the number of cores)', wholeNumber)
    .option(
      '--books-from <file>',
      'take the paths of manuscripts from a file, one per line (-: standard input)',
    )
    .option('--shard <part>', 'build one part of so many, such as 3/8')
    .option('--since <ref>', 'build only what changed since a Git commit, branch or tag')
    .option('--json', 'report as JSON')
    .option('--quiet', 'show errors only')
    .addHelpText('after', BUILD_HELP)
    .action(async (paths: string[], options) => {
      const { build } = await import('./commands/build.ts');
      finish(await build(paths, { ...options, version: version() }, terminal));
    });

  imprimatur
    .command('proof')
    .summary('read editions back and compare them with the manuscript')
    .description(
      'Reads finished editions back and proves that they agree with the manuscript and with each other.',
    )
    .argument('[path]', 'a folder with manuscript.yaml, or one Markdown file (default: manuscript/, else .)')
    .option('--out <folder>', 'where they are (default: `output` in manuscript.yaml, else dist/editions)')
    .option('--json', 'print the record')
    .option('--quiet', 'say nothing where they agree')
    .addHelpText('after', PROOF_HELP)
    .action(async (path: string | undefined, options) => {
      const { proof } = await import('./commands/proof.ts');
      finish(await proof(path, options, terminal));
    });

  imprimatur
    .command('import')
    .summary('make a manuscript of a text, a web page or a Word file')
    .description(
      'Makes a manuscript of plain text, a web page, a Word document or Markdown, with all its words and notes.',
    )
    .argument('<file>', 'the source: .txt, .html, .docx or .md')
    .requiredOption('--out <folder>', 'the folder of the manuscript, which is made if it is not there')
    .option('--split <heading>', 'begin a chapter at each heading: h1, or h2 (and those above)')
    .option('--title <title>', 'the title of the manuscript (default: that of the source)')
    .option('--language <tag>', 'its language, such as en-GB (default: that of the source)')
    .option('--dry-run', 'print the report and write nothing')
    .option('--force', 'write over a manuscript that is there')
    .option('--json', 'report as JSON')
    .option('--quiet', 'show errors only')
    .addHelpText('after', IMPORT_HELP)
    .action(async (file: string, options) => {
      const { importFile } = await import('./commands/import.ts');
      finish(await importFile(file, options, terminal));
    });

  return imprimatur;
}

/** Says what went wrong, if nobody has yet. */
function exitCodeOf(error: unknown): number {
  // Commander has written its message, or the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USAGE;
  if (terminal.signal.aborted) return INTERRUPTED;
  const { stderr } = terminal;
  const message = error instanceof Error ? error.message : String(error);
  const known = error instanceof Error && 'exitCode' in error && typeof error.exitCode === 'number';
  stderr.write(`imprimatur: ${known ? '' : 'internal error: '}${message}\n`);
  if (error instanceof Error && 'hints' in error && Array.isArray(error.hints)) {
    for (const hint of error.hints) stderr.write(`  - ${String(hint)}\n`);
  }
  if (process.env.DEBUG === 'imprimatur') {
    stderr.write(`${error instanceof Error ? String(error.stack) : ''}\n`);
  } else if (!known) stderr.write('Set DEBUG=imprimatur to see where it happened.\n');
  return known ? Number(error.exitCode) : INTERNAL_ERROR;
}

function version(): string {
  const about: unknown = createRequire(import.meta.url)('../package.json');
  return String((about as { version: string }).version);
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/u.test(text)) throw new InvalidArgumentError('Expected a whole number such as 0 or 10.');
  return Number(text);
}

function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}
