import type { Element } from 'xast';
import { childElements } from './tree.ts';

/** By list the number of each of its items. */
const numbersOf = new WeakMap<Element, ReadonlyMap<Element, number>>();

/**
 * The number that a browser prints with an item of a numbered list: its own, or one more than that before it.
 * @returns nothing for what is no item of such a list
 */
export function numberOfItem(item: Element, list: Element | undefined): string {
  if (item.name !== 'li' || list?.name !== 'ol') return '';
  const numbers = numbersOf.get(list) ?? count(list);
  numbersOf.set(list, numbers);
  return String(numbers.get(item) ?? '');
}

function count(list: Element): Map<Element, number> {
  const numbers = new Map<Element, number>();
  let number = (whole(list.attributes.start) ?? 1) - 1;
  for (const item of childElements(list)) {
    if (item.name !== 'li') continue;
    number = whole(item.attributes.value) ?? number + 1;
    numbers.set(item, number);
  }
  return numbers;
}

function whole(text: string | null | undefined): number | undefined {
  const number = Number.parseInt(text ?? '', 10);
  return Number.isNaN(number) ? undefined : number;
}
