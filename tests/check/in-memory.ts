/** Books that tests write in a few lines. */
import { parse, type Book } from '../../src/book/book.ts';
import { check, type CheckOptions } from '../../src/check/check.ts';
import { loadFrom } from '../../src/manuscript/load.ts';
import { memoryFiles } from '../../src/manuscript/memory.ts';

const MANUSCRIPT = 'title: Trade in the Region\nuuid: 123e4567-e89b-42d3-a456-426614174000\n';

/** A manuscript of some files; `manuscript.yaml` and an image are there unless they are given. */
export async function bookOf(files: Readonly<Record<string, string>>): Promise<Book> {
  const folder = memoryFiles({ 'manuscript.yaml': MANUSCRIPT, 'images/map.svg': '<svg/>', ...files });
  return parse(await loadFrom(folder, 'book'));
}

/** A book of one chapter. */
export async function chapterOf(markdown: string): Promise<Book> {
  return bookOf({ 'one.md': markdown });
}

/** A manuscript that is one file with its configuration. */
export async function fileOf(markdown: string): Promise<Book> {
  return parse(await loadFrom(memoryFiles({ 'one.md': markdown }), 'one.md', 'one.md'));
}

/** What is found in a chapter, as `rule line:column-line:column`. */
export async function found(markdown: string, options?: CheckOptions): Promise<string[]> {
  return check(await chapterOf(markdown), options).map(({ ruleId, place }) => {
    const start = place && 'start' in place ? place.start : place;
    const end = place && 'end' in place ? place.end : undefined;
    return `${ruleId} ${start?.line}:${start?.column}-${end?.line}:${end?.column}`;
  });
}
