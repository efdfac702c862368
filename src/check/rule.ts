/**
 * What a rule is. A rule looks and reports facts; what the reader is told is a pure function of them
 * (`wording`), and how bad it is the configuration decides. Rules see the whole book, since notes are
 * numbered through it; all rules share one walk over each tree.
 */
import type { Nodes } from 'mdast';
import type { Point, Position } from 'unist';
import type { z } from 'zod';
import type { Book } from '../book/book.ts';
import type { RelatedPlace, Severity, TextEdit } from '../manuscript/problem.ts';
import type { Chapter } from '../parse/chapter.ts';

/** One thing that a rule found. */
export interface Finding<Facts> {
  facts: Facts;
  /** Path relative to the manuscript. */
  file: string;
  place?: Point | Position | undefined;
  related?: RelatedPlace[];
  /** The label of the note in question, if it is about one. */
  label?: string;
  /** What mends it, where the answer is certain: all of these changes, or none. */
  fix?: readonly TextEdit[];
}

/** How a rule tells what it found. */
export type Report<Facts> = (finding: Finding<Facts>) => void;

/** Where a node stands, and what the configuration asks of the rule. */
export interface NodeContext<Options = unknown> {
  book: Book;
  chapter: Chapter;
  /** The nodes around it, the root first. */
  ancestors: readonly Nodes[];
  /** The rule's options, with their defaults; undefined where the rule has none. */
  options: Options;
}

type NodeOf<Type extends Nodes['type']> = Extract<Nodes, { type: Type }>;

/**
 * A visitor of nodes of one kind. Declared as a method, so that a list of rules may hold rules with options
 * of any type (see `AnyRule`).
 */
type NodeVisitor<Node, Facts, Options> = {
  visit(node: Node, context: NodeContext<Options>, report: Report<Facts>): void;
}['visit'];

/** What a rule does with each node of the types that it names. */
export type NodeVisitors<Facts, Options = unknown> = {
  [Type in Nodes['type']]?: NodeVisitor<NodeOf<Type>, Facts, Options>;
};

/** A rule. It has `book`, `nodes`, or both. */
export interface Rule<Facts, Options = unknown> {
  /** Its name in reports and configurations, in kebab case; also the name of its file. */
  id: string;
  /** How bad it is unless a configuration says otherwise; `off` where a manuscript has to ask for the rule. */
  severity: Severity | 'off';
  /** How bad it is in the preset `strict`, where that is not how bad it is otherwise. */
  strict?: Severity;
  /**
   * What `check.rules` of a manuscript may say beside the severity: a strict object whose keys all have
   * defaults and descriptions.
   */
  options?: z.ZodType<Options>;
  /** What the reader is told: what was expected, what was found, what to do. */
  wording(facts: Facts): string;
  /** Looks at the whole book, once. */
  book?(book: Book, report: Report<Facts>, options: Options): void;
  /** Looks at nodes, in the walk that all rules share. */
  nodes?: NodeVisitors<Facts, Options>;
}

/**
 * A rule whatever its facts and options, for lists of rules. Facts come from a rule's `report` and go to its
 * own `wording`, options come out of its own schema and go to its own visitors, and neither goes anywhere
 * else; so whoever holds a rule of this type need not know what they are.
 */
export type AnyRule = Rule<unknown>;
