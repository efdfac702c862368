/** Whether the pages are valid, by the Nu validator (the jar in `vnu-jar`, with the system's Java). */
import { describe, expect, it } from 'vitest';
import type { Files } from '../../../src/manuscript/files.ts';
import { renderHtml } from '../../../src/render/html/render.ts';
import { prepare } from '../epub/edition.ts';
import { configuration, everything } from '../epub/everything.ts';
import { called, noted } from './in-browser/reading-room.ts';
import { lacking, nuFaults } from './nu.ts';

async function pageOf(files: Files): Promise<string> {
  const { composition, pictures, template } = await prepare(files);
  return new TextDecoder().decode((await renderHtml(composition, pictures, template)).bytes);
}

describe.skipIf(lacking !== undefined)('Nu has nothing to say', () => {
  it('against the pages', async () => {
    const pages = {
      everything: await pageOf(everything()),
      arabic: await pageOf(everything(configuration((yaml) => yaml.replace('en-GB', 'ar')))),
      system: await pageOf(
        everything(configuration((yaml) => `${yaml}\nhtml: { fonts: system, notes: end }\n`)),
      ),
      anew: await pageOf(everything(configuration((yaml) => `${yaml}\nnotes: { numbering: per-chapter }\n`))),
      popover: await pageOf(called('html: { notes: popover }')),
      noted: await pageOf(noted(12)),
    };
    expect(await nuFaults(pages)).toEqual([]);
  });

  it('and would have', async () => {
    const page = await pageOf(noted(1));
    const faults = await nuFaults({ bad: page.replace('<main ', '<main align="left" nonsense="1" ') });
    expect(faults.join('\n')).toContain('nonsense');
  });
});
