/** Words for made-up manuscripts, the same on every run. */

/** A source of numbers that look random: mulberry32 by Tommy Ettinger, public domain. */
export type Dice = (below: number) => number;

export function dice(seed: number): Dice {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const WORDS =
  'the of and a to in is was for that on with as by at from his which had are not but were be this an or their have one all who been they would will more no when than parliament government president republic ministry stability administration investigation international transparency privatisation constitutional development understanding responsibilities agreement independence communication environmental organisations representatives characteristics steppe river railway mountain harvest winter market letters journal village engineer'.split(
    ' ',
  );

/** As many words; `mark` makes the first and the last known again. */
export function words(count: number, roll: Dice, mark = ''): string {
  const text = Array.from({ length: count }, () => WORDS[roll(WORDS.length)]!);
  if (mark !== '') {
    text[0] = `${mark}begins`;
    text[count - 1] = `${mark}ends`;
  }
  return text.join(' ');
}
