/** Workers that read and draw the pages of a PDF with pdf.js: each page of text keeps a thread busy. */
import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { drawPage, type Trim } from './draw-page.ts';
import { extractText, type RawPage } from './extract-text.ts';
import { glyphContext } from './glyph-context.ts';
import { glyphInk } from './glyph-ink.ts';
import { glyphStencils } from './glyph-stencils.ts';
import { workOnPages, type PageAnswer, type PageJob } from './page-worker.ts';

/** How to work. */
export interface PageWorkersOptions {
  /** How many workers, at most two; by default by the size of the file. */
  workers?: 1 | 2 | undefined;
  signal?: AbortSignal | undefined;
}

/** The text of the pages of a file. */
export interface RawText {
  /** How many pages pdf.js finds. */
  count: number;
  /** By their index; one that is not there is absent. */
  pages: readonly (RawPage | undefined)[];
}

/** Pictures to be drawn. */
export interface PictureOrder {
  /** How wide the pictures are to be, in px. */
  width: number;
  /** Which pages, by their index from 0; by default all. */
  pages?: readonly number[] | undefined;
  /** The trimmed size of each page of the file; what lies beyond is not drawn. */
  trims?: readonly Trim[] | undefined;
}

/** Workers with a file open. Both jobs are begun when they are asked for, and done one after the other. */
export interface PageWorkers {
  /** @throws what pdf.js throws at a file that it cannot read; of several pages, at the first */
  readText(): Promise<RawText>;
  /**
   * @returns JPEG pictures in the order asked for; an empty array of bytes for a page that cannot be drawn
   * @throws where none can
   */
  drawPictures(order: PictureOrder): Promise<Uint8Array[]>;
}

/** Where pdf.js is installed, and the folder of what it needs, with a slash at its end. */
export function locatePdfjs(): { module: string; resources: string } {
  const module = createRequire(import.meta.url).resolve('pdfjs-dist/legacy/build/pdf.mjs');
  return { module, resources: dirname(dirname(dirname(module))) + sep };
}

/** The package that pictures are drawn with; it is found from pdf.js, which would like to have it, too. */
export const CANVAS = '@napi-rs/canvas';

/** The same file in `src` and in `dist`: the worker is handed its functions as text. */
const PROGRAM = `
const { createRequire } = require('node:module');
const { parentPort, workerData: { pdf, module, resources } } = require('node:worker_threads');
const { push } = Array.prototype;
const jobs = [];
const keep = (job) => jobs.push(job);
parentPort.on('message', keep);
import(module).then((pdfjs) => {
  Array.prototype.push = push;
  parentPort.off('message', keep);
  (${workOnPages.toString()})(parentPort, pdf, {
    pdfjs,
    resources,
    loadCanvas: () => createRequire(module)('${CANVAS}'),
    extractText: ${extractText.toString()},
    drawPage: ${drawPage.toString()},
    glyphStencils: ${glyphStencils.toString()},
    glyphInk: ${glyphInk.toString()},
    glyphContext: ${glyphContext.toString()},
  });
  for (const job of jobs) parentPort.emit('message', job);
});
`;

/** A file of less is read before a second worker has started. */
const BYTES_FOR_SECOND = 1_000_000;

/** A job at work. */
interface Running {
  results: Map<number, RawPage | Uint8Array>;
  /** How many workers have still to say that there is no more to do. */
  open: number;
  count: number;
  failure?: { page: number; reason: string };
  resolve: (running: Running) => void;
  reject: (error: unknown) => void;
}

/**
 * Lets workers open a file, and ends them when the work is done.
 * @throws the signal's reason when aborted
 */
export async function withPageWorkers<T>(
  pdf: Uint8Array,
  options: PageWorkersOptions,
  work: (workers: PageWorkers) => Promise<T>,
): Promise<T> {
  const { workers = pdf.length < BYTES_FOR_SECOND ? 1 : 2, signal } = options;
  signal?.throwIfAborted();
  const { module, resources } = locatePdfjs();
  const workerData = { pdf: new Uint8Array(pdf), module: pathToFileURL(module).href, resources };
  const running = new Map<number, Running>();
  let broken: Error | undefined;
  const breakOff = (error: Error): void => {
    broken ??= error;
    for (const { reject } of running.values()) reject(signal?.aborted === true ? signal.reason : broken);
  };
  const started = Array.from({ length: workers }, () => {
    // What pdf.js has to say goes nowhere: a library does not print.
    const worker = new Worker(PROGRAM, { eval: true, workerData, stdout: true, stderr: true });
    worker.stdout.resume();
    worker.stderr.resume();
    worker.once('error', breakOff);
    worker.once('exit', () => breakOff(new Error('the worker has ended')));
    worker.on('message', (answer: PageAnswer) => take(running, answer));
    return worker;
  });
  let jobs = 0;
  const run = (what: Pick<PageJob, 'pages' | 'picture'>): Promise<Running> => {
    const id = jobs++;
    const done = new Promise<Running>((resolve, reject) => {
      running.set(id, { results: new Map(), open: started.length, count: 0, resolve, reject });
      if (broken) breakOff(broken);
    });
    // It may be looked at late.
    done.catch(() => undefined);
    const job: PageJob = { ...what, id, taken: new Int32Array(new SharedArrayBuffer(4)) };
    for (const worker of started) worker.postMessage(job, []);
    return done;
  };
  const end = (): void => {
    for (const worker of started) void worker.terminate();
  };
  signal?.addEventListener('abort', end, { once: true });
  try {
    return await work({
      readText: async () => {
        const { count, results } = await run({ pages: undefined });
        return { count, pages: Array.from({ length: count }, (_, page) => results.get(page) as RawPage) };
      },
      drawPictures: async ({ width, pages, trims = [] }) => {
        if (pages?.length === 0) return [];
        const { count, results } = await run({
          pages: pages && [...new Set(pages)],
          picture: { width, trims },
        });
        const asked = pages ?? Array.from({ length: count }, (_, page) => page);
        return asked.map((page) => (results.get(page) as Uint8Array | undefined) ?? new Uint8Array());
      },
    });
  } finally {
    signal?.removeEventListener('abort', end);
    await Promise.all(started.map((worker) => worker.terminate()));
  }
}

function take(running: ReadonlyMap<number, Running>, answer: PageAnswer): void {
  const job = running.get(answer.job);
  if (!job) return;
  if (answer.kind === 'page') {
    job.results.set(answer.page, answer.result);
    return;
  }
  if (answer.kind === 'done') job.count = answer.count;
  // Pages are taken in order, so the first that fails is the same however many workers there are.
  else if (!job.failure || answer.page < job.failure.page) job.failure = answer;
  job.open--;
  if (job.open > 0) return;
  if (job.failure) job.reject(new Error(job.failure.reason));
  else job.resolve(job);
}
