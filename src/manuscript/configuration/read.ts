/** YAML → a checked configuration, or problems with their line and column and the nearest key that exists. */
import type { Point } from 'unist';
import { isMap, isPair, isScalar, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import type { z } from 'zod';
import { nearestName } from '../nearest-name.ts';
import { createProblem, type Problem } from '../problem.ts';

/** Where some YAML stands. */
export interface YamlSource {
  yaml: string;
  /** The file, relative to the manuscript. */
  file: string;
  /** The line of the file that the YAML begins on, from 1. */
  line: number;
}

/** What came of it. */
export type ConfigurationResult<T> = { value: T; problems: [] } | { value: undefined; problems: Problem[] };

/** Reads YAML by a schema. Aliases are limited, so that a few lines cannot fill the memory. */
export function readConfiguration<Schema extends z.ZodObject>(
  source: YamlSource,
  schema: Schema,
): ConfigurationResult<z.output<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(source.yaml, { lineCounter: lines, prettyErrors: false });
  const problem = (message: string, offset: number | undefined): Problem =>
    createProblem({
      rule: 'configuration',
      severity: 'error',
      message,
      file: source.file,
      place: offset === undefined ? undefined : pointAt(offset, lines, source.line),
    });

  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => problem(`expected valid YAML, found: ${error.message}`, error.pos[0]));
    return { value: undefined, problems };
  }
  let content: unknown;
  try {
    content = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return { value: undefined, problems: [problem(`expected plain YAML, found: ${what}`, 0)] };
  }
  const result = schema.safeParse(content ?? {}, { reportInput: true });
  if (result.success) return { value: result.data, problems: [] };
  const tell = (issue: z.core.$ZodIssue, above: Path): Problem[] => {
    const path = [...above, ...issue.path.filter((key) => typeof key !== 'symbol')];
    if (issue.code === 'invalid_union') {
      const [nearest] = issue.errors.toSorted((a, b) => mismatches(a) - mismatches(b));
      return (nearest ?? []).flatMap((inner) => tell(inner, path));
    }
    if (issue.code !== 'unrecognized_keys') return [problem(wordIssue(issue, path), offsetOf(document, path))];
    return issue.keys.map((key) => {
      const nearest = nearestName(key, keysAt(schema, path));
      const where = path.length > 0 ? ` in \`${path.join('.')}\`` : '';
      const hint = nearest === undefined ? '' : `; did you mean \`${nearest}\`?`;
      return problem(`expected a known key${where}, found \`${key}\`${hint}`, offsetOf(document, [...path, key]));
    });
  };
  return { value: undefined, problems: result.error.issues.flatMap((issue) => tell(issue, [])) };
}

/** 1 where a value is not even of the kind that one of several forms wants. */
function mismatches(issues: readonly z.core.$ZodIssue[]): number {
  return issues.some(({ code, path }) => code === 'invalid_type' && path.length === 0) ? 1 : 0;
}

type Path = (string | number)[];

/** The kinds of values in the words of someone who writes YAML. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ['string', 'text'],
  ['number', 'a number'],
  ['int', 'a whole number'],
  ['boolean', '`true` or `false`'],
  ['array', 'a list'],
  ['object', 'keys with values'],
  ['null', 'nothing'],
]);

function wordIssue(issue: z.core.$ZodIssue, path: Path): string {
  const key = path.length > 0 ? `\`${path.join('.')}\`: ` : '';
  switch (issue.code) {
    case 'invalid_type': {
      if (issue.input === undefined) return `expected the key \`${path.join('.')}\`, found nothing; add it`;
      const found = kindOf(issue.input);
      const hint = issue.expected === 'string' && typeof issue.input === 'number' ? '; put it in quotes' : '';
      return `${key}expected ${KINDS.get(issue.expected) ?? issue.expected}, found ${KINDS.get(found) ?? found}${hint}`;
    }
    case 'invalid_value':
      return `${key}expected one of ${issue.values.map((value) => `\`${String(value)}\``).join(', ')}`;
    case 'invalid_key':
      return `${key}${issue.issues[0]?.message ?? issue.message}`;
    case 'too_small':
      if (issue.origin === 'number') return `${key}expected ${issue.minimum} or more`;
      return `${key}expected ${issue.origin === 'array' ? 'at least one entry' : 'some text'}, found nothing`;
    default:
      return `${key}${issue.message}`;
  }
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** The place of a key, or of the nearest one above it that is there. */
function offsetOf(document: Document, path: Path): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(key));
      if (pair && isScalar(pair.key)) return pair.key.range?.[0];
    }
    const node = document.getIn(path.slice(0, length), true) as Node | undefined;
    if (node?.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

function pointAt(offset: number, lines: LineCounter, firstLine: number): Point {
  const { line, col } = lines.linePos(offset);
  return { line: line + firstLine - 1, column: col };
}

/** The keys that an object of the schema may have, for suggestions. */
function keysAt(schema: z.ZodType, path: Path): string[] {
  let current: unknown = schema;
  for (const key of path) current = typeof key === 'number' ? elementOf(current) : valueOf(current, key);
  return Object.keys(shapeOf(current) ?? {});
}

interface Definition {
  shape?: Record<string, unknown>;
  element?: unknown;
  /** Of a record, whose keys are free. */
  valueType?: unknown;
  innerType?: unknown;
  options?: unknown[];
}

function unwrapped(schema: unknown): Definition | undefined {
  let current = (schema as { def?: Definition } | undefined)?.def;
  while (current?.innerType !== undefined) current = (current.innerType as { def?: Definition }).def;
  return current;
}

function shapeOf(schema: unknown): Record<string, unknown> | undefined {
  const definition = unwrapped(schema);
  return definition?.shape ?? definition?.options?.map(shapeOf).find((shape) => shape !== undefined);
}

function valueOf(schema: unknown, key: string): unknown {
  return shapeOf(schema)?.[key] ?? unwrapped(schema)?.valueType;
}

function elementOf(schema: unknown): unknown {
  return unwrapped(schema)?.element;
}
