/** `check --links`: asks the web about the addresses of a book, and says how far it is. */
import type { Book } from '../book/book.ts';
import type { CheckOptions } from '../check/check.ts';
import { checkLinks } from '../links/check-links.ts';
import type { Problem } from '../manuscript/problem.ts';
import { progressLine } from './progress-line.ts';
import type { Terminal } from './terminal.ts';

/** The options about links, as typed. */
export interface LinkCommandOptions {
  links?: boolean;
  /** The file that keeps the answers from run to run. */
  linksCache?: string;
  /** Days after which an address is asked again. */
  linksMaxAge?: number;
  quiet?: boolean;
}

/** Below the folder that the command is run in, as other tools keep what they remember. */
const USUAL_CACHE = '.imprimatur/links.json';

/** Asks, and gives the problems for `check` to tell with all others. */
export async function askLinks(
  book: Book,
  settings: Pick<CheckOptions, 'preset' | 'rules'>,
  { linksCache = USUAL_CACHE, linksMaxAge, quiet }: LinkCommandOptions,
  { stderr, signal }: Pick<Terminal, 'stderr' | 'signal'>,
): Promise<Problem[]> {
  const progress = progressLine(stderr, quiet === true);
  try {
    return await checkLinks(book, {
      ...settings,
      cacheFile: linksCache,
      maxAge: linksMaxAge,
      signal,
      onProgress: ({ done, total }) => progress.show(`links ${done} of ${total}`),
    });
  } finally {
    progress.clear();
  }
}
