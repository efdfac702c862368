/**
 * Builds the specimen with each template into `dist/specimen/<template>/`, and draws pictures of its pages, for designers and
 * for our own eyes: those of the PDF, and the web page on a telephone, a tablet and a desk, by day and by night.
 *
 *     node .build/specimen.mjs [--manuscript templates/specimen] [--out dist/specimen] [template …]
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { launchBrowser, publish } from '../dist/index.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const templates = join(root, 'templates');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    manuscript: { type: 'string', default: join(templates, 'specimen') },
    out: { type: 'string', default: join(root, 'dist/specimen') },
  },
});

/** Enough to read the letters of a page on a screen. */
const DOTS_PER_INCH = 110;
const SCREENS = [
  { name: 'phone', width: 390, height: 1700, scale: 1.5 },
  { name: 'tablet', width: 820, height: 1500, scale: 1 },
  { name: 'desktop', width: 1440, height: 1300, scale: 1 },
];
const SCHEMES = ['light', 'dark'];

const names = positionals.length > 0 ? positionals : await packagedTemplates();
const drawPages = await pagePainter();
const launched = await launchBrowser();
const sections = [];
let faults = 0;
try {
  for (const name of names) sections.push(await specimenOf(name));
} finally {
  await launched.close();
}
await writeFile(join(values.out, 'index.html'), contactSheet(sections));
console.log(join(values.out, 'index.html'));
process.exitCode = faults === 0 ? 0 : 1;

/** The templates that come with the package: the folders with a `template.yaml`. */
async function packagedTemplates() {
  const folders = (await readdir(templates, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => name).filter((name) => existsSync(join(templates, name, 'template.yaml')));
}

/** Builds the editions with one template and draws them. */
async function specimenOf(template) {
  const out = join(values.out, template);
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const copy = await mkdtemp(join(tmpdir(), 'imprimatur-specimen-'));
  try {
    await cp(values.manuscript, copy, { recursive: true });
    const file = join(copy, 'manuscript.yaml');
    const configuration = (await readFile(file, 'utf8')).replace(/^template:.*\n/mu, '');
    await writeFile(file, `${configuration.trimEnd()}\ntemplate: ${template}\n`);
    const { problems, written } = await publish(copy, { to: ['html', 'pdf', 'epub'], out });
    for (const problem of problems.filter(({ severity }) => severity !== 'info')) {
      faults += 1;
      console.error(`${template}: ${problem}`);
    }
    const pictures = [];
    const pdf = written.find((path) => path.endsWith('.pdf'));
    const html = written.find((path) => path.endsWith('.html'));
    if (pdf && drawPages) pictures.push({ of: 'print', files: await drawPages(pdf, out) });
    if (html) pictures.push(...(await drawScreens(html, out)));
    return { template, editions: written.map((path) => path.slice(out.length + 1)), pictures };
  } finally {
    await rm(copy, { recursive: true });
  }
}

/** What draws the pages of a PDF: pdf.js with its canvas, else poppler; nothing where there is neither. */
async function pagePainter() {
  try {
    const [{ createCanvas }, pdfjs] = await Promise.all([
      import('@napi-rs/canvas'),
      import('pdfjs-dist/legacy/build/pdf.mjs'),
    ]);
    return (pdf, out) => paintPages(pdf, out, createCanvas, pdfjs);
  } catch {
    // Poppler, then.
  }
  try {
    await promisify(execFile)('pdftoppm', ['-v']);
    return async (pdf, out) => {
      await promisify(execFile)('pdftoppm', ['-r', String(DOTS_PER_INCH), '-png', pdf, join(out, 'page')]);
      const files = (await readdir(out)).filter((name) => /^page-\d+\.png$/u.test(name)).toSorted();
      return files;
    };
  } catch {
    console.error(
      'The pages of the PDF are not drawn: neither `@napi-rs/canvas` nor `pdftoppm` is there. Install either of them.',
    );
    return undefined;
  }
}

async function paintPages(pdf, out, createCanvas, pdfjs) {
  const folder = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')));
  const task = pdfjs.getDocument({
    data: new Uint8Array(await readFile(pdf)),
    standardFontDataUrl: join(folder, 'standard_fonts/'),
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  const document = await task.promise;
  const files = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale: DOTS_PER_INCH / 72 });
    const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
    await page.render({ canvas, canvasContext: canvas.getContext('2d'), viewport }).promise;
    const name = `page-${String(number).padStart(3, '0')}.png`;
    await writeFile(join(out, name), canvas.toBuffer('image/png'));
    files.push(name);
  }
  await task.destroy();
  return files;
}

/** The whole web page, screen by screen. */
async function drawScreens(html, out) {
  const pictures = [];
  for (const { name, width, height, scale } of SCREENS) {
    for (const scheme of SCHEMES) {
      const page = await launched.browser.newPage();
      await page.setViewport({ width, height, deviceScaleFactor: scale });
      await page.emulateMediaFeatures([
        { name: 'prefers-color-scheme', value: scheme },
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ]);
      await page.goto(pathToFileURL(html).href, { waitUntil: 'load' });
      const whole = await page.evaluate(() => document.documentElement.scrollHeight);
      const files = [];
      for (let top = 0; top < whole; top += height) {
        await page.evaluate((y) => scrollTo(0, y), top);
        const file = `${name}-${scheme}-${String(files.length + 1).padStart(2, '0')}.png`;
        await page.screenshot({ path: join(out, file) });
        files.push(file);
      }
      await page.close();
      pictures.push({ of: `${name}, ${scheme}`, files });
    }
  }
  return pictures;
}

/** All pictures on one page. */
function contactSheet(all) {
  const parts = all.map(({ template, editions, pictures }) => {
    const links = editions.map((path) => `<a href="${template}/${path}">${path}</a>`).join(' · ');
    const rows = pictures.map(({ of, files }) => {
      const images = files.map(
        (file) =>
          `<a href="${template}/${file}"><img src="${template}/${file}" alt="${of}: ${file}" loading="lazy"></a>`,
      );
      return `<h3>${of}</h3>\n<div>${images.join('\n')}</div>`;
    });
    return `<h2>${template}</h2>\n<p>${links}</p>\n${rows.join('\n')}`;
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Specimen</title>
<style>
body { margin: 2rem; font: 1rem/1.5 system-ui, sans-serif; background: #ddd; color: #111 }
div { display: flex; flex-wrap: wrap; gap: 1rem; align-items: start }
img { height: 26rem; max-width: 100%; object-fit: contain; background: #fff; box-shadow: 0 1px 4px #0005 }
</style>
<h1>Specimen</h1>
${parts.join('\n')}
</html>
`;
}
