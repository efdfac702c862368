/** What stands above the text of Markdown: YAML, TOML, pandoc’s three lines with a per cent sign. */
import { parse as parseYaml } from 'yaml';
import type { Decision, ImportedMetadata } from '../imported.ts';

/** What was found above a text. */
export interface FrontMatter {
  metadata: ImportedMetadata;
  decisions: Decision[];
  /** The text with empty lines in the place of the metadata, so that its lines keep their numbers. */
  source: string;
  /** True for a form that only pandoc has. */
  isPandoc: boolean;
}

const YAML = /^---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/u;
const TOML = /^\+\+\+[ \t]*\r?\n([\s\S]*?)\r?\n\+\+\+[ \t]*(?:\r?\n|$)/u;
const TITLE_BLOCK = /^%[^\n]*\n(?:[ \t]+\S[^\n]*\n)*(?:%[^\n]*\n(?:[ \t]+\S[^\n]*\n)*){0,2}/u;
/** The keys of others that mean one of ours. */
const KEYS: Readonly<Record<string, keyof ImportedMetadata>> = {
  title: 'title',
  subtitle: 'subtitle',
  author: 'authors',
  authors: 'authors',
  publisher: 'publisher',
  date: 'date',
  lang: 'language',
  language: 'language',
  description: 'description',
  abstract: 'description',
  summary: 'description',
  doi: 'doi',
};

/** Takes the metadata from above a text. All of it is told, also what no key of ours can hold. */
export function takeFrontMatter(source: string): FrontMatter {
  for (const [pattern, read] of [
    [YAML, readYaml],
    [TOML, readToml],
  ] as const) {
    const found = pattern.exec(source);
    const values = found && read(found[1] ?? '');
    if (found && values)
      return { ...fromValues(values, found[1] ?? ''), source: without(source, found[0]), isPandoc: false };
  }
  const block = TITLE_BLOCK.exec(source);
  if (block) return { ...fromTitleBlock(block[0]), source: without(source, block[0]), isPandoc: true };
  return { metadata: {}, decisions: [], source, isPandoc: false };
}

function without(source: string, above: string): string {
  return above.replaceAll(/[^\r\n]+/gu, '') + source.slice(above.length);
}

function readYaml(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = parseYaml(text, { maxAliasCount: 100 });
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** The lines `key = "value"` and `key = ["a", "b"]`; tables are left to the report. */
function readToml(text: string): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const line of text.split(/\r?\n/u)) {
    if (line.startsWith('[')) break;
    const [, key, value = ''] = /^\s*([\w-]+)\s*=\s*(.+?)\s*$/u.exec(line) ?? [];
    if (key === undefined) continue;
    const strings = [...value.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'/gu)].map(([, a, b]) => a ?? b ?? '');
    values[key] = value.startsWith('[') ? strings : (strings[0] ?? value);
  }
  return values;
}

function fromValues(
  values: Record<string, unknown>,
  text: string,
): Pick<FrontMatter, 'metadata' | 'decisions'> {
  const metadata: Record<string, unknown> = {};
  const left: string[] = [];
  for (const [key, value] of Object.entries(values)) {
    const own = KEYS[key.toLowerCase()];
    const taken = own === undefined || metadata[own] !== undefined ? undefined : valueFor(own, value);
    if (own !== undefined && taken !== undefined) metadata[own] = taken;
    else left.push(key);
  }
  const kept = Object.keys(metadata).map((key) => `\`${key}\``);
  const decisions: Decision[] = [
    {
      kind: 'metadata',
      confidence: left.length > 0 ? 'likely' : 'certain',
      message: `metadata above the text: ${kept.length > 0 ? `${kept.join(', ')} went into \`manuscript.yaml\`` : 'nothing of it is used'}${left.length > 0 ? `; ${left.map((key) => `\`${key}\``).join(', ')} have no place there` : ''}`,
      line: 2,
      text,
    },
  ];
  return { metadata: metadata as ImportedMetadata, decisions };
}

function valueFor(key: keyof ImportedMetadata, value: unknown): string | string[] | undefined {
  if (key === 'authors') {
    const names = [value].flat().flatMap((author) => nameOf(author) ?? []);
    return names.length > 0 ? names : undefined;
  }
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value).trim();
  // `2021-07-22T10:00:00+02:00` is that day.
  if (key === 'date') return /^\d{4}(?:-\d{2}(?:-\d{2})?)?(?=$|[T ])/u.exec(text)?.[0];
  return text === '' ? undefined : text;
}

function nameOf(author: unknown): string | undefined {
  if (typeof author === 'string') return author.trim() || undefined;
  if (typeof author !== 'object' || author === null || !('name' in author)) return undefined;
  return typeof author.name === 'string' ? author.name.trim() || undefined : undefined;
}

function fromTitleBlock(block: string): Pick<FrontMatter, 'metadata' | 'decisions'> {
  const fields = block
    .split(/^%/mu)
    .slice(1)
    .map((field) => field.trim());
  const [title = '', authors = '', date = ''] = fields;
  const day = valueFor('date', date);
  const metadata: ImportedMetadata = {
    ...(title !== '' && { title: title.replaceAll(/\s+/gu, ' ') }),
    ...(authors !== '' && {
      authors: authors
        .split(/;|\n/u)
        .map((name) => name.trim())
        .filter(Boolean),
    }),
    ...(typeof day === 'string' && { date: day }),
  };
  const message = 'the title block of pandoc; what `manuscript.yaml` can hold of it is there';
  return {
    metadata,
    decisions: [{ kind: 'metadata', confidence: 'certain', message, line: 1, text: block.trimEnd() }],
  };
}
