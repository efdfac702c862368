/**
 * Directives, but only those that the language has. The stock syntax takes every `:word` for a directive and
 * so eats the text after a colon (`Luke 3:16`, `10:30am`, `doi:10.1/x`); here a text directive must have a
 * registered name and a bracket after it, or it is never one in the first place.
 */
import { directive } from 'micromark-extension-directive';
import type { Code, Construct, Effects, Extension, State, TokenizeContext } from 'micromark-util-types';

/** The names of the directives, by form. Whatever is not here is text. */
export const DIRECTIVES = {
  /** `:name[…]` within a paragraph. */
  text: ['lang', 'smallcaps'],
  /** `::name` on a line of its own. */
  leaf: ['pagebreak'],
  /** `:::name` … `:::` around blocks. */
  container: ['box', 'figure', 'table', 'epigraph', 'abstract', 'verse', 'note'],
} as const;

const COLON = 58;
const LEFT_BRACKET = 91;

/** Looks ahead for `:name[` with a registered name; consumes nothing. */
const registeredNameAhead: Construct = {
  partial: true,
  tokenize(effects: Effects, ok: State, nok: State): State {
    let name = '';
    return function start(code: Code): State | undefined {
      effects.enter('data');
      effects.consume(code);
      return inName;
    };
    function inName(code: Code): State | undefined {
      if (code === LEFT_BRACKET) {
        effects.exit('data');
        return (DIRECTIVES.text as readonly string[]).includes(name) ? ok(code) : nok(code);
      }
      if (code === null || code < 97 || code > 122 || name.length > 12) return nok(code);
      name += String.fromCharCode(code);
      effects.consume(code);
      return inName;
    }
  },
};

/** The micromark extension: the stock syntax behind that look ahead. */
export function registeredDirectiveSyntax(): Extension {
  const stock = directive();
  const text = [stock.text?.[COLON] ?? []].flat().map((construct): Construct => ({
    ...construct,
    tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
      return effects.check(registeredNameAhead, construct.tokenize.call(this, effects, ok, nok), nok);
    },
  }));
  return { ...stock, text: { [COLON]: text } };
}
