/**
 * Pairs the quotation marks of a text. Languages use the same signs in opposite ways (“English”, „German“,
 * ”Swedish”, «French», »Danish«), so a mark opens or closes by what stands around it, and by its shape only where
 * that does not tell.
 */

/** A mark that has no partner. */
export interface LoneMark {
  at: number;
  mark: string;
  side: 'opening' | 'closing';
}

interface OpenMark {
  at: number;
  mark: string;
}

/** A straight pair with nothing between them is a whole by itself. */
const MARKS = /["“”„‟«»‹›‘‚’'](?<!""|"(?="))/gu;
const SINGLE = '‘‚’';
/** Marks that may stand at the two sides of one quotation. Mixed pairs are another fault than a missing mark. */
const FAMILIES = ['"“”„‟', '«»', '‹›', SINGLE];
const FAMILY: ReadonlyMap<string, string> = new Map(
  FAMILIES.flatMap((marks) => [...marks].map((mark) => [mark, marks] as const)),
);
const OPENS_BY_SHAPE = /["“„‟«‹‘‚]/u;
const BEFORE_OPENING = /[\s([{<=—–/¿¡"“”„‟«»‹›‘‚-]/u;
const AFTER_CLOSING = /[\s)\]}>—–/.,;:!?…"“”„‟«»‹›‘‚’-]/u;
/** What no quotation begins with. */
const AFTER_NO_OPENING = /[\s.,;:!?)\]}]/u;
/** `12"`: a figure, and then inches or a closing mark. */
const AFTER_FIGURE = /[\d′½¼¾]/u;
/** ’em, ’tis, ’90s, ’s-Hertogenbosch with the apostrophe turned the wrong way, and the letter ‘ayn: no quotations. */
const NO_QUOTATION = /^(?:\d|[aeiouāīūâîû]|(?:s|t|n|k|m|em|til|tis|twas|cause|bout|round)(?!\p{L}))/iu;

/**
 * The marks without a partner, in order. An apostrophe is none, so `’` and `'` alone are never told of; `"` after a
 * figure may be inches, and forgives as many.
 */
export function loneMarks(text: string): LoneMark[] {
  const open: OpenMark[] = [];
  const lone: LoneMark[] = [];
  let inches = 0;
  for (const { index: at, 0: mark } of text.matchAll(MARKS)) {
    const [before, after] = [at === 0 ? ' ' : text.charAt(at - 1), text.charAt(at + 1) || ' '];
    const family = FAMILY.get(mark);
    if (mark === '"' && AFTER_FIGURE.test(before)) inches++;
    if (mark === '’' || mark === "'") {
      const last = open.at(-1);
      if (last && FAMILY.get(last.mark) === SINGLE && mayClose(before, after)) open.pop();
      continue;
    }
    const partner = open.findLastIndex((other) => FAMILY.get(other.mark) === family);
    if (isOpening(mark, before, after, partner >= 0)) {
      if (family !== SINGLE || !isApostrophe(text, at, before)) open.push({ at, mark });
      continue;
    }
    if (partner < 0) {
      if (family !== SINGLE) lone.push({ at, mark, side: 'closing' });
      continue;
    }
    // What was opened within and not closed has no partner any more.
    for (const left of open.splice(partner).slice(1)) lone.push({ ...left, side: 'opening' });
  }
  for (const left of open) lone.push({ ...left, side: 'opening' });
  return [...oneOfStraight(lone, inches), ...lone.filter(({ mark }) => mark !== '"')]
    .filter(({ mark, at }) => mark !== '”' || !AFTER_FIGURE.test(text.charAt(at - 1)))
    .toSorted((a, b) => a.at - b.at);
}

/**
 * Of straight marks nobody can tell which one is alone, so only the first is told of; where their number is even,
 * or some may be inches, none is: a space may be in the wrong place, but no mark is missing.
 */
function oneOfStraight(lone: readonly LoneMark[], inches: number): LoneMark[] {
  const straight = lone.filter(({ mark }) => mark === '"');
  return straight.length % 2 === 0 || straight.length <= inches ? [] : straight.slice(0, 1);
}

function isOpening(mark: string, before: string, after: string, hasPartner: boolean): boolean {
  const may = BEFORE_OPENING.test(before) && !AFTER_NO_OPENING.test(after);
  const closes = mayClose(before, after);
  if (may !== closes) return may;
  return mark === '"' ? !hasPartner : OPENS_BY_SHAPE.test(mark);
}

function mayClose(before: string, after: string): boolean {
  return !/\s/u.test(before) && AFTER_CLOSING.test(after);
}

/** `‘` within a word (oʻzbek) or before one that begins with an apostrophe. */
function isApostrophe(text: string, at: number, before: string): boolean {
  return /[\p{L}\p{N}]/u.test(before) || NO_QUOTATION.test(text.slice(at + 1, at + 8));
}

/** True for marks that may stand at the two sides of one quotation, in whatever language. */
export function areOfOneKind(mark: string, other: string): boolean {
  return FAMILY.get(mark) === FAMILY.get(other);
}
