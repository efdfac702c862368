import type { Nodes } from 'mdast';
import { blocksOfText, passageOf, type Passage } from '../passage.ts';
import { placeOf } from '../place.ts';
import { residueIn, type Residue } from '../residue.ts';
import type { Rule } from '../rule.ts';

/**
 * What is left over in a note where something was cut out of it. Most often that was an address, lost by whoever took
 * the text from a web page: there is a comma before a semicolon or at the end, there are two commas, two full stops or
 * two spaces, a space before a comma or a full stop, a piece of an address. The fix takes away what is too much. Where
 * nobody can know what stood there (a piece of an address, a colon with nothing after it), there is none.
 *
 * Three dots are an ellipsis and `?..` is Russian; `Inc.,` and `etc.;` are right; spaces before `;`, `:`, `!`
 * and `?` are right in French. Two spaces after the end of a sentence are a habit of typists and do no harm.
 *
 * @example bad
 *   Exports doubled.[^1]
 *
 *   [^1]: Ministry of Trade, *Annual Report*, May 2020,; Ministry of Finance, *Budget*, 2021.
 *
 * @example bad
 *   Exports doubled.[^1]
 *
 *   [^1]: Ministry of Trade, *Annual Report*, May 2020,
 *
 * @example bad
 *   Exports doubled.[^1]
 *
 *   [^1]: Ministry of Trade, *Annual Report*, May 2020,–report_2020.pdf
 *
 * @example bad
 *   Exports doubled.[^1]
 *
 *   [^1]: Ministry  of Trade , *Annual Report*,, May 2020..
 *
 * @example good
 *   Exports doubled.[^1]
 *
 *   [^1]: Acme Inc., “What Next?”, 1–2 May 2020, https://example.org/a,;b; see also ‘And so on...’ etc.
 */
export const citationResidue: Rule<Residue> = {
  id: 'citation-residue',
  severity: 'warning',
  wording({ kind, found }) {
    const written = `\`${found}\``;
    switch (kind) {
      case 'marks':
        return `expected one mark between two parts of a citation, found ${written}; remove what is too much`;
      case 'stops':
        return `expected a full stop or an ellipsis, found ${written}; remove one, or add one`;
      case 'end':
        return `expected the end of the note, found ${written} with nothing after it; remove it, or add what is missing`;
      case 'fragment':
        return `expected a space after the comma, found ${written}, which looks like a piece of an address; put the address back, or remove it`;
      case 'spaces':
        return 'expected one space, found several; remove all but one';
      case 'space-before':
        return `expected no space before ${written}, found one; remove it`;
    }
  },
  book({ graph }, report) {
    for (const { node, label, chapter, duplicateOf } of graph.definitions) {
      if (duplicateOf) continue;
      const blocks = blocksOfText(node);
      for (const [at, block] of blocks.entries()) {
        const passage = passageOf(block, chapter.source);
        // What is in a list or a quotation ends as it likes.
        const own = (node.children as Nodes[]).indexOf(block);
        const isLast = at === blocks.length - 1 && own === node.children.length - 1;
        const isEnd = own >= 0 && (isLast || node.children[own + 1]?.type === 'paragraph');
        for (const residue of residueIn(passage.text, { isLast, isEnd })) {
          const { start, end } = passage.rangeOf(residue.from, residue.to);
          report({
            facts: residue,
            file: chapter.path,
            place: placeOf(start, end, chapter.source),
            ...(!node.inline && { label }),
            fix: editsFor(residue, passage, chapter.path),
          });
        }
      }
    }
  },
};

/** Only what is too much is touched, so that marks and markup between stay as they are. */
function editsFor({ remove }: Residue, passage: Passage, file: string) {
  return remove.map(({ from, to }) => ({ file, ...passage.rangeOf(from, to), text: '' }));
}
