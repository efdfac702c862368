/// <reference lib="dom" />
import type { TextPlace } from './text-finder.ts';

/**
 * Cuts a note into the parts that stand on several pages. Neither side of a cut keeps a margin, an empty block or
 * a list mark there. Runs inside the browser, and knows nothing outside itself.
 * @param places where the cuts are, in order
 * @returns the rests, in order; the note itself is left with its first part
 */
export function cutNote(note: Element, places: readonly TextPlace[]): HTMLElement[] {
  /** The elements at the edge of one, from the outside: those that nothing seen stands before, or after. */
  const edge = (element: Element, side: 'first' | 'last'): HTMLElement[] => {
    const found: HTMLElement[] = [];
    for (let around: Element = element; ;) {
      let child = side === 'first' ? around.firstChild : around.lastChild;
      while (child instanceof Text && !/\S/u.test(child.data))
        child = side === 'first' ? child.nextSibling : child.previousSibling;
      if (!(child instanceof HTMLElement)) return found;
      found.push(child);
      around = child;
    }
  };
  /** The items that a place stands in, with their numbers in their lists, from the outside. */
  const itemsAround = (text: Text): { item: Element; number: number }[] => {
    const items: { item: Element; number: number }[] = [];
    for (
      let item = text.parentElement?.closest('li');
      item && note.contains(item);
      item = item.parentElement?.closest('li')
    ) {
      const list = item.parentElement!;
      items.unshift({
        item,
        number: Number(list.getAttribute('start') ?? 1) + [...list.children].indexOf(item),
      });
    }
    return items;
  };

  /** How many blocks go on after a cut, from the outside: those with text before it. */
  const goingOn = ({ text, at }: TextPlace): number => {
    let count = 0;
    const before = document.createRange();
    for (
      let block = text.parentElement?.closest('p, li, ol, ul, blockquote, pre');
      block && note.contains(block) && block !== note;
      block = block.parentElement?.closest('p, li, ol, ul, blockquote, pre')
    ) {
      before.setStart(block, 0);
      before.setEnd(text, at);
      if (/\S/u.test(before.toString())) count++;
    }
    return count;
  };

  const cutOff = ({ text, at }: TextPlace): HTMLElement => {
    const joined = goingOn({ text, at });
    const items = itemsAround(text);
    const isHyphen = text.data[at - 1] === '\u00AD';
    const tail = document.createRange();
    tail.setStart(text, at);
    tail.setEndAfter(note.lastChild!);
    const part = document.createElement('div');
    part.className = 'note rest';
    part.dataset.goingOn = String(joined);
    // A box that nothing is said of would be no element of the structure.
    part.setAttribute('role', 'group');
    part.append(tail.extractContents());
    // A soft hyphen at the end of a text is not shown; it stays, to say what the hyphen is.
    if (isHyphen) text.data += '-';
    const cutBlock = text.parentElement?.closest('p, li, blockquote, pre');
    if (cutBlock instanceof HTMLElement && getComputedStyle(cutBlock).textAlign === 'justify')
      cutBlock.style.textAlignLast = 'justify';
    // What the cut left empty goes, from the inside.
    for (const element of edge(note, 'last').toReversed()) {
      if (element.textContent.trim() === '' && !element.querySelector('img')) element.remove();
    }
    for (const element of edge(note, 'last')) element.style.setProperty('margin-bottom', '0', 'important');
    for (const element of edge(part, 'first')) {
      element.style.setProperty('margin-top', '0', 'important');
      element.removeAttribute('id');
      const known = element.tagName === 'LI' ? items.shift() : undefined;
      if (!known) continue;
      element.parentElement?.setAttribute('start', String(known.number));
      if (note.contains(known.item)) element.style.listStyle = 'none';
    }
    return part;
  };

  // From the end, so that what was read stays true for what comes before.
  const parts: HTMLElement[] = [];
  for (const place of places.toReversed()) {
    const part = cutOff(place);
    // Beside the note until it is placed, so that it is laid out as there.
    note.after(part);
    parts.unshift(part);
  }
  return parts;
}
