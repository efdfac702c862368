/**
 * The syntax of a note call, `[^label]`, as a micromark construct of our own.
 *
 * GFM's construct makes a call only where a definition was seen before; elsewhere the mark stays text, and
 * no linter can see it. Here every well-formed mark is a call, and the note graph finds out which of them
 * have no definition. The label follows GFM: 1 to 999 characters, no white space, brackets only escaped.
 */
import { markdownLineEndingOrSpace } from 'micromark-util-character';
import type { Code, Construct, Effects, Extension, State } from 'micromark-util-types';

const CARET = 94;
const BACKSLASH = 92;
const LEFT_BRACKET = 91;
const RIGHT_BRACKET = 93;
const LONGEST_LABEL = 999;

const noteCall: Construct = { name: 'noteCall', tokenize: tokenizeNoteCall };

function tokenizeNoteCall(effects: Effects, ok: State, nok: State): State {
  let size = 0;

  return function start(code: Code): State | undefined {
    effects.enter('gfmFootnoteCall');
    effects.enter('gfmFootnoteCallLabelMarker');
    effects.consume(code);
    effects.exit('gfmFootnoteCallLabelMarker');
    return caret;
  };

  function caret(code: Code): State | undefined {
    if (code !== CARET) return nok(code);
    effects.enter('gfmFootnoteCallMarker');
    effects.consume(code);
    effects.exit('gfmFootnoteCallMarker');
    effects.enter('gfmFootnoteCallString');
    effects.enter('chunkString', { contentType: 'string' });
    return label;
  }

  function label(code: Code): State | undefined {
    if (code === RIGHT_BRACKET && size > 0) {
      effects.exit('chunkString');
      effects.exit('gfmFootnoteCallString');
      effects.enter('gfmFootnoteCallLabelMarker');
      effects.consume(code);
      effects.exit('gfmFootnoteCallLabelMarker');
      effects.exit('gfmFootnoteCall');
      return ok;
    }
    if (
      code === null ||
      code === LEFT_BRACKET ||
      code === RIGHT_BRACKET ||
      size >= LONGEST_LABEL ||
      markdownLineEndingOrSpace(code)
    ) {
      return nok(code);
    }
    size++;
    effects.consume(code);
    return code === BACKSLASH ? escape : label;
  }

  function escape(code: Code): State | undefined {
    if (code !== LEFT_BRACKET && code !== BACKSLASH && code !== RIGHT_BRACKET) return label(code);
    size++;
    effects.consume(code);
    return label;
  }
}

/**
 * The micromark extension. `_hiddenFootnoteSupport` is micromark's own switch that keeps `[^` and `![^` from
 * opening a link or an image.
 */
export function noteCallSyntax(): Extension {
  const extension = { text: { [LEFT_BRACKET]: noteCall }, _hiddenFootnoteSupport: {} };
  return extension;
}
