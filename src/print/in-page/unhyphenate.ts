/// <reference lib="dom" />
/**
 * Takes out every soft hyphen at which no line ends. They are invisible, but each would be in the text of the
 * PDF, where it breaks searching and copying. Runs inside the browser.
 *
 * Lines can break otherwise once they are gone, so this comes before the galley is measured; a second round
 * catches those that were needed before the first.
 * @returns how many were there, and how many are left
 */
export function unhyphenate(): { found: number; left: number } {
  const SOFT_HYPHEN = '\u00AD';
  const range = document.createRange();
  let found = 0;

  const heightOf = (text: Text, from: number, to: number): number => {
    range.setStart(text, from);
    range.setEnd(text, to);
    return range.getBoundingClientRect().height;
  };

  /** The positions of the soft hyphens of one text at which a line ends: what stands around them is on two lines. */
  const usedIn = (text: Text): Set<number> => {
    const used = new Set<number>();
    const { data } = text;
    const oneLine = heightOf(text, 0, 1);
    if (heightOf(text, 0, data.length) < oneLine * 1.5) return used;
    for (let at = data.indexOf(SOFT_HYPHEN); at >= 0; at = data.indexOf(SOFT_HYPHEN, at + 1)) {
      if (at > 0 && at < data.length - 1 && heightOf(text, at - 1, at + 2) > oneLine * 1.5) used.add(at);
    }
    return used;
  };

  const round = (): number => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const changes: { text: Text; data: string }[] = [];
    let left = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node as Text;
      if (!text.data.includes(SOFT_HYPHEN)) continue;
      const used = usedIn(text);
      left += used.size;
      let count = 0;
      let data = '';
      for (let at = 0; at < text.data.length; at++) {
        const isHyphen = text.data[at] === SOFT_HYPHEN;
        if (isHyphen) count++;
        if (!isHyphen || used.has(at)) data += text.data[at];
      }
      found += count;
      if (data.length !== text.data.length) changes.push({ text, data });
    }
    // All at once: a change between two measurements would lay the whole text out again each time.
    for (const { text, data } of changes) text.data = data;
    return left;
  };

  round();
  return { found, left: round() };
}
