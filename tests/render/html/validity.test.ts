/** Whether the pages are valid, by the Nu validator (the jar in `vnu-jar`, with the system's Java). */
import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Files } from '../../../src/manuscript/files.ts';
import { renderHtml } from '../../../src/render/html/render.ts';
import { prepare } from '../epub/edition.ts';
import { configuration, everything } from '../epub/everything.ts';
import { called, noted } from './in-browser/reading-room.ts';

const run = promisify(execFile);
const JAR = fileURLToPath(new URL('../../../node_modules/vnu-jar/build/dist/vnu.jar', import.meta.url));

function whatLacks(): string | undefined {
  if (!existsSync(JAR)) return 'the package `vnu-jar` is not installed';
  try {
    execFileSync('java', ['-version'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'there is no `java`';
  }
}

const lacking = whatLacks();
if (lacking !== undefined) console.warn(`SKIPPED: the HTML edition is not validated, ${lacking}`);

/** What Nu says against pages, by the name of each. */
async function faultsOf(pages: Readonly<Record<string, string>>): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'imprimatur-nu-'));
  try {
    const paths = Object.keys(pages).map((name) => join(folder, `${name}.html`));
    for (const [name, page] of Object.entries(pages)) await writeFile(join(folder, `${name}.html`), page);
    // It ends with 1 where it has found something; what, its report says all the same.
    const { stdout } = await run('java', ['-jar', JAR, '--format', 'json', '--stdout', ...paths], {
      maxBuffer: 64_000_000,
    }).catch((error: { stdout: string }) => error);
    const { messages } = JSON.parse(stdout) as {
      messages: { type: string; url: string; message: string; extract?: string }[];
    };
    return (
      messages
        // Nu takes every `data:` picture for forbidden, whatever the policy says: with `img-src data:` and alone, too.
        .filter(({ message }) => !/image “data:.* blocked by “img-src” directive/u.test(message))
        .map(
          ({ type, url, message, extract }) =>
            `${url.split('/').at(-1)} ${type}: ${message} ${extract ?? ''}`,
        )
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

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
    expect(await faultsOf(pages)).toEqual([]);
  });

  it('and would have', async () => {
    const page = await pageOf(noted(1));
    const faults = await faultsOf({ bad: page.replace('<main ', '<main align="left" nonsense="1" ') });
    expect(faults.join('\n')).toContain('nonsense');
  });
});
