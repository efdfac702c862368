/**
 * Content on its way through a shell. A shell comes from a template, which may be anyone's, so the filled shell
 * is read as a browser reads it and reduced; the content, which is safe already and may be megabytes, goes
 * through as a short mark and is put in afterwards.
 */

/** Marks begin and end with noncharacters, which no text has (Unicode 16, 23.7). */
const START = '\uFDD0';
const END = '\uFDD1';
const MARK = /\uFDD0(\d+)\uFDD1/gu;

/** Takes content in, gives marks out, and the other way round. */
export interface ContentBoxes {
  /** A mark for some content; nothing for nothing, so that a shell can ask whether there is any. */
  box(content: string): string;
  /** A page with the content in the place of its marks. */
  unpack(page: string): string;
}

/** Boxes for one page. */
export function contentBoxes(): ContentBoxes {
  const contents: string[] = [];
  return {
    box: (content) => (content === '' ? '' : `${START}${contents.push(content) - 1}${END}`),
    unpack: (page) => page.replaceAll(MARK, (_, index: string) => contents[Number(index)] ?? ''),
  };
}

/** True where a text has a mark: content belongs between tags, and nowhere else. */
export function hasMark(text: string): boolean {
  return text.includes(START);
}
