import { readFile, writeFile } from 'node:fs/promises';
import { launchBrowser } from '../../../../src/print/browser/launch.ts';

// node print-sample.js HTML-FILE PDF-FILE PNG-FILE: prints a page, and says on standard output which browser it was.
const [html = '', pdf = '', png = ''] = process.argv.slice(2);
const launched = await launchBrowser();
try {
  const page = await launched.browser.newPage();
  await page.setContent(await readFile(html, 'utf8'));
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  await writeFile(pdf, await page.pdf({ tagged: true }));
  await page.setViewport({ width: 600, height: 300 });
  await writeFile(png, await page.screenshot());
} finally {
  await launched.close();
}
process.stdout.write(JSON.stringify(launched.found));
