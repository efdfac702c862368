/** How many pieces are packed or unpacked at a time: each takes a quarter of a megabyte meanwhile, and a book has thousands. */
const FEW = 4;

/** Works on items in their order, a few at a time, and gives what comes of them in the same order. */
export async function fewAtATime<Item, Result>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) results[index] = await work(item, index);
  };
  await Promise.all(Array.from({ length: FEW }, worker));
  return results;
}
