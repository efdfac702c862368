/** Finds in the text of a note the punctuation that is left over where something was cut out. */

/** A stretch of a text, by its indexes. */
export interface Stretch {
  from: number;
  to: number;
}

/** One thing left over. */
export interface Residue extends Stretch {
  kind: 'marks' | 'stops' | 'end' | 'fragment' | 'spaces' | 'space-before';
  /** The characters, for the message. */
  found: string;
  /** What to take away; nothing where that is for a person to say. */
  remove: Stretch[];
}

/** Where a text stands in its note. */
export interface TextPlace {
  /** It is the end of the note. */
  isLast: boolean;
  /** It is the end of the note, or another paragraph follows: no list or quotation that it might lead to. */
  isEnd: boolean;
}

const WORD_BEFORE = '(?<=[\\p{L}\\p{N}\\p{M})\\]"”’»\\uFFFC])';
const PATTERN = new RegExp(
  [
    // After a mark without a space, or at the beginning of a word: the rest of an address that broke at its hyphens.
    '(?<fragment>(?:(?<=[,;])[‐‑–—-]|(?<=^|\\s)[‐‑])[\\p{L}\\p{N}_/][^\\s,;]*(?:[,;](?=[^\\s,;])[^\\s,;]*)*)',
    '(?<marks>[ \\t]*[,;](?:[ \\t]*[,;])+(?![‐‑–—-][\\p{L}\\p{N}]))',
    '(?<before>[ \\t]*[,;](?=\\.(?![.\\p{L}\\p{N}])))',
    `${WORD_BEFORE}(?<stops>\\.\\.)(?![./…\\p{L}\\p{N}])`,
    '(?<end>(?<![\\s,;:])\\s*[,;:]\\s*$)',
    `${WORD_BEFORE}(?<gap>[ \\u00A0]+)(?=,|\\.(?:\\s|$)(?!\\s?\\.))`,
    '(?<=[^\\s.!?:…"”’»)\\]])(?<spaces>[ \\u00A0]{2,})(?=[^\\s,;.])',
  ].join('|'),
  'gu',
);

/** Something of the above, without a thorough look. */
const SUSPICIOUS = /[,;]\s*(?:[,;.‐‑–—-]|$)|[‐‑]|\.\.|:\s*$|[ \u00A0][ \u00A0,.]/u;

/** What is left over in a text, from its beginning to its end. */
export function residueIn(text: string, place: TextPlace): Residue[] {
  const found: Residue[] = [];
  if (!SUSPICIOUS.test(text)) return found;
  for (const match of text.matchAll(PATTERN)) {
    const { fragment, marks, before, stops, end, gap, spaces } = match.groups ?? {};
    const [whole] = match;
    const all = { from: match.index, to: match.index + whole.length };
    const rest = text.slice(all.to);
    if (fragment !== undefined) {
      if (isPieceOfAddress(fragment)) found.push({ kind: 'fragment', ...all, found: fragment, remove: [] });
    } else if (marks !== undefined) found.push(doubledMarks(text, all, place));
    else if (before !== undefined) {
      found.push({
        kind: 'marks',
        from: all.from,
        to: all.to + 1,
        found: `${before.trim()}.`,
        remove: [all],
      });
    } else if (stops !== undefined) {
      const isSure = /^\s*$|^[,;)]/u.test(rest);
      const second = { from: all.from + 1, to: all.to };
      found.push({ kind: 'stops', ...all, found: stops, remove: isSure ? [second] : [] });
    } else if (end !== undefined) found.push(...leftAtEnd(end, all, place));
    else if (gap !== undefined)
      found.push({ kind: 'space-before', ...all, found: text.charAt(all.to), remove: [all] });
    else if (spaces !== undefined) {
      const others = { from: all.from + 1, to: all.to };
      found.push({ kind: 'spaces', ...all, found: spaces, remove: /^ +$/u.test(spaces) ? [others] : [] });
    }
  }
  return found;
}

/** Of commas one is kept, and so of semicolons; of commas before a semicolon none. `;,` might be anything. */
function doubledMarks(text: string, all: Stretch, { isLast, isEnd }: TextPlace): Residue {
  const found = text.slice(all.from, all.to).trim();
  const marks = found.replaceAll(/\s/gu, '');
  const isAtEnd = /^\s*$/u.test(text.slice(all.to));
  const result = { kind: 'marks' as const, ...all, found };
  if (isAtEnd && (isLast || (isEnd && !marks.includes(';')))) return { ...result, remove: [all] };
  if (/^(?:,+|;+)$/u.test(marks)) {
    const first = text.indexOf(marks.charAt(0), all.from);
    const spaces = { from: all.from, to: first };
    return {
      ...result,
      remove: [spaces, { from: first + 1, to: all.to }].filter(({ from, to }) => to > from),
    };
  }
  if (/^,+;$/u.test(marks)) return { ...result, remove: [{ from: all.from, to: all.to - 1 }] };
  return { ...result, remove: [] };
}

/** A paragraph may end with a semicolon or colon where the note goes on; nothing ends with a comma. */
function leftAtEnd(end: string, all: Stretch, { isLast, isEnd }: TextPlace): Residue[] {
  const mark = end.trim();
  if (mark === ',' ? !isEnd : !isLast) return [];
  // Spaces at the end of a block are no part of it.
  const to = all.from + end.trimEnd().length;
  const from = to - 1;
  return [{ kind: 'end', from, to, found: mark, remove: mark === ':' ? [] : [{ from: all.from, to }] }];
}

/**
 * A hyphen of the kind that does not break comes from a web page. After any other dash there has to be something
 * that words do not have.
 */
function isPieceOfAddress(fragment: string): boolean {
  return /^[‐‑]|[\d_/]|\.(?:pdf|html?|aspx?|php)\b/u.test(fragment);
}
