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
    for (const text of texts) {
      range.selectNodeContents(text);
      const rects = [...range.getClientRects()];
      if (!rects.some((rect) => (rect.top + rect.bottom) / 2 > y)) continue;
      let low = 0;
      let high = text.length - 1;
      while (low < high) {
        const half = (low + high) >> 1;
        // White space that was collapsed has no place; what stands before it decides.
        let probe = half;
        let middle = middleAt(text, probe);
        while (middle === undefined && probe > low) middle = middleAt(text, --probe);
        if (middle !== undefined && middle > y) high = probe === half ? half : probe;
        else low = half + 1;
      }
      return { text, at: low };
    }
    return undefined;
  };
  return { textsIn, firstBelow };
}
