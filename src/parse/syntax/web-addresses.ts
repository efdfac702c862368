/**
 * Web addresses as GFM finds them in text, except that one ends where a bracket or a caret begins. Neither may
 * stand in an address (RFC 3986, §2), and GFM's own syntax would swallow the call in `https://example.com/a[^1]`.
 */
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import type { Code, Construct, Effects, Extension, State, TokenizeContext } from 'micromark-util-types';

const CARET = 94;
const LEFT_BRACKET = 91;

/** The micromark extension: the stock syntax, which sees the end of the file where the address must end. */
export function webAddressSyntax(): Extension {
  const stock = gfmAutolinkLiteral();
  const text = Object.entries(stock.text ?? {}).map(([code, constructs]) => [
    code,
    [constructs ?? []].flat().map(endedByCall),
  ]);
  return { ...stock, text: Object.fromEntries(text) as NonNullable<Extension['text']> };
}

function endedByCall(construct: Construct): Construct {
  return {
    ...construct,
    tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
      let actual: Code = null;
      let isOver = false;
      const seenBy =
        (state: State): State =>
        (code) => {
          actual = code;
          const next = state(code === LEFT_BRACKET || code === CARET ? null : code);
          return isOver || next === undefined ? next : seenBy(next);
        };
      // What follows the address sees the real character again.
      const leaveTo =
        (state: State): State =>
        () => {
          isOver = true;
          return state(actual);
        };
      return seenBy(construct.tokenize.call(this, effects, leaveTo(ok), leaveTo(nok)));
    },
  };
}
