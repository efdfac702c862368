/// <reference lib="dom" />
import type { OpenGalley } from './galley.ts';

/**
 * Takes out every soft hyphen at which no line ends. They are invisible, but each would be in the text of the
 * PDF, where it breaks searching and copying. Runs inside the browser.
 *
 * Lines can break otherwise once they are gone, so this comes before the galley is measured; a second round
 * catches those that were needed before the first.
 * @param galley is told which texts have one left
 */
export function unhyphenate(galley: OpenGalley): void {
  const SOFT_HYPHEN = '\u00AD';
  const range = document.createRange();

  const heightOf = (text: Text, from: number, to: number): number => {
    range.setStart(text, from);
    range.setEnd(text, to);
    return range.getBoundingClientRect().height;
  };

  const round = (): void => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const changes: { text: Text; data: string }[] = [];
    galley.divided = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node as Text;
      // Each look at the data of a text is a call into the browser, so it is looked at once.
      const pieces = text.data.split(SOFT_HYPHEN);
      if (pieces.length === 1) continue;
      range.selectNodeContents(text);
      const [first] = range.getClientRects();
      const higherThanALine = (first?.height ?? 0) * 1.5;
      const onOneLine = range.getBoundingClientRect().height < higherThanALine;
      let data = pieces[0]!;
      let at = pieces[0]!.length;
      let used = 0;
      for (const piece of pieces.slice(1)) {
        // A line ends at it where what stands around it is on two lines.
        const isUsed =
          !onOneLine && at > 0 && piece !== '' && heightOf(text, at - 1, at + 2) > higherThanALine;
        if (isUsed) used++;
        data += isUsed ? SOFT_HYPHEN + piece : piece;
        at += 1 + piece.length;
      }
      if (used > 0) galley.divided.push(text);
      if (used < pieces.length - 1) changes.push({ text, data });
    }
    // All at once: a change between two measurements would lay the whole text out again each time.
    for (const { text, data } of changes) text.data = data;
  };

  round();
  round();
}
