/**
 * `npm run bench:print`: how long the print engine takes, beside plain Chromium (one print of the same text with
 * its notes at the end, no page make-up) and Paged.js, all in one run on one machine. Figures are medians of
 * several runs, in ms; what counts is the ratios.
 *
 *     npm run bench:print             1×, 10× and 30× the sample manuscript
 *     npm run bench:print -- 1 3      other sizes
 */
import { readFile } from 'node:fs/promises';
import {
  compose,
  launchBrowser,
  loadFrom,
  loadTemplate,
  memoryFiles,
  parse,
  readPictures,
} from '../../dist/index.js';
import { pageGeometry, TRIMS } from '../../dist/print/page-geometry.js';
import { sizeRules } from '../../dist/print/page-rules.js';
import { lendBrowser } from '../../dist/print/browser/lend-browser.js';
import { typeset } from '../../dist/print/typeset.js';
import { withFonts } from '../../dist/render/drawings.js';
import { printDocument } from '../../dist/render/pdf/print-document.js';
import { largerReport } from './larger-report.mjs';

const MARGINS = { top: '19mm', bottom: '20mm', inner: '18mm', outer: '16mm' };
const PAGED_LIMIT_MS = 300_000;
/** How the bench sets a book. */
const OPTIONS = {
  trim: TRIMS.A5,
  margins: {},
  chapters: 'page',
  bookTitle: 'Bench',
  chapterTitle: () => 'Bench',
  ofId: () => undefined,
};

const asked = process.argv.slice(2).map(Number);
const sizes = asked.length > 0 ? asked : [1, 10, 30];

const launched = await launchBrowser();
try {
  for (const size of sizes) await compare(size);
} finally {
  await launched.close();
}

async function compare(size) {
  // The smaller, the more runs: a short one is swayed by whatever else the machine does.
  const runs = size >= 30 ? 3 : size >= 10 ? 5 : 15;
  const { composition, pictures, template } = await prepare(size);
  const { sheets } = await printDocument(composition, pictures, template);
  const [html] = (await printDocument(composition, pictures, template, Infinity)).sheets;
  const atEnd = withNotes(composition, 'book');
  const [plainHtml] = (await printDocument(atEnd, pictures, template, Infinity)).sheets;
  const samples = { plain: [], plainPress: [], engine: [], plan: [], press: [], bound: [] };
  let pages = 0;
  // In turn, so that a machine that slows down slows all; the first round warms up.
  for (let run = 0; run <= runs; run++) {
    const plain = await printPlain(plainHtml);
    const { steps } = await typeset(lendBrowser(launched.browser), [html], OPTIONS);
    if (run === 0) continue;
    samples.plain.push(plain.load + plain.press);
    samples.plainPress.push(plain.press);
    samples.engine.push(steps.load + steps.plan + steps.press);
    samples.plan.push(steps.plan);
    samples.press.push(steps.press);
  }
  // By themselves: what they leave behind would be cleared away at the cost of the others.
  for (let run = 0; run <= 3; run++) {
    const begun = performance.now();
    const { plan } = await typeset(lendBrowser(launched.browser), sheets, OPTIONS);
    pages = plan.pages.length;
    if (run > 0) samples.bound.push(performance.now() - begun);
  }
  const median = Object.fromEntries(
    Object.entries(samples).map(([name, values]) => [name, medianOf(values)]),
  );
  const paged = size < 30 && !process.env.BENCH_WITHOUT_PAGEDJS ? await printWithPagedJs(html) : undefined;
  console.log(
    `\n${size}×: ${pages} pages, ${composition.book.numbered.notes.length} notes, median of ${runs}`,
  );
  console.log(`  plain Chromium, load and print     ${ms(median.plain)} (print ${ms(median.plainPress)})`);
  console.log(
    `  this engine, load, plan and print  ${ms(median.engine)} (plan ${ms(median.plan)}, print ${ms(median.press)})`,
  );
  console.log(`  engine / plain                     ${(median.engine / median.plain).toFixed(2)}`);
  console.log(`  plan / print                       ${(median.plan / median.press).toFixed(2)}`);
  console.log(
    `  in ${String(sheets.length).padStart(2)} sheets, mended and bound   ${ms(median.bound)} (all of it; a single sheet is mended, too)`,
  );
  if (paged !== undefined) console.log(`  Paged.js, load, paginate and print ${paged} (once)`);
}

async function prepare(size) {
  const files = memoryFiles(await largerReport('manuscript', size));
  const manuscript = await loadFrom(files, 'bench');
  const book = await parse(manuscript);
  const template = await loadTemplate(manuscript);
  const { pictures } = await readPictures(book, files);
  return { composition: compose(book), pictures: await withFonts(pictures, template), template };
}

/** The same composition, with the notes of its print edition elsewhere. */
function withNotes(composition, notes) {
  const { book } = composition;
  const configuration = { ...book.configuration, print: { ...book.configuration.print, notes } };
  return { ...composition, book: { ...book, configuration } };
}

/** Chromium as everybody drives it: the document set, the page printed. */
async function printPlain(html) {
  const rules = sizeRules(pageGeometry(TRIMS.A5, MARGINS));
  const start = performance.now();
  const page = await launched.browser.newPage();
  await page.setContent(
    html.replace('</head>', `<style>${rules} section { break-before: page }</style></head>`),
    { waitUntil: 'load', timeout: 0 },
  );
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const loaded = performance.now();
  await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true, timeout: 0 });
  const pressed = performance.now();
  await page.close();
  return { load: loaded - start, press: pressed - loaded };
}

/** Paged.js as its users run it: in the page, with notes as floats in the text. */
async function printWithPagedJs(html) {
  const pagedJs = await readFile('node_modules/pagedjs/dist/paged.js', 'utf8');
  const notes = new Map(
    [...html.matchAll(/<div class="note" id="(note-[^"]+)"[^>]*>([\s\S]*?)<\/div>/gu)].map(([, id, text]) => [
      id,
      text.replaceAll(/<\/?p[^>]*>/gu, ' '),
    ]),
  );
  const floated = html
    .replaceAll(
      /<sup class="call"><a id="[^"]*" href="#(note-[^"]+)">[^<]*<\/a><\/sup>/gu,
      (_, id) => `<span class="footnote">${notes.get(id) ?? ''}</span>`,
    )
    .replace(/<div class="page-notes">[\s\S]*<\/div>\s*<\/body>/u, '</body>')
    .replace(
      '</head>',
      `<style>@page { size: 148mm 210mm; margin: 19mm 17mm 20mm } .footnote { float: footnote; font-size: 8pt } section { break-before: page }</style></head>`,
    );
  const start = performance.now();
  const page = await launched.browser.newPage();
  try {
    await page.setContent(floated, { waitUntil: 'load', timeout: 0 });
    await page.evaluate(pagedJs);
    const paginate = page.evaluate('new Paged.Previewer().preview().then((flow) => flow.total)');
    let timer;
    const limit = new Promise((resolve) => {
      timer = setTimeout(resolve, PAGED_LIMIT_MS, undefined);
    });
    const total = await Promise.race([paginate, limit]).finally(() => clearTimeout(timer));
    if (total === undefined) return `over ${PAGED_LIMIT_MS / 1000} s, stopped`;
    await page.pdf({
      preferCSSPageSize: true,
      printBackground: true,
      tagged: true,
      outline: true,
      timeout: 0,
    });
    return `${Math.round(performance.now() - start)} ms, ${total} pages`;
  } finally {
    await page.close().catch(() => undefined);
  }
}

function ms(value) {
  return `${Math.round(value)} ms`;
}

function medianOf(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
