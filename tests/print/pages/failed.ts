/** For whoever mends a page mismatch: the pages as the press made them, without the audit. */
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Browser } from '../../../src/print/browser/launch.ts';
import { comparePages } from '../../../src/print/audit.ts';
import { mendDestinations } from '../../../src/print/binding/mend-destinations.ts';
import { printedPages } from '../../../src/print/printed-pages.ts';
import { measure } from '../../../src/print/in-page/measure.ts';
import { place } from '../../../src/print/in-page/place.ts';
import { scaleFigures } from '../../../src/print/in-page/scale-figures.ts';
import { unhyphenate } from '../../../src/print/in-page/unhyphenate.ts';
import { pageGeometry, trimOf, TRIMS } from '../../../src/print/page-geometry.ts';
import { placementOf } from '../../../src/print/placement.ts';
import { planBook } from '../../../src/print/plan.ts';
import { openPrintPage, press } from '../../../src/print/print-page.ts';
import { readMargins } from '../../../src/print/in-page/read-margins.ts';
import { writeFileSync } from 'node:fs';

export async function dumpFailed(browser: Browser, html: string, print: any): Promise<void> {
  const opened = await openPrintPage(browser, html);
  const { page } = opened;
  const own = await page.evaluate(readMargins);
  const geometry = pageGeometry(trimOf(print.trim) ?? TRIMS.A5, { ...own, ...print.margins });
  await page.setViewport({ width: geometry.typeArea.width, height: geometry.typeArea.height });
  await page.evaluate(scaleFigures, geometry.typeArea);
  await page.evaluate(unhyphenate);
  const galleys = await page.evaluateHandle(measure, geometry.typeArea);
  const measured = await galleys.evaluate(({ measured: found }) => found);
  const { areaOverhead, noteGap, lineHeight } = measured;
  const room = { height: geometry.typeArea.height, areaOverhead, noteGap, lineHeight };
  const plan = planBook(measured, { chapters: print.chapters, room, bookTitle: 'x', chapterTitle: () => '' });
  const placement = placementOf(plan, measured, geometry);
  const failures = await page.evaluate(place, galleys, placement);
  const real = await page.evaluate(() =>
    [...document.querySelectorAll('.note-area')].map((area) => ({
      height: area.getBoundingClientRect().height,
      parts: [...area.children].map((part) => ({
        id: part.id,
        className: part.className,
        height: part.getBoundingClientRect().height,
        html: part.outerHTML.slice(0, 900),
      })),
    })),
  );
  const areaPages = plan.pages.filter(({ page: made }) => made && made.parts.length > 0);
  for (const [index, area] of real.entries()) {
    const made = areaPages[index]!;
    if (area.height > made.page!.height + 0.05) {
      console.log('TOO HIGH', plan.pages.indexOf(made) + 1, area.height, made.page!.height);
      for (const [nth, part] of made.page!.parts.entries()) {
        const { lines } = plan.galleys[made.run!]!.notes[part.note]!;
        const planned = lines[part.to - 1]!.bottom - lines[part.from]!.top;
        const found = area.parts[nth]!;
        if (Math.abs(found.height - planned) > 0.3)
          console.log(
            '   ',
            part,
            'of',
            lines.length,
            planned,
            found,
            part.from > 0 ? lines.slice(part.from - 1, part.from + 2) : '',
            lines.slice(-2),
          );
      }
    }
  }
  writeFileSync('/tmp/failed.html', await page.content());
  const bytes = await press(opened);
  writeFileSync('/tmp/failed.pdf', bytes);
  const doc = await PDFDocument.load(bytes);
  mendDestinations(doc, geometry);
  writeFileSync(
    '/tmp/failed.json',
    JSON.stringify(
      {
        geometry,
        room,
        failures,
        differences: comparePages(plan, printedPages(doc), geometry),
        pages: plan.pages,
        placement,
        measured,
      },
      null,
      1,
    ),
  );
  await opened.close();
}
