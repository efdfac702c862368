import type { TextEdit } from '../../manuscript/problem.ts';
import type { Call, Definition } from '../../notes/graph.ts';
import { asSpelled, labelRange } from '../label-range.ts';
import { appearance, difference, type Difference } from '../look-alike.ts';
import { lostPairs } from '../lost-pairs.ts';
import type { Report, Rule } from '../rule.ts';

/** The label, the one that it looks like, and what makes them different. */
interface Facts {
  found: string;
  expected: string;
  difference: Difference;
}

/**
 * Labels that look the same and are not: written in capitals here and not there, with an `é` of one character
 * or of two, with a Cyrillic о for a Latin o, with zeros before the number. Where only the case or the form of
 * accents differs we take both for one label, as Markdown wants, but other programs do not; all else makes two
 * labels of them. Calls are compared with definitions, and definitions with each other, each file for itself.
 * Accents are put into one form (NFC) by `--fix`.
 *
 * @example bad
 *   Exports doubled.[^Trade]
 *
 *   [^trade]: Ministry of Trade, Annual Report, 2020.
 *
 * @example bad
 *   Exports doubled,[^1] and taxes fell.[^01]
 *
 *   [^1]: Ministry of Trade, Annual Report, 2020.
 *
 *   [^01]: Ministry of Finance, Budget, 2021.
 *
 * @example good
 *   Exports doubled,[^trade] and taxes fell.[^trade-2021]
 *
 *   [^trade]: Ministry of Trade, Annual Report, 2020.
 *
 *   [^trade-2021]: Ministry of Trade, Annual Report, 2021.
 */
export const lookAlikeLabels: Rule<Facts> = {
  id: 'look-alike-labels',
  severity: 'warning',
  wording: ({ found, expected, difference: what }) =>
    `expected labels that a reader can tell apart, found \`[^${found}]\` beside \`[^${expected}]\`: ` +
    `${wordDifference(what)}; spell them alike if they are one note, or else name one of them differently`,
  book(book, report) {
    spellings(book.graph.calls, report);
    twins(book.graph.definitions, report);
    const told = new Set<string>();
    for (const [call, meant] of lostPairs(book).meantBy) {
      const key = `${call.chapter.path} ${call.label}`;
      if (meant.kind !== 'look-alike' || told.has(key)) continue;
      told.add(key);
      tell(call, meant.definition, report);
    }
  },
};

/** Calls that find their definition, though they are spelled otherwise: once for each spelling. */
function spellings(calls: readonly Call[], report: Report<Facts>): void {
  const others = new Map<Definition, Map<string, Call[]>>();
  for (const call of calls) {
    const { target } = call;
    if (!target || target.node.inline || asSpelled(call) === asSpelled(target)) continue;
    const bySpelling = others.get(target) ?? new Map<string, Call[]>();
    others.set(target, bySpelling);
    const alike = bySpelling.get(asSpelled(call)) ?? [];
    bySpelling.set(asSpelled(call), alike);
    alike.push(call);
  }
  for (const [target, bySpelling] of others)
    for (const alike of bySpelling.values())
      tell(alike[0]!, target, report, inNormalForm([...alike, target]));
}

/** Definitions whose labels look the same. */
function twins(definitions: readonly Definition[], report: Report<Facts>): void {
  const first = new Map<string, Definition>();
  for (const definition of definitions) {
    if (definition.duplicateOf || definition.node.inline) continue;
    const key = `${definition.chapter.path} ${appearance(definition.label)}`;
    const earlier = first.get(key);
    if (earlier) tell(definition, earlier, report);
    else first.set(key, definition);
  }
}

function tell(
  one: Call | Definition,
  other: Definition,
  report: Report<Facts>,
  fix?: readonly TextEdit[],
): void {
  const [found, expected] = [asSpelled(one), asSpelled(other)];
  const what = difference(found, expected);
  report({
    facts: { found, expected, difference: what },
    file: one.chapter.path,
    place: one.node.position,
    label: one.label,
    related: [
      { message: 'the label that looks the same', file: other.chapter.path, place: other.node.position },
    ],
    ...(what.kind === 'normal-form' && fix && { fix }),
  });
}

function inNormalForm(marks: readonly (Call | Definition)[]): TextEdit[] {
  return marks.flatMap((mark) => {
    const range = labelRange(mark);
    const text = asSpelled(mark).normalize('NFC');
    return range && text !== asSpelled(mark) ? [{ file: mark.chapter.path, ...range, text }] : [];
  });
}

function wordDifference(what: Difference): string {
  switch (what.kind) {
    case 'case':
      return 'they differ in capitals';
    case 'normal-form':
      return 'their accented letters are made of other characters';
    case 'zeros':
      return 'they differ in zeros';
    case 'characters':
      return what.found === '' || what.expected === ''
        ? 'one of them has a character more'
        : `${named(what.found)} is not ${named(what.expected)}`;
  }
}

function named(character: string): string {
  const point = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  return `\`${character}\` (U+${point})`;
}
