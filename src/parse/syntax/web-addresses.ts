/**
 * Web addresses as GFM finds them in text, except that one ends where a bracket or a caret begins. Neither may
 * stand in an address (RFC 3986, §2), and GFM's own syntax would swallow the call in `https://example.com/a[^1]`.
 */
import { parse, preprocess } from 'micromark';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { markdownLineEndingOrSpace } from 'micromark-util-character';
import type { Code, Construct, Effects, Extension, State, TokenizeContext } from 'micromark-util-types';

const CARET = 94;
const LEFT_BRACKET = 91;
/** The letters that `http` and `www` begin with, in both cases. */
const FIRST_LETTERS = [72, 104, 87, 119];
const BEGINNING = /^(?:https?:\/\/|www\.)/iu;
const LONGEST_BEGINNING = 'https://'.length;

const stock = gfmAutolinkLiteral();

/** The micromark extension: the stock syntax, and before it one for addresses that a bracket or caret follows. */
export function webAddressSyntax(): Extension {
  const text = { ...stock.text };
  for (const letter of FIRST_LETTERS) {
    const known = [text[letter] ?? []].flat();
    const previous = known.at(-1)?.previous;
    text[letter] = [{ ...cutShort, ...(previous && { previous }) }, ...known];
  }
  return { ...stock, text };
}

const cutShort: Construct = {
  name: 'addressBeforeCall',
  tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    let left = 0;
    const ahead: Construct = {
      partial: true,
      tokenize: lookAhead((address) => {
        left = lengthOfAddress(address);
        return left > 0;
      }),
    };
    let type: 'literalAutolinkHttp' | 'literalAutolinkWww' = 'literalAutolinkHttp';
    const begin: State = (code) => {
      type = code === 87 || code === 119 ? 'literalAutolinkWww' : 'literalAutolinkHttp';
      effects.enter('literalAutolink');
      effects.enter(type);
      return inAddress(code);
    };
    const inAddress: State = (code) => {
      if (left === 0) {
        effects.exit(type);
        effects.exit('literalAutolink');
        return ok(code);
      }
      left--;
      effects.consume(code);
      return inAddress;
    };
    return effects.check(ahead, begin, nok);
  },
};

/** Reads on to a bracket or caret, and fails where something else ends the word first; consumes nothing. */
function lookAhead(isAddress: (address: string) => boolean): Construct['tokenize'] {
  return (effects, ok, nok) => {
    let address = '';
    const start: State = (code) => {
      effects.enter('data');
      return inside(code);
    };
    const inside = (code: Code): State | undefined => {
      if (code === LEFT_BRACKET || code === CARET) {
        effects.exit('data');
        return isAddress(address) ? ok(code) : nok(code);
      }
      if (code === null || markdownLineEndingOrSpace(code)) return nok(code);
      address += String.fromCharCode(code);
      if (address.length === LONGEST_BEGINNING && !BEGINNING.test(address)) return nok(code);
      effects.consume(code);
      return inside;
    };
    return start;
  };
}

/** How much of a word the stock syntax takes for an address, where the word stands alone; 0 for nothing. */
function lengthOfAddress(word: string): number {
  const tokenizer = parse({ extensions: [stock] }).text();
  const events = tokenizer.write(preprocess()(word, undefined, true));
  const [kind, token] = events[0] ?? [];
  return kind === 'enter' && token?.type === 'literalAutolink' ? token.end.offset : 0;
}
