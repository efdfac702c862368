/**
 * Brings together what belongs together and has lost each other: a call without a definition and the definition
 * that was meant, a definition without a call and the mark that was meant to call it. One fault is told of
 * once, where it must be mended; the rules about the other half of the note are silent.
 */
import type { Book } from '../book/book.ts';
import type { Call, Definition } from '../notes/graph.ts';
import type { Chapter } from '../parse/chapter.ts';
import { appearance } from './look-alike.ts';
import { comparableLabel, lostMarks, type LostMark } from './lost-marks.ts';

/** What a call without a definition was meant for. */
export type Meant =
  /** A definition that is none, in the same file. */
  | { kind: 'mark'; mark: LostMark }
  /** A definition in another file. */
  | { kind: 'other-file'; definition: Definition }
  /** A definition in the same file whose label looks the same. */
  | { kind: 'look-alike'; definition: Definition };

/** What belongs together in a book. */
export interface LostPairs {
  /** The lost marks of all chapters. */
  marks: readonly LostMark[];
  /** What calls without a definition were meant for, where that can be said. */
  meantBy: ReadonlyMap<Call, Meant>;
  /** The calls that a lost definition was meant for. */
  callsOf: ReadonlyMap<LostMark, readonly Call[]>;
  /** The definition that a lost call was meant for. */
  definitionOf: ReadonlyMap<LostMark, Definition>;
  /** Calls and definitions that have each other in another file: one of the two stands in the wrong place. */
  astray: ReadonlySet<Call | Definition>;
  /** The definitions that no reader gets to because what was meant to call them does not. */
  cutOff: ReadonlySet<Definition>;
}

const pairsOf = new WeakMap<Book, LostPairs>();

/** The pairs of a book. Several rules ask for them, so they are looked for once. */
export function lostPairs(book: Book): LostPairs {
  const known = pairsOf.get(book);
  if (known) return known;
  const pairs = findPairs(book);
  pairsOf.set(book, pairs);
  return pairs;
}

/** The definitions of one chapter. */
interface Labels {
  /** By the label as it is compared. */
  byIdentifier: Map<string, Definition>;
  /** By what the label looks like; made when first asked for. */
  byAppearance?: Map<string, Definition>;
}

function findPairs({ graph, chapters }: Book): LostPairs {
  const labels = labelsOf(graph.definitions);
  const meantBy = new Map<Call, Meant>();
  const callsOf = new Map<LostMark, Call[]>();
  const definitionOf = new Map<LostMark, Definition>();
  const cutOff = new Set<Definition>();
  const astray = new Set<Call | Definition>();
  const marks: LostMark[] = [];
  for (const chapter of chapters) for (const mark of marksOf(chapter, labels.get(chapter))) marks.push(mark);

  const lostDefinitions = new Map<Chapter, Map<string, LostMark>>();
  for (const mark of marks) {
    if (mark.role === 'definition') {
      const own = lostDefinitions.get(mark.chapter) ?? new Map<string, LostMark>();
      lostDefinitions.set(mark.chapter, own);
      for (const identifier of mark.identifiers) if (!own.has(identifier)) own.set(identifier, mark);
      continue;
    }
    const definition = firstOf(mark.identifiers, labels.get(mark.chapter)?.byIdentifier);
    if (!definition) continue;
    definitionOf.set(mark, definition);
    if (!definition.reached) cutOff.add(definition);
  }

  const elsewhere = strays(graph.definitions);
  for (const call of graph.calls) {
    if (call.target) continue;
    const meant = meantFor(call, lostDefinitions.get(call.chapter), elsewhere, labels.get(call.chapter));
    if (!meant) continue;
    meantBy.set(call, meant);
    if (meant.kind === 'other-file') astray.add(call).add(meant.definition);
    if (meant.kind === 'mark') {
      const calls = callsOf.get(meant.mark) ?? [];
      callsOf.set(meant.mark, calls);
      calls.push(call);
    } else if (!meant.definition.reached) cutOff.add(meant.definition);
  }
  for (const definition of cutOff)
    for (const { target } of definition.calls) if (target && !target.reached) cutOff.add(target);
  return { marks, meantBy, callsOf, definitionOf, astray, cutOff };
}

function meantFor(
  call: Call,
  lost: ReadonlyMap<string, LostMark> | undefined,
  elsewhere: ReadonlyMap<string, readonly Definition[]>,
  labels: Labels | undefined,
): Meant | undefined {
  const mark = lost?.get(call.identifier);
  if (mark) return { kind: 'mark', mark };
  const far = nearest(call, elsewhere.get(call.identifier) ?? []);
  if (far) return { kind: 'other-file', definition: far };
  if (!labels) return undefined;
  labels.byAppearance ??= appearances(labels.byIdentifier);
  const twin = labels.byAppearance.get(appearance(call.label));
  return twin && { kind: 'look-alike', definition: twin };
}

function marksOf(chapter: Chapter, labels: Labels | undefined): LostMark[] {
  const find = (label: string): Definition | undefined => labels?.byIdentifier.get(comparableLabel(label));
  return lostMarks(chapter, {
    isDefined: (label) => find(label) !== undefined,
    isUncalled: (label) => find(label)?.reached === false,
  });
}

function labelsOf(definitions: readonly Definition[]): Map<Chapter, Labels> {
  const labels = new Map<Chapter, Labels>();
  for (const definition of definitions) {
    const { chapter, identifier, duplicateOf, node } = definition;
    const own: Labels = labels.get(chapter) ?? { byIdentifier: new Map() };
    labels.set(chapter, own);
    if (!duplicateOf && !node.inline) own.byIdentifier.set(identifier, definition);
  }
  return labels;
}

function appearances(byIdentifier: ReadonlyMap<string, Definition>): Map<string, Definition> {
  const found = new Map<string, Definition>();
  for (const definition of byIdentifier.values()) {
    const look = appearance(definition.label);
    const before = found.get(look);
    // Of several that look the same the one that nobody calls is the likelier.
    if (!before || (before.reached && !definition.reached)) found.set(look, definition);
  }
  return found;
}

/**
 * The definitions that a call in another file may mean. A number is used in every chapter that counts from 1,
 * so a numbered note that its own chapter calls is meant by nobody else.
 */
function strays(definitions: readonly Definition[]): Map<string, Definition[]> {
  const found = new Map<string, Definition[]>();
  for (const definition of definitions) {
    const { identifier, duplicateOf, node, reached } = definition;
    if (duplicateOf || node.inline || (reached && /^\d+$/u.test(identifier))) continue;
    const list = found.get(identifier) ?? [];
    found.set(identifier, list);
    list.push(definition);
  }
  return found;
}

function nearest({ chapter }: Call, definitions: readonly Definition[]): Definition | undefined {
  const distance = (definition: Definition): number => Math.abs(definition.chapter.number - chapter.number);
  let found: Definition | undefined;
  for (const definition of definitions)
    if (!found || distance(definition) < distance(found)) found = definition;
  return found;
}

function firstOf(
  identifiers: readonly string[],
  from: Map<string, Definition> | undefined,
): Definition | undefined {
  for (const identifier of identifiers) {
    const found = from?.get(identifier);
    if (found) return found;
  }
  return undefined;
}
