/** The text of all pages, read by pdf.js: of a long file in workers, each with a part of the pages. */
import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type * as pdfjsModule from 'pdfjs-dist/legacy/build/pdf.mjs';
import { extractText, type RawText } from './extract-text.ts';

/** How to read. */
export interface TextOptions {
  signal?: AbortSignal | undefined;
  /** How many workers, at most; 0 reads in this thread. */
  workers?: number | undefined;
}

const require = createRequire(import.meta.url);

/** Fewer pages are read before a second worker has started. */
const PAGES_FOR_WORKER = 60;
const MOST_WORKERS = 2;

/** The same file in `src` and in `dist`: the worker is handed its function as text. */
const PROGRAM = `
const { parentPort, workerData: { pdfjs, data, range, resources } } = require('node:worker_threads');
const { push } = Array.prototype;
import(pdfjs).then(async (module) => {
  Array.prototype.push = push;
  parentPort.postMessage(await (${extractText.toString()})(module, data, range, resources));
});
`;

/**
 * Reads the text of all pages; the same whether in workers or not.
 * @param count the number of pages
 * @throws what pdf.js throws at a file that it cannot read
 */
export async function textOfPages(bytes: Uint8Array, count: number, options: TextOptions): Promise<RawText> {
  const { signal, workers = MOST_WORKERS } = options;
  signal?.throwIfAborted();
  const module = require.resolve('pdfjs-dist/legacy/build/pdf.mjs');
  const resources = dirname(dirname(dirname(module))) + sep;
  const parts = Math.min(workers, MOST_WORKERS, Math.floor(count / PAGES_FOR_WORKER));
  if (parts < 1) {
    // pdf.js keeps the array to itself; ours stays usable. It refuses a Buffer.
    return extractText(await loadPdfjs(), new Uint8Array(bytes), [0, count], resources);
  }
  const each = Math.ceil(count / parts);
  const started: Worker[] = [];
  const end = (): void => {
    for (const worker of started) void worker.terminate();
  };
  signal?.addEventListener('abort', end, { once: true });
  try {
    const read = await Promise.all(
      Array.from({ length: parts }, (_, part) => {
        const range = [part * each, Math.min(count, (part + 1) * each)] as const;
        const data = new Uint8Array(bytes);
        const workerData = { pdfjs: pathToFileURL(module).href, data, range, resources };
        // What pdf.js has to say goes nowhere: a library does not print.
        const worker = new Worker(PROGRAM, { eval: true, workerData, stdout: true, stderr: true });
        started.push(worker);
        worker.stdout.resume();
        worker.stderr.resume();
        return new Promise<RawText>((resolve, reject) => {
          worker.once('message', resolve);
          worker.once('error', reject);
          worker.once('exit', () => reject(new Error('the worker has ended')));
        });
      }),
    );
    return { count: read[0]!.count, pages: read.flatMap(({ pages }) => pages) };
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', end);
    await Promise.all(started.map((worker) => worker.terminate()));
  }
}

/**
 * The build of pdf.js for Node replaces `Array.prototype.push` for the whole process, because that of V8 once had a
 * fault. Its own is slow, and nobody asked for it: what was there is put back.
 */
async function loadPdfjs(): Promise<Pick<typeof pdfjsModule, 'getDocument'>> {
  const { push } = Array.prototype;
  const module = await import('pdfjs-dist/legacy/build/pdf.mjs');
  Reflect.set(Array.prototype, 'push', push);
  return module;
}
