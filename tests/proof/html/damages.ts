/** Ways to damage the source of a page, and what a proof must say of each. */
import type { Finding, FindingKind } from '../../../src/proof/finding.ts';
import { attribute, isWithin, spansOf, spliced, swapped, textIn, type Span } from './source.ts';

/** What a proof must say of a damage: one finding that fits. */
export interface Expected {
  kinds: readonly FindingKind[];
  note?: string;
  /** What its message, or what it shows of the two texts, must have in it. */
  says?: string;
}

/** A damaged source. */
export interface Damaged {
  source: string;
  expected: Expected;
}

/** Does damage; nothing where the source has nothing to be damaged so. */
export type Damage = (source: string, pick: (below: number) => number) => Damaged | undefined;

/** What is wrong with what was found: nothing where one of the findings is the expected one. */
export function missed(findings: readonly Finding[], { kinds, note, says = '' }: Expected): string[] {
  const isFound = findings.some(
    (finding) =>
      kinds.includes(finding.kind) &&
      (note === undefined || finding.note === note) &&
      `${finding.message} ${finding.expected ?? ''} ${finding.found ?? ''}`.includes(says),
  );
  if (isFound) return [];
  const told = findings.map(({ kind, note: of = '–', message }) => `${kind} (note ${of}): ${message}`);
  return [
    `expected ${kinds.join(' or ')} (note ${note ?? '–'}) that says "${says}", found:`,
    ...told.slice(0, 9),
  ];
}

const isNote = (span: Span): boolean => /^note-\d/u.test(attribute(span, 'id') ?? '');
const isNotes = (span: Span): boolean => /endnotes|class="notes"/u.test(span.attributes);
const isNav = (span: Span): boolean => span.name === 'nav';
const isHead = (span: Span): boolean =>
  ['head', 'header', 'footer', 'style', 'script', 'details'].includes(span.name);

/** The elements of the running text: not of notes, contents, title pages. */
function inText(source: string, ...names: string[]): Span[] {
  return spansOf(source).filter(
    (span) =>
      names.includes(span.name) &&
      textIn(source, span) !== '' &&
      isWithin(span, ({ attributes }) => /class="(?:chapter|part)\b/u.test(attributes)) &&
      !isWithin(span, (around) => isNote(around) || isNotes(around) || isNav(around) || isHead(around)),
  );
}

function notesIn(source: string): Span[] {
  return spansOf(source).filter(isNote);
}

/** As it is printed: without the chapter where numbers begin anew. */
function numberOf(span: Span): string {
  return /(\d+)(?:\.\d+)?$/u.exec(attribute(span, 'id') ?? '')?.[1] ?? '';
}

function oneOf<Item>(items: readonly Item[], pick: (below: number) => number): Item | undefined {
  return items.length === 0 ? undefined : items[pick(items.length)];
}

/** Words of an element, by their places; not those of links, nor single letters. */
function wordsIn(source: string, span: Span): { from: number; to: number; word: string }[] {
  const inner = source.slice(span.innerStart, span.innerEnd);
  const hidden = inner.replaceAll(/<a\b[^>]*>[^]*?<\/a>|<[^>]*>|&[^;]*;/gu, (part) =>
    '\u0000'.repeat(part.length),
  );
  return [...hidden.matchAll(/(?<![\p{L}\p{N}])\p{L}{3,}(?![\p{L}\p{N}])/gu)].map((match) => ({
    from: span.innerStart + match.index,
    to: span.innerStart + match.index + match[0].length,
    word: match[0],
  }));
}

const LAST_WORD = /\p{L}+[.,]?$/u;
const WORD_CHANGES = ['dropped', 'doubled', 'changed'] as const;

/** A word of an element dropped, doubled or changed. */
function wordDamage(
  find: (source: string) => Span[],
  how: (typeof WORD_CHANGES)[number],
  kinds: readonly FindingKind[],
): Damage {
  return (source, pick) => {
    const spans = find(source).filter((span) => wordsIn(source, span).length > 2);
    const span = oneOf(spans, pick);
    const spot = span && oneOf(wordsIn(source, span), pick);
    if (!span || !spot) return undefined;
    const { from, to, word } = spot;
    const note = isNote(span) ? { note: numberOf(span) } : {};
    const other = `${word.slice(0, -1)}${word.endsWith('x') ? 'y' : 'x'}`;
    const text = how === 'dropped' ? '' : how === 'doubled' ? `${word} ${word}` : other;
    return { source: spliced(source, from, to, text), expected: { kinds, ...note, says: word } };
  };
}

/** An element of the running text taken out. */
function removal(...names: string[]): Damage {
  return (source, pick) => {
    const span = oneOf(inText(source, ...names), pick);
    return (
      span && {
        source: spliced(source, span.start, span.end),
        expected: { kinds: ['text-missing'], says: wordsIn(source, span)[0]?.word ?? textIn(source, span) },
      }
    );
  };
}

/** Two elements in each other's places. */
function exchange(...names: string[]): Damage {
  return (source, pick) => {
    const spans = inText(source, ...names);
    const one = oneOf(spans, pick);
    const other =
      one &&
      oneOf(
        spans.filter(
          (span) =>
            (span.start >= one.end || span.end <= one.start) && textIn(source, span) !== textIn(source, one),
        ),
        pick,
      );
    if (!one || !other) return undefined;
    return { source: swapped(source, one, other), expected: { kinds: ['text-moved', 'text-missing'] } };
  };
}

/** A tag written anew. */
function retagged(source: string, span: Span, change: (attributes: string) => string): string {
  return spliced(source, span.start + 1 + span.name.length, span.innerStart - 1, change(span.attributes));
}

function callsIn(source: string): Span[] {
  return spansOf(source).filter((span) => span.name === 'a' && /^call-\d/u.test(attribute(span, 'id') ?? ''));
}

/** By name, all that can happen to a page of either kind. */
export const DAMAGES: Readonly<Record<string, Damage>> = {
  'a note removed': (source, pick) => {
    const note = oneOf(notesIn(source), pick);
    return (
      note && {
        source: spliced(source, note.start, note.end),
        expected: { kinds: ['note-missing'], note: numberOf(note), says: numberOf(note) },
      }
    );
  },
  'two notes swapped': (source, pick) => {
    const notes = notesIn(source);
    const at = notes.length < 2 ? -1 : pick(notes.length - 1);
    const [one, other] = notes.slice(at, at + 2);
    if (at === -1 || !one || !other) return undefined;
    return { source: swapped(source, one, other), expected: { kinds: ['note-moved'] } };
  },
  'the words of two notes swapped': (source, pick) => {
    const paragraphs = notesIn(source).flatMap(
      (note) => spansOf(source).find((span) => span.name === 'p' && span.around?.start === note.start) ?? [],
    );
    const [one, other] = [oneOf(paragraphs, pick), oneOf(paragraphs, pick)];
    if (!one?.around || !other || one.start === other.start) return undefined;
    return {
      source: swapped(source, one, other),
      expected: { kinds: ['note-words-differ'], note: numberOf(one.around) },
    };
  },
  'a paragraph of a note removed': (source, pick) => {
    const span = oneOf(
      spansOf(source).filter(
        (at) => at.name === 'p' && at.around && isNote(at.around) && wordsIn(source, at).length > 2,
      ),
      pick,
    );
    if (!span?.around) return undefined;
    const expected = { kinds: ['note-words-differ', 'note-missing'], note: numberOf(span.around) } as const;
    return { source: spliced(source, span.start, span.end), expected };
  },
  ...Object.fromEntries(
    WORD_CHANGES.flatMap((how): [string, Damage][] => [
      [`a word ${how} in a paragraph`, wordDamage((source) => inText(source, 'p'), how, ['words-differ'])],
      [`a word ${how} in a list item`, wordDamage((source) => inText(source, 'li'), how, ['words-differ'])],
      [
        `a word ${how} in a caption`,
        wordDamage((source) => inText(source, 'caption', 'figcaption'), how, ['words-differ']),
      ],
      [
        `a word ${how} in a cell`,
        wordDamage((source) => inText(source, 'td', 'th'), how, ['words-differ', 'text-missing']),
      ],
      [`a word ${how} in a note`, wordDamage(notesIn, how, ['note-words-differ'])],
    ]),
  ),
  'a word changed in a heading': (source, pick) => {
    const heading = oneOf(inText(source, 'h2', 'h3', 'h4'), pick);
    const found =
      heading &&
      /(\p{L}+)(?=[^\p{L}<]*(?:<\/a>)?$)/u.exec(source.slice(heading.innerStart, heading.innerEnd));
    if (!heading || !found?.[1]) return undefined;
    const from = heading.innerStart + found.index;
    return {
      source: spliced(source, from, from + found[1].length, 'Sand'),
      expected: { kinds: ['words-differ', 'text-missing'], says: 'Sand' },
    };
  },
  'a call removed': (source, pick) => {
    const call = oneOf(callsIn(source), pick);
    if (!call?.around) return undefined;
    const { start, end } = call.around.name === 'sup' ? call.around : call;
    return {
      source: spliced(source, start, end),
      expected: { kinds: ['call-missing'], note: numberOf(call) },
    };
  },
  'a call moved by a word': (source, pick) => {
    const calls = callsIn(source).filter(
      ({ around }) => around?.name === 'sup' && LAST_WORD.test(source.slice(around.start - 60, around.start)),
    );
    const call = oneOf(calls, pick);
    if (!call?.around) return undefined;
    const { start, end } = call.around;
    const word = LAST_WORD.exec(source.slice(start - 60, start))?.[0] ?? '';
    const moved = spliced(
      spliced(source, start, end),
      start - word.length,
      start,
      source.slice(start, end) + word,
    );
    return { source: moved, expected: { kinds: ['call-moved'], note: numberOf(call) } };
  },
  'a call that leads to another note': (source, pick) => {
    const call = oneOf(callsIn(source), pick);
    const other = oneOf(
      notesIn(source).filter((note) => call && numberOf(note) !== numberOf(call)),
      pick,
    );
    if (!call || !other) return undefined;
    const id = attribute(other, 'id') ?? '';
    return {
      source: retagged(source, call, (text) => text.replace(/href="[^"]*"/u, `href="#${id}"`)),
      expected: { kinds: ['call-astray'], note: numberOf(call) },
    };
  },
  'a call that leads nowhere': (source, pick) => {
    const call = oneOf(callsIn(source), pick);
    return (
      call && {
        source: retagged(source, call, (text) => text.replace(/href="[^"]*"/u, 'href="#note-999"')),
        expected: { kinds: ['call-astray'], note: numberOf(call) },
      }
    );
  },
  'the number of a call changed': (source, pick) => {
    const call = oneOf(callsIn(source), pick);
    return (
      call && {
        source: spliced(source, call.innerStart, call.innerEnd, '77'),
        expected: { kinds: ['call-number-differs'], note: numberOf(call), says: '77' },
      }
    );
  },
  'the number of a note changed': (source, pick) => {
    const note = oneOf(notesIn(source), pick);
    if (!note) return undefined;
    const expected: Expected = { kinds: ['note-number-differs'], note: numberOf(note), says: '88' };
    if (attribute(note, 'value') !== undefined)
      return {
        source: retagged(source, note, (text) => text.replace(/value="[^"]*"/u, 'value="88"')),
        expected,
      };
    const link = spansOf(source).find(
      (span) => span.name === 'a' && isWithin(span, (at) => at.start === note.start),
    );
    return link && { source: spliced(source, link.innerStart, link.innerEnd, '88'), expected };
  },
  'a way back that leads to another call': (source, pick) => {
    const links = spansOf(source).filter(({ attributes }) => attributes.includes('doc-backlink'));
    const [link, other] = [oneOf(links, pick), oneOf(callsIn(source), pick)];
    const note =
      link && spansOf(source).find((span) => isNote(span) && isWithin(link, (at) => at.start === span.start));
    if (!link || !note || !other || numberOf(other) === numberOf(note)) return undefined;
    return {
      source: retagged(source, link, (text) =>
        text.replace(/href="[^"]*"/u, `href="#${attribute(other, 'id')}"`),
      ),
      expected: { kinds: ['back-link-astray'], note: numberOf(note) },
    };
  },
  'a link that leads elsewhere': (source, pick) => {
    const links = inText(source, 'a').filter((span) => !/id="call-|deep-link/u.test(span.attributes));
    const link = oneOf(links, pick);
    if (!link) return undefined;
    const isOut = /href="https?:/u.test(link.attributes);
    const other = oneOf(
      inText(source, 'h2', 'h3').filter(
        (at) => attribute(at, 'id') && !link.attributes.includes(attribute(at, 'id')!),
      ),
      pick,
    );
    const href = isOut || !other ? 'https://example.org/elsewhere' : `#${attribute(other, 'id')}`;
    return {
      source: retagged(source, link, (text) => text.replace(/href="[^"]*"/u, `href="${href}"`)),
      expected: { kinds: ['link-astray'], says: href.replace(/^#/u, '') },
    };
  },
  'a link that leads nowhere': (source, pick) => {
    const link = oneOf(
      inText(source, 'a').filter(
        (span) => !/id="call-/u.test(span.attributes) && span.attributes.includes('#'),
      ),
      pick,
    );
    return (
      link && {
        source: retagged(source, link, (text) => text.replace(/href="[^"]*"/u, 'href="#gone"')),
        expected: { kinds: ['link-astray'], says: 'gone' },
      }
    );
  },
  'a paragraph removed': removal('p'),
  'a list item removed': removal('li'),
  'a cell removed': removal('td', 'th'),
  'a caption removed': removal('caption', 'figcaption'),
  'a heading removed': removal('h2', 'h3', 'h4'),
  'two paragraphs swapped': exchange('p'),
  'two list items swapped': exchange('li'),
  'two cells swapped': exchange('td'),
  'two captions swapped': exchange('figcaption'),
  'a paragraph there twice': (source, pick) => {
    const span = oneOf(inText(source, 'p'), pick);
    if (!span) return undefined;
    const again = source.slice(span.start, span.end).replaceAll(/ id="[^"]*"/gu, '');
    return {
      source: spliced(source, span.end, span.end, again),
      expected: { kinds: ['text-added'], says: wordsIn(source, span)[0]?.word ?? '' },
    };
  },
  'a paragraph hidden': (source, pick) => {
    const span = oneOf(inText(source, 'p'), pick);
    const hiding = [
      ' hidden=""',
      ' aria-hidden="true"',
      ' style="color: red; display: none"',
      ' style="visibility:hidden"',
    ];
    return (
      span && {
        source: retagged(source, span, (text) => text + hiding[pick(hiding.length)]!),
        expected: { kinds: ['text-missing'], says: wordsIn(source, span)[0]?.word ?? '' },
      }
    );
  },
  'a note hidden': (source, pick) => {
    const span = oneOf(notesIn(source), pick);
    return (
      span && {
        source: retagged(source, span, (text) => `${text} style="display:none"`),
        expected: { kinds: ['note-missing'], note: numberOf(span) },
      }
    );
  },
  'a picture removed': (source, pick) => {
    const span = oneOf(
      spansOf(source).filter(
        (at) => at.name === 'img' && (attribute(at, 'alt') ?? '') !== '' && /dot/iu.test(at.attributes),
      ),
      pick,
    );
    return (
      span && {
        source: spliced(source, span.start, span.end),
        expected: { kinds: ['picture-missing'], says: attribute(span, 'alt')! },
      }
    );
  },
  'an id there twice': (source, pick) => {
    const span = oneOf(
      inText(source, 'h2', 'h3').filter((at) => attribute(at, 'id')),
      pick,
    );
    const other = oneOf(
      inText(source, 'td', 'th', 'li').filter((at) => !attribute(at, 'id')),
      pick,
    );
    if (!span || !other) return undefined;
    const id = attribute(span, 'id')!;
    return {
      source: retagged(source, other, (text) => `${text} id="${id}"`),
      expected: { kinds: ['structure-fault'], says: id },
    };
  },
  'an id lost': (source, pick) => {
    const ids = spansOf(source).filter((at) =>
      /(?:^|\s)id="\d-(?:box|table|end|ways)"|id="section-\d-/u.test(at.attributes),
    );
    const span = oneOf(ids, pick);
    return (
      span && {
        source: retagged(source, span, (text) => text.replace(/\s*id="[^"]*"/u, '')),
        expected: { kinds: ['id-missing', 'link-astray', 'contents-differ'], says: attribute(span, 'id')! },
      }
    );
  },
};
