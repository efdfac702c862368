/**
 * The syntax of an inline note, `^[The note itself.]`: a micromark construct that opens at `^[`, one that
 * closes at the `]` that balances it, and the mdast node `inlineNote` for what lies between.
 *
 * Links, calls and brackets inside a note balance among themselves first: a `]` closes the note only where
 * no link or image label was opened after it.
 */
import { splice } from 'micromark-util-chunked';
import { resolveAll } from 'micromark-util-resolve-all';
import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown';
import type {
  Code,
  Construct,
  Effects,
  Event,
  Extension,
  State,
  Token,
  TokenizeContext,
} from 'micromark-util-types';

const CARET = 94;
const LEFT_BRACKET = 91;
const RIGHT_BRACKET = 93;

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    inlineNote: 'inlineNote';
    inlineNoteStart: 'inlineNoteStart';
    inlineNoteEnd: 'inlineNoteEnd';
    inlineNoteText: 'inlineNoteText';
  }
}

const opening: Construct = {
  name: 'inlineNoteStart',
  resolveAll: openingsLeftAreText,
  tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    const open = openingsOf(this);
    return function start(code: Code): State | undefined {
      effects.enter('inlineNoteStart');
      effects.consume(code);
      return bracket;
    };
    function bracket(code: Code): State | undefined {
      if (code !== LEFT_BRACKET) return nok(code);
      effects.consume(code);
      open.push(effects.exit('inlineNoteStart'));
      return ok;
    }
  },
};

const closing: Construct = {
  name: 'inlineNoteEnd',
  resolveTo: joinNote,
  tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    const open = openingsOf(this).at(-1);
    // The names are micromark's.
    // oxlint-disable-next-line no-underscore-dangle
    const label = open && this._labelStarts?.findLast((start) => !start._balanced);
    return function start(code: Code): State | undefined {
      if (open === undefined || (label !== undefined && label.start.offset > open.start.offset))
        return nok(code);
      effects.enter('inlineNoteEnd');
      effects.consume(code);
      effects.exit('inlineNoteEnd');
      return ok;
    };
  },
};

/** The openings that became notes. */
const closed = new WeakSet<Token>();

/** The openings of a stretch of text that are not closed, innermost last. */
const openings = new WeakMap<TokenizeContext, Token[]>();

function openingsOf(context: TokenizeContext): Token[] {
  const known = openings.get(context);
  if (known) return known;
  const none: Token[] = [];
  openings.set(context, none);
  return none;
}

/** Joins an opening, what follows it and the closing just found into one `inlineNote`. */
function joinNote(events: Event[], context: TokenizeContext): Event[] {
  const open = openingsOf(context).pop();
  const from = events.findLastIndex(([kind, token]) => kind === 'enter' && token === open);
  const last = events.at(-1);
  if (open === undefined || from < 0 || last === undefined) return events;
  closed.add(open);
  const note: Token = { type: 'inlineNote', start: { ...open.start }, end: { ...last[1].end } };
  const text: Token = { type: 'inlineNoteText', start: { ...open.end }, end: { ...last[1].start } };
  const inside = context.parser.constructs.insideSpan.null ?? [];
  splice(events, from, events.length - from, [
    ['enter', note, context],
    ...events.slice(from, from + 2),
    ['enter', text, context],
    ...resolveAll(inside, events.slice(from + 2, -2), context),
    ['exit', text, context],
    ...events.slice(-2),
    ['exit', note, context],
  ]);
  return events;
}

/** A `^[` that was never closed is text. */
function openingsLeftAreText(events: Event[]): Event[] {
  for (const [, token] of events) {
    if (token.type === 'inlineNoteStart' && !closed.has(token)) token.type = 'data';
  }
  return events;
}

/** The micromark extension. */
export function inlineNoteSyntax(): Extension {
  return { text: { [CARET]: opening, [RIGHT_BRACKET]: closing } };
}

/** Turns the tokens into `inlineNote` nodes. */
export function inlineNoteFromMarkdown(): FromMarkdownExtension {
  return {
    // A line end in a note is text, as it is in a paragraph.
    canContainEols: ['inlineNote'],
    enter: {
      inlineNote(token) {
        this.enter({ type: 'inlineNote', children: [] }, token);
      },
    },
    exit: {
      inlineNote(token) {
        this.exit(token);
      },
    },
  };
}
