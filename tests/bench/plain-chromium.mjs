/**
 * One run of plain Chromium for `bench:books`, in a process of its own: `node plain-chromium.mjs FOLDER OUT` sets the
 * manuscript in `FOLDER` as one HTML document with its notes at the end, and prints it into the PDF `OUT` as everybody
 * does: one document, one print, no page make-up, no binding.
 */
import { writeFile } from 'node:fs/promises';
// Not from `dist/index.js`: loading all that the package can do would be charged to it.
import { parse } from '../../dist/book/book.js';
import { compose } from '../../dist/book/composition.js';
import { readPictures } from '../../dist/book/pictures.js';
import { loadManuscript } from '../../dist/manuscript/load.js';
import { launchBrowser } from '../../dist/print/browser/launch.js';
import { pageGeometry, TRIMS } from '../../dist/print/page-geometry.js';
import { sizeRules } from '../../dist/print/page-rules.js';
import { withFonts } from '../../dist/render/drawings.js';
import { printDocument } from '../../dist/render/pdf/print-document.js';
import { loadTemplate } from '../../dist/template/template.js';

const MARGINS = { top: '19mm', bottom: '20mm', inner: '18mm', outer: '16mm' };
const [folder, out] = process.argv.slice(2);

const launching = launchBrowser();
const html = await documentOf(folder);
const launched = await launching;
try {
  const page = await launched.browser.newPage();
  await page.setContent(html, { waitUntil: 'load', timeout: 0 });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const bytes = await page.pdf({
    preferCSSPageSize: true,
    printBackground: true,
    tagged: true,
    outline: true,
    timeout: 0,
  });
  await writeFile(out, bytes);
} finally {
  await launched.close();
}

async function documentOf(path) {
  const manuscript = await loadManuscript(path);
  const book = await parse(manuscript);
  const template = await loadTemplate(manuscript);
  const { pictures } = await readPictures(book, manuscript.files);
  const { configuration } = book;
  const atEnd = {
    ...book,
    configuration: { ...configuration, print: { ...configuration.print, notes: 'book' } },
  };
  const {
    sheets: [set],
  } = await printDocument(compose(atEnd), await withFonts(pictures, template), template, Infinity);
  const rules = sizeRules(pageGeometry(TRIMS.A5, MARGINS));
  return set.replace('</head>', `<style>${rules} section { break-before: page }</style></head>`);
}
