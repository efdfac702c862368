/**
 * `npm run bench:epub`: what a long EPUB takes in time and memory, at four sizes up to 1,000 chapters, so that it
 * can be seen whether twice the book takes twice as much; and pandoc on the same chapters, where it is installed.
 * Each run is a process of its own; of several the median counts.
 *
 *     npm run bench:epub              125, 250, 500 and 1,000 chapters
 *     npm run bench:epub -- 50 100    other sizes
 */
import { execFile, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const child = fileURLToPath(new URL('build-epub.mjs', import.meta.url));
const asked = process.argv.slice(2).map(Number);
const sizes = asked.length > 0 ? asked : [125, 250, 500, 1000];
const RUNS = 3;
const hasPandoc = spawnSync('pandoc', ['--version']).status === 0;

const folder = await mkdtemp(join(tmpdir(), 'imprimatur-bench-'));
try {
  console.log('EPUB of a book of chapters with 600 words, 5 notes, a table and links; median of', RUNS);
  if (!hasPandoc) console.log('(pandoc is not installed: no comparison)');
  console.log('\nchapters   whole press        renderer alone     EPUB      pandoc');
  const rows = [];
  for (const size of sizes) {
    const manuscript = join(folder, String(size));
    await writeBook(manuscript, size);
    const press = await median(() => build('publish', manuscript));
    const renderer = await median(() => build('render', manuscript));
    const pandoc = hasPandoc ? await median(() => buildWithPandoc(manuscript, size)) : undefined;
    rows.push({ size, press, renderer });
    const cells = [
      String(size).padEnd(10),
      `${seconds(press.ms)} ${String(Math.round(press.memory)).padStart(5)} MB`.padEnd(18),
      `${seconds(renderer.ms)} ${String(Math.round(renderer.memory)).padStart(5)} MB`.padEnd(18),
      `${(press.size / 1e6).toFixed(1)} MB`.padEnd(9),
      pandoc ? seconds(pandoc.ms) : '-',
    ];
    console.log(cells.join(' '));
  }
  const [first, last] = [rows[0], rows.at(-1)];
  if (first && last && first !== last) {
    const times = last.size / first.size;
    const growth = (of) => (of(last) / of(first) / times).toFixed(2);
    console.log(`\nFrom ${first.size} to ${last.size} chapters (${times.toFixed(1)} times), per chapter:`);
    console.log(
      `  whole press     ${growth(({ press }) => press.ms)} of the time, ${growth(({ press }) => press.memory)} of the memory`,
    );
    console.log(`  renderer alone  ${growth(({ renderer }) => renderer.ms)} of the time`);
    console.log('  (1.00 is linear; less is better, since the start is counted in)');
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function build(mode, manuscript) {
  const { stdout } = await run(process.execPath, [child, mode, manuscript]);
  return JSON.parse(stdout);
}

async function buildWithPandoc(manuscript, size) {
  const chapters = Array.from({ length: size }, (_, index) => join(manuscript, fileName(index)));
  const start = performance.now();
  await run('pandoc', [
    '--from=markdown',
    '--file-scope',
    '--toc',
    '-o',
    join(folder, 'pandoc.epub'),
    ...chapters,
  ]);
  return { ms: performance.now() - start };
}

async function median(measure) {
  const results = [];
  for (let count = 0; count < RUNS; count++) results.push(await measure());
  return results.toSorted((a, b) => a.ms - b.ms)[RUNS >> 1];
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(2)} s`.padStart(8);
}

function fileName(index) {
  return `${String(index + 1).padStart(4, '0')}.md`;
}

/** A book whose chapters differ in every sentence, so that nothing in it is a repetition. */
async function writeBook(path, size) {
  const files = { 'manuscript.yaml': 'title: A long book\nuuid: 123e4567-e89b-42d3-a456-426614174000\n' };
  for (let index = 0; index < size; index++) {
    const number = index + 1;
    const paragraph = (at) =>
      Array.from(
        { length: 6 },
        (_, line) =>
          `In the year ${1000 + ((number * 7 + at * 13 + line) % 1000)} the mill on the river ground ${number * at + line} sacks of grain for the town`,
      ).join('. ');
    const note = (at) => `[^${at}]: Register of the mill, volume ${number}, leaf ${at * 3}.`;
    const body = [1, 2, 3, 4, 5].map(
      (at) => `## Quarter ${at} of book ${number}\n\n${paragraph(at)}.[^${at}]`,
    );
    const next = fileName((index + 1) % size);
    files[fileName(index)] = [
      `# Book ${number} of the mill`,
      ...body,
      `| Year | Sacks |\n| --- | ---: |\n| ${1000 + number} | ${number} |\n| ${1001 + number} | ${number * 2} |`,
      `The account [goes on](${next}).`,
      [1, 2, 3, 4, 5].map(note).join('\n\n'),
    ].join('\n\n');
  }
  await mkdir(path, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(path, name), text);
}
