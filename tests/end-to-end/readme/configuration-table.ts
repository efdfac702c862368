/** The table of the keys of `manuscript.yaml`, made from its JSON Schema. */

/** What is used of a schema. */
export interface Schema {
  type?: string;
  description?: string;
  default?: unknown;
  enum?: readonly string[];
  anyOf?: readonly Schema[];
  items?: Schema;
  properties?: Readonly<Record<string, Schema>>;
  additionalProperties?: boolean | Schema;
  required?: readonly string[];
}

/** The lines of the table. */
export function configurationTable(schema: Schema): string {
  const rows = rowsOf(schema, '', new Set(schema.required));
  return ['| key | value | default | meaning |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function rowsOf(schema: Schema, prefix: string, required: ReadonlySet<string>): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, value]) => {
    const path = `${prefix}${key}`;
    const isSection = value.properties !== undefined;
    const standard = required.has(path)
      ? '_required_'
      : value.default === undefined || isEmpty(value.default)
        ? ''
        : `\`${JSON.stringify(value.default).replaceAll('"', '')}\``;
    const row = `| \`${path}\` | ${valueOf(value)} | ${standard} | ${value.description?.replaceAll('|', '\\|') ?? MEANINGS[path] ?? ''} |`;
    return isSection ? rowsOf(value, `${path}.`, new Set()) : [row];
  });
}

/** What the schema leaves unsaid because the key says it. */
const MEANINGS: Readonly<Record<string, string>> = {
  subtitle: 'The subtitle.',
  publisher: 'Who publishes it.',
  rights: 'The copyright line.',
  description: 'A summary of a few sentences.',
  subjects: 'Key words.',
  doi: 'The DOI.',
  uuid: 'A UUID, where there is neither ISBN nor DOI.',
  'isbn.print': 'The ISBN of the printed book.',
  'isbn.epub': 'The ISBN of the EPUB.',
  'isbn.pdf': 'The ISBN of the PDF.',
};

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function valueOf(schema: Schema): string {
  if (schema.enum) return schema.enum.map((item) => `\`${item}\``).join(', ');
  if (schema.type === 'array') return 'list';
  if (schema.type === 'object') return 'keys and values';
  if (schema.anyOf) return [...new Set(schema.anyOf.map(valueOf))].join(' or ');
  return schema.type === 'integer'
    ? 'number'
    : schema.type === 'string' || schema.type === undefined
      ? 'text'
      : `${schema.type === 'boolean' ? '`true`, `false`' : schema.type}`;
}
