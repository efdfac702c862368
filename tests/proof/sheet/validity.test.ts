/** Whether the sheet is valid HTML, by the Nu validator (the jar in `vnu-jar`, with the system's Java). */
import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { proofOf } from '../../../src/proof/proof-of.ts';
import { proofSheet } from '../../../src/proof/sheet/sheet.ts';
import { sampleFindings, sampleParts } from '../sample-parts.ts';

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
if (lacking !== undefined) console.warn(`SKIPPED: the proof sheet is not validated, ${lacking}`);

/** What Nu says against sheets, by the name of each. */
async function faultsOf(sheets: Readonly<Record<string, string>>): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'imprimatur-nu-'));
  try {
    const paths = Object.keys(sheets).map((name) => join(folder, `${name}.html`));
    for (const [name, sheet] of Object.entries(sheets)) await writeFile(join(folder, `${name}.html`), sheet);
    // It ends with 1 where it has found something; what, its report says all the same.
    const { stdout } = await run('java', ['-jar', JAR, '--format', 'json', '--stdout', ...paths], {
      maxBuffer: 16_000_000,
    }).catch((error: { stdout: string }) => error);
    const { messages } = JSON.parse(stdout) as {
      messages: { type: string; url: string; message: string; extract?: string }[];
    };
    return messages
      .filter(({ message }) => !/image “data:.* blocked by “img-src” directive/u.test(message))
      .map(
        ({ type, url, message, extract }) => `${url.split('/').at(-1)} ${type}: ${message} ${extract ?? ''}`,
      );
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe.skipIf(lacking !== undefined)('Nu has nothing to say', () => {
  const none = { pages: [], enlarged: new Map<number, Uint8Array>() };
  // Nu does not look into pictures; these need not be any.
  const some = {
    pages: Array.from({ length: 4 }, () => new Uint8Array([1])),
    enlarged: new Map([[2, new Uint8Array([2])]]),
  };

  it('against sheets of all kinds', async () => {
    const unproved = proofOf(sampleParts(sampleFindings()));
    const parts = sampleParts(sampleFindings(), 'A \u0000 <title> \uD800');
    const html = proofOf({
      ...parts,
      editions: parts.editions.filter(({ kind }) => kind === 'html'),
      readings: parts.readings.filter(({ of }) => of === 'manuscript'),
    });
    const sheets = {
      proved: proofSheet(proofOf(sampleParts()), some),
      unproved: proofSheet(unproved, some),
      'without-pictures': proofSheet(unproved, { ...none, lacking: 'they are lost' }),
      'without-pages': proofSheet(html, none),
    };
    expect(await faultsOf(sheets)).toEqual([]);
  });

  it('and would have', async () => {
    const sheet = proofSheet(proofOf(sampleParts()), none).replace('<main>', '<main nonsense="1">');
    expect((await faultsOf({ bad: sheet })).join('\n')).toContain('nonsense');
  });
});
