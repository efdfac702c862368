/** A catalogue split over machines, none of which knows of the others. */

/** One part of so many, counted from 1. */
export interface Shard {
  index: number;
  total: number;
}

/** `3/8` → the third of eight; undefined where it is nothing of the kind. */
export function parseShard(text: string): Shard | undefined {
  const [, index, total] = /^(\d{1,6})\/(\d{1,6})$/u.exec(text) ?? [];
  const shard = { index: Number(index), total: Number(total) };
  return shard.index >= 1 && shard.index <= shard.total ? shard : undefined;
}

/**
 * What one machine does. Every item is in exactly one shard, and no shard has more than one item more than another.
 * Dealt like cards: neighbours, which are often of one series and one size, go to different machines.
 * @param items in the same order on every machine
 */
export function itemsOfShard<T>(items: readonly T[], { index, total }: Shard): T[] {
  return items.filter((_, at) => at % total === index - 1);
}
