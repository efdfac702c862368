import type { Note } from '../../notes/numbering.ts';
import { sourceOf } from '../../parse/source.ts';
import {
  comparableText,
  countSources,
  leadingIbid,
  mayBeginWithIbid,
  mayCite,
  namedIbid,
  textOfSources,
} from '../citation-text.ts';
import { blocksOfText, passageOf } from '../passage.ts';
import { placeOf } from '../place.ts';
import type { Rule } from '../rule.ts';

/** What the word stands after. */
interface Facts {
  word: string;
  before: 'nothing' | 'remark' | 'several';
  /** The number of the note before. */
  number: number;
  /** How many sources it has. */
  sources: number;
  /** The name that stands before the word, and that none of them has. */
  name?: string | undefined;
}

/**
 * An “ibidem” that does not say what it means. It repeats the one source of the note before it: not at the head of
 * a chapter, where there is no note before; not after a note with several sources, of which it might be any; not
 * after a remark that cites nothing. Notes are in the order of their printed numbers.
 *
 * Known are *ibid.*, *ibidem*, *ebd.*, *ebenda*, *ibíd.*, *там же* and their like, in any language, and *id.* as English
 * lawyers use it. What names its source ("Smith, ibid.") is left alone where the note before has that name, as
 * written, or has one source only; and so is an Ibid. later in a note, which means a source in the same note. A note counts as a remark only where nothing in it looks like a
 * citation, and has several sources only where they are plainly separated.
 *
 * @example bad
 *   Exports doubled.[^1]
 *
 *   [^1]: Ibid., p. 12.
 *
 * @example bad
 *   Exports doubled,[^1] and taxes fell.[^2]
 *
 *   [^1]: Ministry of Trade, *Annual Report*, 2020; Ministry of Finance, *Budget*, 2021.
 *
 *   [^2]: See *ibid.*
 *
 * @example bad
 *   Exports doubled,[^1] and taxes fell.[^2]
 *
 *   [^1]: This was before the ministry changed the way in which it counts them.
 *
 *   [^2]: Ebd.
 *
 * @example bad
 *   Exports doubled,[^1] and taxes fell.[^2]
 *
 *   [^1]: U.S. Department of Trade, *Annual Report*, 2020; Ministry of Finance, *Budget*, 2021.
 *
 *   [^2]: See Trade Department ibid and *The Customs Gazette*, March 2021.
 *
 * @example good
 *   Exports doubled,[^1] and taxes fell,[^2] for a while.[^3]
 *
 *   [^1]: Ministry of Trade, *Annual Report; with Tables*, 2020.
 *
 *   [^2]: Ibid., p. 12; Ministry of Finance, *Budget*, 2021.
 *
 *   [^3]: Ministry of Finance, ibid., p. 4.
 */
export const ibidTarget: Rule<Facts> = {
  id: 'ibid-target',
  severity: 'warning',
  wording({ word, before, number, sources, name }) {
    const found = {
      nothing: 'no note before it in this chapter',
      remark: `a remark without a source (note ${number})`,
      several: `${sources} sources (note ${number})${name === undefined ? '' : `, none of them called “${name}”`}`,
    }[before];
    return `expected a note with one source before \`${word}\`, found ${found}; name the source that is meant`;
  },
  book({ numbered }, report) {
    let before: Note | undefined;
    for (const note of numbered.notes) {
      const last = before?.chapter === note.chapter ? before : undefined;
      before = note;
      const { chapter, node, label } = note.definition;
      if (!mayBeginWithIbid(sourceOf(node, chapter.source))) continue;
      const [first] = blocksOfText(node);
      const passage = first && passageOf(first, chapter.source);
      if (!passage) continue;
      const plain = leadingIbid(passage.text);
      const named = plain ? undefined : namedIbid(passage.text);
      const ibid = plain ?? named;
      const fault = plain ? faultOf(last) : named && faultOfName(named.name, last);
      if (!ibid || !fault) continue;
      const { start, end } = passage.rangeOf(ibid.from, ibid.to);
      report({
        facts: { ...fault, word: passage.text.slice(ibid.from, ibid.to), number: last?.number ?? 0 },
        file: chapter.path,
        place: placeOf(start, end, chapter.source),
        ...(!node.inline && { label }),
        related: last
          ? [
              {
                message: 'the note before it',
                file: last.definition.chapter.path,
                place: last.definition.node.position,
              },
            ]
          : [],
      });
    }
  },
};

/** A name tells which of several sources is meant, if one of them has it. */
function faultOfName(
  name: string,
  last: Note | undefined,
): Pick<Facts, 'before' | 'sources' | 'name'> | undefined {
  if (!last) return undefined;
  const text = textOfSources(last.definition.node);
  const sources = countSources(text);
  const isThere = comparableText(text).toLowerCase().includes(comparableText(name).toLowerCase());
  return sources < 2 || isThere ? undefined : { before: 'several', sources, name };
}

function faultOf(last: Note | undefined): Pick<Facts, 'before' | 'sources'> | undefined {
  if (!last) return { before: 'nothing', sources: 0 };
  const text = textOfSources(last.definition.node);
  const sources = countSources(text);
  // Ibid. after Ibid. means what that one means: where it means nothing, that is told of once.
  if (sources > 1) return { before: 'several', sources };
  return mayCite(text) ? undefined : { before: 'remark', sources };
}
