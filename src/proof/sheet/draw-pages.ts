/** Pictures of the pages of a PDF, drawn by pdf.js in workers of their own: a page of text keeps a thread busy. */
import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { drawInWorker, type DrawingAnswer, type DrawingOrder, type Trim } from './draw-in-worker.ts';

/** How to draw. */
export interface DrawOptions {
  /** How wide the pictures are to be, in px. */
  width: number;
  /** Which pages, by their index from 0; by default all. */
  pages?: readonly number[] | undefined;
  /** The trimmed size of each page of the file; what lies beyond is not drawn. */
  trims?: readonly Trim[] | undefined;
  /** How many workers, at most two. */
  workers?: 1 | 2 | undefined;
  signal?: AbortSignal | undefined;
}

/** Thrown where nothing can be drawn: the canvas is not installed, or the file is none that pdf.js can open. */
export class DrawingError extends Error {
  override name = 'DrawingError';
}

const require = createRequire(import.meta.url);
const CANVAS = '@napi-rs/canvas';

/** The same file in `src` and in `dist`: the worker is handed its function as text. */
const PROGRAM = `
const { createRequire } = require('node:module');
const { parentPort, workerData: { pdfjs, order } } = require('node:worker_threads');
const canvas = createRequire(pdfjs)('${CANVAS}');
import(pdfjs).then((module) => (${drawInWorker.toString()})(parentPort, module, canvas, order));
`;

/**
 * Draws pages of a PDF as JPEG pictures.
 * @returns in the order asked for; an empty array of bytes for a page that cannot be drawn
 * @throws {DrawingError} where none can
 * @throws the signal's reason when aborted
 */
export async function drawPages(pdf: Uint8Array, options: DrawOptions): Promise<Uint8Array[]> {
  const { width, pages, trims = [], workers = 2, signal } = options;
  signal?.throwIfAborted();
  if (pages?.length === 0) return [];
  const module = require.resolve('pdfjs-dist/legacy/build/pdf.mjs');
  assertCanvas(module);
  const order: DrawingOrder = { pdf, width, trims, resources: dirname(dirname(dirname(module))) + sep };
  const workerData = { pdfjs: pathToFileURL(module).href, order };

  const pictures = new Map<number, Uint8Array>();
  let queue: number[] | undefined = pages && [...new Set(pages)];
  let asked: readonly number[] = pages ?? [];
  const started: Worker[] = [];
  const drawQueue = async (): Promise<void> => {
    // What pdf.js has to say goes nowhere: a library does not print.
    const worker = new Worker(PROGRAM, { eval: true, workerData, stdout: true, stderr: true });
    started.push(worker);
    worker.stdout.resume();
    worker.stderr.resume();
    await new Promise<void>((resolve, reject) => {
      worker.once('error', (error) =>
        reject(new DrawingError(`the pages cannot be drawn: ${error.message}`)),
      );
      worker.once('exit', () => reject(new DrawingError('the pages cannot be drawn: the worker has ended')));
      worker.on('message', (answer: DrawingAnswer) => {
        if (answer.kind === 'ready') {
          asked = pages ?? Array.from({ length: answer.pages }, (_, index) => index);
          queue ??= [...asked];
        } else pictures.set(answer.page, answer.kind === 'drawn' ? answer.picture : new Uint8Array());
        const next = queue?.shift();
        if (next === undefined) resolve();
        else worker.postMessage(next, []);
      });
    });
  };
  const end = (): void => {
    for (const worker of started) void worker.terminate();
  };
  signal?.addEventListener('abort', end, { once: true });
  try {
    const count = Math.min(workers, queue?.length ?? (trims.length || workers));
    await Promise.all(Array.from({ length: count }, drawQueue));
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', end);
    await Promise.all(started.map((worker) => worker.terminate()));
  }
  return asked.map((index) => pictures.get(index) ?? new Uint8Array());
}

/** The canvas is a package that pdf.js would like to have: where it was not installed, it does without. */
function assertCanvas(pdfjs: string): void {
  try {
    createRequire(pdfjs).resolve(CANVAS);
  } catch {
    throw new DrawingError(
      `the pages cannot be drawn: expected the package \`${CANVAS}\`, found none; install it`,
    );
  }
}
