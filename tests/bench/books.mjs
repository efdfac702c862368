/**
 * `npm run bench:books`: whole commands from the text to the finished PDF, side by side in one run on one machine:
 * this project, plain Chromium (one print, notes at the end) and Typst (notes at the foot of the page). Every run is
 * a new process without a cache; figures are medians, and what counts is the ratios.
 *
 *     npm run bench:books                          1×, 10× and 30× the sample manuscript, three rounds
 *     npm run bench:books -- 1 10 --rounds 5       other sizes, more rounds
 *     npm run bench:books -- 30 --only typst,ours  leave out what is known
 */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { PDFDocument } from '@cantoo/pdf-lib';
import { parse as parseYaml } from 'yaml';
import { largerReport } from './larger-report.mjs';
import { prepareTypst } from './typst/prepare.mjs';

/** What takes part, in the order of its turns. */
const CONTESTANTS = { ours: 'this project', plain: 'plain Chromium', typst: 'Typst' };
/** How many times as long as another this project may take, by size. */
const BARS = [
  { size: 1, than: 'typst', most: 2 },
  { size: 10, than: 'typst', most: 1 },
  { size: 30, than: 'typst', most: 0.8 },
  { size: 30, than: 'plain', most: 0.5 },
];
/** How many times as long as the book of 10× that of 30× may take. */
const MOST_GROWTH = 3.3;
/** MiB, of our Node process. */
const MOST_MEMORY = { size: 30, most: 700 };
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PEAK_MEMORY = new URL('peak-memory.mjs', import.meta.url).href;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', default: Object.keys(CONTESTANTS).join(',') },
  },
});
const sizes = positionals.length > 0 ? positionals.map(Number) : [1, 10, 30];
const rounds = Number(values.rounds);
const taking = values.only.split(',');
if ([...sizes, rounds].some((number) => !Number.isInteger(number) || number < 1)) {
  throw new Error('expected sizes and --rounds as whole numbers from 1');
}
if (taking.some((name) => !Object.hasOwn(CONTESTANTS, name))) {
  throw new Error(
    `expected --only with some of ${Object.keys(CONTESTANTS).join(', ')}, found ${values.only}`,
  );
}

const buildOptions = ['--to', 'pdf', '--no-proof', '--quiet'];
if (node(['dist/cli.js', 'build', '--help']).stdout.includes('--no-cache')) buildOptions.push('--no-cache');

const workshop = await mkdtemp(join(tmpdir(), 'imprimatur-bench-books-'));
try {
  // One round that does not count: it unpacks the browser, and brings programs and fonts into memory.
  const first = await prepare(1);
  for (const name of taking) await run(name, first);
  const results = new Map();
  for (const size of sizes) results.set(size, await compare(size));
  if (results.has(10) && results.has(30)) tellGrowth(results.get(10), results.get(30));
} finally {
  await rm(workshop, { recursive: true });
}

/** Puts down the manuscript of a size, and the same as Typst takes it. */
async function prepare(size) {
  const place = join(workshop, String(size));
  const manuscript = join(place, 'manuscript');
  for (const [path, content] of Object.entries(await largerReport(join(ROOT, 'manuscript'), size))) {
    await mkdir(dirname(join(manuscript, path)), { recursive: true });
    await writeFile(join(manuscript, path), content);
  }
  const { title, slug } = parseYaml(await readFile(join(manuscript, 'manuscript.yaml'), 'utf8'));
  if (slug === undefined) throw new Error(`expected a slug in the manuscript.yaml of ${title}, found none`);
  const notes = taking.includes('typst') ? await prepareTypst(manuscript, join(place, 'typst')) : undefined;
  return { place, manuscript, slug, notes };
}

async function compare(size) {
  const book = await prepare(size);
  const samples = Object.fromEntries(taking.map((name) => [name, []]));
  // In turn, so that a machine that slows down slows all.
  for (let round = 1; round <= rounds; round++) {
    for (const name of taking) samples[name].push(await run(name, book));
  }
  const result = {};
  for (const name of taking) {
    result[name] = {
      seconds: medianOf(samples[name].map(({ seconds }) => seconds)),
      each: samples[name].map(({ seconds }) => seconds),
      memory: Math.max(...samples[name].map(({ memory }) => memory)),
      pages: await pagesOf(outOf(name, book)),
    };
  }
  const set = taking.includes('typst') ? checkTypst(book) : undefined;
  tell(size, result, set, book);
  await rm(book.place, { recursive: true });
  return result;
}

/** One run of one of them, as a command. */
async function run(name, book) {
  const memoryFile = join(book.place, 'peak-memory');
  const out = outOf(name, book);
  await mkdir(dirname(out), { recursive: true });
  await rm(out, { force: true });
  const command = {
    ours: ['dist/cli.js', 'build', book.manuscript, '--out', dirname(out), ...buildOptions],
    plain: ['tests/bench/plain-chromium.mjs', book.manuscript, out],
    typst: ['tests/bench/typst.mjs', join(book.place, 'typst'), out],
  }[name];
  const start = performance.now();
  node(['--import', PEAK_MEMORY, ...command], { BENCH_PEAK_MEMORY: memoryFile });
  const seconds = (performance.now() - start) / 1000;
  return { seconds, memory: Number(await readFile(memoryFile, 'utf8')) };
}

function outOf(name, { place, slug }) {
  return join(place, 'out', name, `${slug}.pdf`);
}

function node(args, environment = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}:\n${stderr}`);
  return { stdout, stderr };
}

async function pagesOf(path) {
  const pdf = await PDFDocument.load(await readFile(path), { updateMetadata: false });
  return pdf.getPageCount();
}

/** Has Typst set the book once more, and say what is in it: a benchmark of a book without its notes would be none. */
function checkTypst(book) {
  const out = join(book.place, 'out', 'check.pdf');
  const { stdout } = node(['tests/bench/typst.mjs', join(book.place, 'typst'), out, '--check']);
  const set = JSON.parse(stdout);
  if (set.notes !== book.notes)
    throw new Error(`expected ${book.notes} notes set by Typst, found ${set.notes}`);
  return set;
}

function tell(size, result, set, book) {
  const notes = set === undefined ? '' : `, ${count(book.notes)} notes, all of them set by Typst`;
  console.log(`\n${size}×${notes}; median of ${rounds}`);
  console.log(`  ${''.padEnd(16)}${['pages', 'seconds', 'Node peak', 'each round'].map(right).join('')}`);
  for (const name of taking) {
    const { pages, seconds, memory, each } = result[name];
    const cells = [count(pages), seconds.toFixed(2), `${memory.toFixed(0)} MiB`];
    const all = each.map((value) => value.toFixed(2)).join('  ');
    console.log(`  ${CONTESTANTS[name].padEnd(16)}${cells.map(right).join('')}   ${all}`);
  }
  if (result.ours === undefined) return;
  for (const than of taking.filter((name) => name !== 'ours')) {
    const bar = BARS.find((each) => each.size === size && each.than === than);
    const ratio = result.ours.seconds / result[than].seconds;
    console.log(
      `  ours / ${CONTESTANTS[than].padEnd(16)} ${ratio.toFixed(2).padStart(6)}${against(ratio, bar?.most)}`,
    );
  }
  const { memory } = result.ours;
  if (size === MOST_MEMORY.size) {
    console.log(
      `  our Node process        ${`${memory.toFixed(0)} MiB`.padStart(6)}${against(memory, MOST_MEMORY.most)}`,
    );
  }
}

function tellGrowth(ten, thirty) {
  console.log('\n30× / 10×');
  for (const name of taking) {
    const growth = thirty[name].seconds / ten[name].seconds;
    const most = name === 'ours' ? MOST_GROWTH : undefined;
    console.log(`  ${CONTESTANTS[name].padEnd(16)}${growth.toFixed(2).padStart(6)}${against(growth, most)}`);
  }
}

function against(value, most) {
  return most === undefined ? '' : `   at most ${most}: ${value <= most ? 'met' : 'missed'}`;
}

function right(cell) {
  return cell.padStart(11);
}

function count(value) {
  return value.toLocaleString('en');
}

function medianOf(all) {
  const sorted = all.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
