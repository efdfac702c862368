/** The line of stages from a manuscript to its editions, and nothing else. */
import { parse, type Book } from './book/book.ts';
import { compose } from './book/composition.ts';
import { readPictures } from './book/pictures.ts';
import { check } from './check/check.ts';
import type { RuleSetting } from './manuscript/configuration/schema.ts';
import { loadManuscript } from './manuscript/load.ts';
import { distinct, type Problem } from './manuscript/problem.ts';
import {
  editionFiles,
  renderEdition,
  type Edition,
  type EditionKind,
  type PressOptions,
} from './render/editions.ts';
import type { PageMap } from './render/page-map.ts';
import { loadTemplate } from './template/template.ts';
import { writeEditions } from './write/write-editions.ts';

const DEFAULT_OUTPUT = 'dist/editions';

/** What to publish, where, and how. */
export interface PublishOptions extends PressOptions {
  to: readonly EditionKind[];
  /** The folder that the editions are written to; else the manuscript's own `output`, else `dist/editions`. */
  out?: string | undefined;
  /** Publishes in spite of errors. */
  draft?: boolean;
  /** Severities that go before the manuscript's own. */
  rules?: Readonly<Record<string, RuleSetting>>;
}

/** What came of it. */
export interface Publication {
  book: Book;
  problems: Problem[];
  /** The paths written; empty where errors forbade it. */
  written: string[];
  /** How long each stage took, in ms. */
  stages: Record<string, number>;
}

/**
 * Checks a manuscript, renders its editions and writes them. With an error among the problems nothing is
 * written, unless it is a draft.
 * @throws {ManuscriptError} where there is no manuscript, or its configuration cannot be read
 * @throws {EnvironmentError} where a PDF is wanted and there is no browser
 */
export async function publish(path: string, options: PublishOptions): Promise<Publication> {
  const { signal, onProgress } = options;
  const stages: Record<string, number> = {};
  const stage = async <T>(name: string, work: () => T | Promise<T>): Promise<T> => {
    signal?.throwIfAborted();
    onProgress?.(name);
    const start = performance.now();
    const result = await work();
    stages[name] = performance.now() - start;
    return result;
  };

  const manuscript = await stage('load', () => loadManuscript(path));
  const book = await stage('parse', () => parse(manuscript));
  const found = await stage('check', () => check(book, { rules: { ...options.rules } }));
  const template = await stage('template', () => loadTemplate(manuscript));
  const { pictures, problems: inPictures } = await stage('pictures', () =>
    readPictures(book, manuscript.files),
  );
  const problems = [...found, ...inPictures];
  const mayPublish = options.draft === true || !problems.some(({ severity }) => severity === 'error');
  if (!mayPublish) return { book, problems, written: [], stages };

  const composition = await stage('compose', () => compose(book));
  const render = (kind: EditionKind, pageMap?: PageMap): Promise<Edition> =>
    stage(kind, () => renderEdition(kind, composition, pictures, template, options, pageMap));
  // The EPUB lists the pages of the print edition, so it comes after it.
  const pdf = options.to.includes('pdf') ? render('pdf') : undefined;
  const editions = await Promise.all(
    options.to.map(async (kind) => {
      if (kind === 'pdf' && pdf) return pdf;
      return render(kind, kind === 'epub' ? (await pdf)?.pageMap : undefined);
    }),
  );
  const files = editions.flatMap((edition) => editionFiles(edition, book));
  const written = await stage('write', () =>
    writeEditions(options.out ?? book.configuration.output ?? DEFAULT_OUTPUT, files, signal),
  );
  return {
    book,
    problems: distinct([...problems, ...editions.flatMap((edition) => edition.problems)]),
    written,
    stages,
  };
}
