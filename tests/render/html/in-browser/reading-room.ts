/** Pages of the HTML edition, opened in a real browser as a reader's would be. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Files } from '../../../../src/manuscript/files.ts';
import { memoryFiles } from '../../../../src/manuscript/memory.ts';
import { launchBrowser, type LaunchedBrowser, type Page } from '../../../../src/print/browser/launch.ts';
import { renderHtml } from '../../../../src/render/html/render.ts';
import { prepare } from '../../epub/edition.ts';

/** How a reader reads. */
export interface Reader {
  width?: number;
  height?: number;
  scheme?: 'light' | 'dark';
  /** False: the browser runs no scripts of the page. The tests may still ask it. */
  scripts?: boolean;
}

/** A browser, and a folder for the pages. */
export class ReadingRoom {
  #launched: LaunchedBrowser | undefined;
  #folder: string | undefined;

  async open(): Promise<void> {
    this.#launched = await launchBrowser();
    this.#folder = await mkdtemp(join(tmpdir(), 'imprimatur-html-'));
  }

  async close(): Promise<void> {
    await this.#launched?.close();
    if (this.#folder !== undefined) await rm(this.#folder, { recursive: true });
  }

  /** Renders a manuscript as one page, and gives its path. */
  async print(name: string, files: Files): Promise<string> {
    const { composition, pictures, template } = await prepare(files);
    const { bytes, problems } = await renderHtml(composition, pictures, template);
    if (problems.length > 0) throw new Error(`expected no problems, found ${String(problems[0])}`);
    return this.keep(`${name}.html`, bytes);
  }

  /** Puts a file into the folder, and gives its path. */
  async keep(name: string, bytes: Uint8Array | string): Promise<string> {
    const path = join(this.#folder ?? '', name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
    return path;
  }

  /** Opens a page, asks it something, and closes it. */
  async read<T>(path: string, reader: Reader, ask: (page: Page) => Promise<T>): Promise<T> {
    const { width = 1440, height = 900, scheme = 'light', scripts = true } = reader;
    const page = await this.#launched!.browser.newPage();
    try {
      await page.setViewport({ width, height });
      await page.emulateMediaFeatures([
        { name: 'prefers-color-scheme', value: scheme },
        // A page that glides to where a link leads is not there yet when a test looks.
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ]);
      await page.setJavaScriptEnabled(scripts);
      await page.goto(`${pathToFileURL(path.split('#')[0]!).href}${/#.*/u.exec(path)?.[0] ?? ''}`, {
        waitUntil: 'load',
      });
      return await ask(page);
    } finally {
      await page.close();
    }
  }
}

/**
 * Waits until what was done has been laid out and painted: where a link leads gets the focus in a frame, which on a
 * busy machine may be late. A page without scripts has no frames to ask for, and gets a moment instead.
 */
export async function settled(page: Page): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 60));
  if (page.isJavaScriptEnabled())
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
        }),
    );
  else await page.evaluate(() => document.body.offsetHeight);
}

/** Notes of very different length, by their number. */
function noteOf(number: number): string {
  const sentence = `Source ${number} says so, in *The Yearbook of Examples*, volume ${number}, p. ${number + 100}.`;
  if (number % 7 === 0) return Array.from({ length: 9 }, () => sentence).join(' ');
  if (number % 5 === 0) return `${sentence}\n\n    A second paragraph of it.\n\n    - an item\n    - another`;
  return sentence;
}

/**
 * A manuscript whose text is dense with notes.
 * @param count how many notes it has
 * @param configuration lines for `manuscript.yaml`
 */
export function noted(count: number, configuration = ''): Files {
  const paragraphs: string[] = [];
  const notes: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    const filling = 'It is a long way from the harbour to the hills, and the road is steep. '.repeat(
      1 + (number % 4),
    );
    paragraphs.push(`Sentence ${number} is well known.[^n${number}] ${filling}`.trim());
    if (number % 10 === 0) paragraphs.push(`## Section ${number}`);
    notes.push(`[^n${number}]: ${noteOf(number)}`);
  }
  return memoryFiles({
    'manuscript.yaml': `title: A report with notes\n${configuration}`,
    'a.md': `# Beginning\n\n${paragraphs.join('\n\n')}\n\n${notes.join('\n\n')}\n`,
  });
}

/** A manuscript with each way in which a call can stand, and a note that is called three times. */
export function called(configuration = ''): Files {
  return memoryFiles({
    'manuscript.yaml': `title: A report with calls\n${configuration}`,
    'a.md': `# First chapter[^title]

${'The harbour was quiet that year, and nobody wrote about it. '.repeat(12)}

The first call.[^one] The second.[^two] The first again.[^one] And touching ones.[^two][^three]

${'The harbour was quiet that year, and nobody wrote about it. '.repeat(12)}

:::table{#ships}
| Ship | Flag |
| --- | ---: |
| Aurora[^cell] | 12 |

Ships in the harbour.
:::

Once more.[^one]

${'The harbour was quiet that year, and nobody wrote about it. '.repeat(30)}

[^title]: A note of the title.
[^one]: The note of one, with [a link](https://example.org/one).
[^two]: The note of two, which has a note itself.[^inner]
[^three]: The note of three.
[^cell]: The note of a cell.
[^inner]: The note of a note.
`,
  });
}
