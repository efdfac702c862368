/** Finds out where a link of the manuscript leads. Rules and renderers ask the same function. */
import { resolvePath } from '../manuscript/files.ts';
import { noteWithLabel, type Note } from '../notes/numbering.ts';
import type { Chapter } from '../parse/chapter.ts';
import type { Book } from './book.ts';
import { safeId, type Target, type Targets } from './targets.ts';

/** Where a link leads. `unsafe` and `broken` ones are left out of the editions; their text stays. */
export type LinkEnd =
  | { kind: 'web'; url: string }
  | { kind: 'target'; target: Target }
  | { kind: 'note'; note: Note }
  | { kind: 'broken' }
  | { kind: 'unsafe' };

const SAFE_SCHEMES: ReadonlySet<string> = new Set(['http', 'https', 'mailto', 'tel']);

/**
 * @param url the address as written
 * @param chapter the chapter it is written in
 */
export function resolveLink(
  url: string,
  chapter: Chapter,
  book: Pick<Book, 'chapters' | 'targets' | 'numbered'>,
): LinkEnd {
  // Browsers ignore control characters and spaces in a scheme (`java\nscript:`), so they go first.
  // oxlint-disable-next-line no-control-regex
  const plain = url.replaceAll(/[\u0000-\u0020]/gu, '');
  const scheme = /^([a-z][a-z\d+.-]*):/iu.exec(plain)?.[1]?.toLowerCase();
  if (scheme !== undefined) return SAFE_SCHEMES.has(scheme) ? { kind: 'web', url } : { kind: 'unsafe' };
  // To a browser `\` is `/`.
  if (/^[/\\]{2}/u.test(plain)) return { kind: 'unsafe' };
  const [path = '', fragment = ''] = url.trim().split('#', 2);
  if (path === '' && fragment.startsWith('^')) {
    const note = noteWithLabel(decoded(fragment.slice(1)), chapter.number, book.numbered);
    return note ? { kind: 'note', note } : { kind: 'broken' };
  }
  const file = path === '' ? chapter.path : resolvePath(chapter.path, path);
  const home =
    file === chapter.path ? chapter : book.chapters.find(({ path: at }) => at !== '' && at === file);
  if (!home) return { kind: 'broken' };
  const target =
    fragment === '' ? book.targets.of.get(home) : targetOf(decoded(fragment), home, book.targets);
  return target ? { kind: 'target', target } : { kind: 'broken' };
}

/** In a chapter its own targets go first: two chapters may each have a heading "Summary". */
function targetOf(id: string, { number }: Chapter, { byId, inChapter }: Targets): Target | undefined {
  const safe = safeId(id);
  return inChapter.get(`${number} ${safe}`) ?? byId.get(safe);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
