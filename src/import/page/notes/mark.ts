/** The marks by which notes are called: `[12]`, `12`, `note 3`, `*`, `↩`. */

const NUMBER = String.raw`(?:\p{N}{1,5}|[ivxlc]{1,7}|\p{L}{1,2}|[*†‡§¶‖#]{1,5})`;
const WORD = String.raw`(?:(?:note|n|nb|fn|ref|lower-alpha|upper-alpha|lower-roman|[\p{L}]{1,10})[ .\u00A0]{1,2})?`;
/** What a call looks like. In brackets it may have a word of its own, as Wikipedia’s `[note 1]`. */
const CALL = new RegExp(String.raw`^(?:\[${WORD}${NUMBER}(?::\d+)?\]|\(?${NUMBER}\)?|\[\])$`, 'iu');
/** What the mark of a way back looks like: arrows, letters and numbers, `Jump up`. */
const WAY_BACK =
  /^(?:[[\](){}\s.,;:^↑↩↵⤴⏎⮌←\p{N}*†‡§¶‖#]|\uFE0E|\uFE0F|\p{L}{1,2}(?!\p{L})|[ivxlc]{1,7}(?!\p{L})|jump (?:up|back)(?: to)?:?|back|return|up|top)+$/iu;

/** True for text that is the mark of a call and no more. */
export function isMark(text: string): boolean {
  return CALL.test(text.trim());
}

/** True for text that is the mark of a way back and no more; also for none, since a link may hold a picture. */
export function isWayBackMark(text: string): boolean {
  const trimmed = text.trim();
  return trimmed.length <= 40 && (trimmed === '' || WAY_BACK.test(trimmed));
}

/** The mark without its brackets: `[12]` → `12`, `1:1` → `1`. */
export function bareMark(text: string): string {
  return text
    .replaceAll(/[[\](){}\s\u00A0]+/gu, ' ')
    .trim()
    .replace(/^(\p{N}+):\p{N}+$/u, '$1')
    .replace(/\.$/u, '');
}
