/// <reference lib="dom" />
/** Finds places in text by their height. Runs inside the browser. */

/** A character of a text. */
export interface TextPlace {
  text: Text;
  at: number;
}

/** What finds places. */
export interface TextFinder {
  /** All texts in some nodes, in order. */
  textsIn: (nodes: readonly Node[]) => Text[];
  /** The first character that stands below a height, in px of the window. */
  firstBelow: (texts: readonly Text[], y: number) => TextPlace | undefined;
  /** The middle of the height of a character; undefined for white space that was collapsed. */
  middleAt: (text: Text, at: number) => number | undefined;
}

/** Makes a finder; it knows nothing outside itself. */
export function textFinder(): TextFinder {
  const range = document.createRange();
  const middleAt = (text: Text, at: number): number | undefined => {
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    const rect = [...range.getClientRects()].at(-1);
    return rect && (rect.top + rect.bottom) / 2;
  };
  const textsIn = (nodes: readonly Node[]): Text[] =>
    nodes.flatMap((node) => {
      const texts: Text[] = [];
      const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
      for (let text = node instanceof Text ? node : walker.nextNode(); text; text = walker.nextNode())
        texts.push(text as Text);
      return texts;
    });
  const firstBelow = (texts: readonly Text[], y: number): TextPlace | undefined => {
    /** How far from a guess is looked first, in characters, and how often. */
    const WINDOW = 24;
    let near = 3;
    for (const text of texts) {
      range.selectNodeContents(text);
      const rects = range.getClientRects();
      let above = 0;
      for (const rect of rects) if ((rect.top + rect.bottom) / 2 <= y) above++;
      if (above === rects.length) continue;
      let low = 0;
      let high = text.length - 1;
      // Lines are about equally long, so the place is near the same part of the text as of its lines.
      let probe = Math.floor((above / rects.length) * high);
      while (low < high) {
        const half = probe;
        // White space that was collapsed has no place; what stands before it decides.
        let middle = middleAt(text, probe);
        while (middle === undefined && probe > low) middle = middleAt(text, --probe);
        if (middle !== undefined && middle > y) high = probe === half ? half : probe;
        else low = half + 1;
        const span = high - low;
        // A few steps beside the guess, then by halves.
        probe =
          span > WINDOW * 2 && near-- > 0 ? (low > half ? low + WINDOW : high - WINDOW) : low + (span >> 1);
      }
      return { text, at: low };
    }
    return undefined;
  };
  return { textsIn, firstBelow, middleAt };
}
