/** The source of a page, HTML or XHTML, as one who damages it sees it: elements with their places in the text. */

/** An element by its places in the source. */
export interface Span {
  name: string;
  /** As written. */
  attributes: string;
  start: number;
  innerStart: number;
  innerEnd: number;
  end: number;
  around: Span | undefined;
}

const TAG = /<!--[^]*?-->|<(\/?)([a-z][\w:-]*)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>/giu;
const VOID: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta source track wbr'.split(' '),
);

/** All elements of a source, in order. */
export function spansOf(source: string): Span[] {
  const spans: Span[] = [];
  const open: Span[] = [];
  // In XML every element has an end.
  const isXml = source.startsWith('<?xml');
  TAG.lastIndex = 0;
  for (let tag = TAG.exec(source); tag; tag = TAG.exec(source)) {
    const [whole, slash, name = '', attributes = '', selfEnd] = tag;
    if (name === '') continue;
    const end = tag.index + whole.length;
    if (slash === '/') {
      const span = open.pop();
      if (span?.name !== name) throw new Error(`expected </${span?.name}>, found </${name}> at ${tag.index}`);
      span.innerEnd = tag.index;
      span.end = end;
      continue;
    }
    const span = {
      name,
      attributes,
      start: tag.index,
      innerStart: end,
      innerEnd: end,
      end,
      around: open.at(-1),
    };
    spans.push(span);
    if (selfEnd === '/' || (!isXml && VOID.has(name))) continue;
    open.push(span);
    if (name !== 'script' && name !== 'style') continue;
    TAG.lastIndex = source.indexOf(`</${name}`, end);
  }
  return spans;
}

/** The value of an attribute. */
export function attribute({ attributes }: Span, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`, 'u').exec(attributes)?.[1];
}

/** True where a test holds for an element or one around it. */
export function isWithin(span: Span, test: (span: Span) => boolean): boolean {
  for (let at: Span | undefined = span; at; at = at.around) if (test(at)) return true;
  return false;
}

/** The text in an element, as a reader sees it. */
export function textIn(
  source: string,
  { innerStart, innerEnd }: Pick<Span, 'innerStart' | 'innerEnd'>,
): string {
  return source
    .slice(innerStart, innerEnd)
    .replaceAll(/<[^>]*>/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** The source with something else from one place to another. */
export function spliced(source: string, from: number, to: number, text = ''): string {
  return source.slice(0, from) + text + source.slice(to);
}

/** The source with two elements in each other's places. */
export function swapped(source: string, one: Span, other: Span): string {
  const [first, second] = one.start < other.start ? [one, other] : [other, one];
  return (
    source.slice(0, first.start) +
    source.slice(second.start, second.end) +
    source.slice(first.end, second.start) +
    source.slice(first.start, first.end) +
    source.slice(second.end)
  );
}

/** Numbers by chance, the same for the same seed (mulberry32). */
export function chance(seed: number): (below: number) => number {
  let state = (seed * 0x9e3779b9) >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
