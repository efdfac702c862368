/** The Nu validator: the jar in `vnu-jar`, with the system's Java. */
import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

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

/** What is missing for the validator to be asked; undefined where nothing is. */
export const lacking = whatLacks();
if (lacking !== undefined) console.warn(`SKIPPED: the HTML edition is not validated, ${lacking}`);

/** What Nu says against pages, by the name of each. */
export async function nuFaults(pages: Readonly<Record<string, string>>): Promise<string[]> {
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
