/** The line of stages from a manuscript to its editions, and nothing else. */
import { parse, type Book } from './book/book.ts';
import { compose } from './book/composition.ts';
import { readPictures } from './book/pictures.ts';
import { check } from './check/check.ts';
import type { RuleSetting } from './manuscript/configuration/schema.ts';
import { loadManuscript } from './manuscript/load.ts';
import { distinct, type Problem } from './manuscript/problem.ts';
import { recordFiles } from './manuscript/recorded-files.ts';
import type { Proof } from './proof/record.ts';
import { editionSlug } from './render/edition-name.ts';
import {
  editionFiles,
  renderEdition,
  type Edition,
  type EditionKind,
  type PressOptions,
  type SheetNews,
} from './render/editions.ts';
import type { PageMap } from './render/page-map.ts';
import { settleComposition } from './render/settle.ts';
import { loadTemplate } from './template/template.ts';
import { writeBuild } from './write/write-build.ts';

const DEFAULT_OUTPUT = 'dist/editions';

/** What to publish, where, and how. */
export interface PublishOptions extends PressOptions {
  to: readonly EditionKind[];
  /** The folder that the editions are written to; else the manuscript's own `output`, else `dist/editions`. */
  out?: string | undefined;
  /** Publishes in spite of errors. */
  draft?: boolean;
  /** False leaves out the proof. */
  proof?: boolean;
  /** Severities that go before the manuscript's own. */
  rules?: Readonly<Record<string, RuleSetting>>;
}

/** What came of it. */
export interface Publication {
  book: Book;
  problems: Problem[];
  /** The paths written; empty where errors forbade it. */
  written: string[];
  /** The proof of what was written. Without one (`proof: false`, or nothing written) nothing is known. */
  proof?: Proof;
  /** Where each printed sheet of the PDF came from, in their order; absent without a PDF. */
  sheets?: readonly SheetNews[];
  /** How long each stage took, in ms. */
  stages: Record<string, number>;
}

/**
 * Checks a manuscript, renders its editions, proves them and writes them. With an error among the problems nothing
 * is written, unless it is a draft. Editions that the proof fails are written under other names, and those of an
 * earlier run stay.
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

  // It starts while the manuscript is read.
  if (options.to.includes('pdf')) options.room?.prepare();
  const manuscript = await stage('load', () => loadManuscript(path));
  const parsed = await stage('parse', () => parse(manuscript));
  const found = await stage('check', () => check(parsed, { rules: { ...options.rules } }));
  const loaded = await stage('template', () => loadTemplate(manuscript));
  const recorded = recordFiles(loaded.files);
  const template = { ...loaded, files: recorded.files };
  const { pictures, problems: inPictures } = await stage('pictures', () =>
    readPictures(parsed, manuscript.files),
  );
  const problems = [...found, ...inPictures];
  const mayPublish = options.draft === true || !problems.some(({ severity }) => severity === 'error');
  if (!mayPublish) return { book: parsed, problems, written: [], stages };

  const composition = await stage('compose', () => settleComposition(compose(parsed), template));
  const { book } = composition;
  const press = { ...options, files: manuscript.files };
  const render = (kind: EditionKind, pageMap?: PageMap): Promise<Edition> =>
    stage(kind, () => renderEdition(kind, composition, pictures, template, press, pageMap));
  // The EPUB lists the pages of the print edition, so it comes after it.
  const pdf = options.to.includes('pdf') ? render('pdf') : undefined;
  const editions = await Promise.all(
    options.to.map(async (kind) => {
      if (kind === 'pdf' && pdf) return pdf;
      return render(kind, kind === 'epub' ? (await pdf)?.pageMap : undefined);
    }),
  );
  const printed = editions.find(({ sheets }) => sheets);
  const proved =
    options.proof === false
      ? undefined
      : await stage('proof', async () => {
          const { proveRendered } = await import('./proving/prove-rendered.ts');
          const used = { name: template.name, files: recorded.read() };
          const { epoch } = options;
          return proveRendered(editions, { manuscript, book, pictures, template: used, epoch, signal });
        });
  const written = await stage('write', () =>
    writeBuild(options.out ?? book.configuration.output ?? DEFAULT_OUTPUT, {
      slug: editionSlug(book),
      editions: editions.flatMap((edition) => editionFiles(edition, book)),
      proof: proved?.files,
      isUnproved: proved?.proof.verdict === 'not proved',
      signal,
    }),
  );
  return {
    book,
    problems: distinct([...problems, ...editions.flatMap((edition) => edition.problems)]),
    written,
    ...(proved && { proof: proved.proof }),
    ...(printed?.sheets && { sheets: printed.sheets }),
    stages,
  };
}
