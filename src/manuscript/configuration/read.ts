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
  const result = schema.safeParse(document.toJS({ maxAliasCount: 100 }) ?? {});
  if (result.success) return { value: result.data, problems: [] };
  const problems = result.error.issues.flatMap((issue) => {
    const path = issue.path.filter((key) => typeof key !== 'symbol');
    if (issue.code !== 'unrecognized_keys') {
      return [problem(wordIssue(issue, path), offsetOf(document, path))];
    }
    return issue.keys.map((key) => {
      const nearest = nearestName(key, keysAt(schema, path));
      const where = path.length > 0 ? ` in \`${path.join('.')}\`` : '';
      const hint = nearest === undefined ? '' : `; did you mean \`${nearest}\`?`;
      return problem(`expected a known key${where}, found \`${key}\`${hint}`, offsetOf(document, [...path, key]));
    });
  });
  return { value: undefined, problems };
}

type Path = (string | number)[];

function wordIssue(issue: z.core.$ZodIssue, path: Path): string {
  const key = path.length > 0 ? `\`${path.join('.')}\`: ` : '';
  if (issue.code === 'invalid_type' && issue.input === undefined && path.length > 0) {
    return `expected the key \`${path.join('.')}\`, found nothing; add it`;
  }
  if (issue.code === 'invalid_value') return `${key}expected one of ${issue.values.map((value) => `\`${String(value)}\``).join(', ')}`;
  return `${key}${issue.message}`;
}

/** The place of a key, or of the nearest one above it that is there. */
function offsetOf(document: Document, path: Path): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key);
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
  for (const key of path) current = typeof key === 'number' ? elementOf(current) : shapeOf(current)?.[key];
  return Object.keys(shapeOf(current) ?? {});
}

interface Definition {
  shape?: Record<string, unknown>;
  element?: unknown;
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

function elementOf(schema: unknown): unknown {
  return unwrapped(schema)?.element;
}
