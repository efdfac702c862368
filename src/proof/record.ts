/**
 * The record of a proof, `<slug>.proof.json`: what was proved, of which bytes, and by what they were made. It holds no
 * day, no duration and no path of a machine, so that the same inputs give the same record.
 */
import { z } from 'zod';
import { FINDING_KINDS, type FindingKind } from './finding.ts';

/** Goes up when a reader of older records could not read the new ones. */
export const PROOF_VERSION = 1;

const text = z.string();
const count = z.int().min(0);
const sha256 = text.regex(/^[\da-f]{64}$/u).describe('A SHA-256, in hexadecimal digits.');
const editionKind = z.enum(['html', 'pdf', 'epub']);

const pageOfBook = z.strictObject({
  index: count.describe('The place of the page in the file, from 0.'),
  folio: text.describe('The number printed on it; empty where there is none.'),
});

const pageBox = z
  .strictObject({ page: count, x: z.number(), y: z.number(), width: z.number(), height: z.number() })
  .describe('A box on a page (index from 0), in pt from the upper left corner of the trimmed page.');

const place = z
  .strictObject({
    file: text.exactOptional().describe('Within the manuscript.'),
    line: z.int().exactOptional(),
    column: z.int().exactOptional(),
    document: text.exactOptional().describe('Within the EPUB or the site.'),
    boxes: z.array(pageBox).exactOptional(),
  })
  .describe('Lines and columns start at 1.');

const finding = z.strictObject({
  kind: z.enum(Object.keys(FINDING_KINDS) as [FindingKind, ...FindingKind[]]),
  edition: editionKind,
  message: text.describe('The finding in one sentence.'),
  note: text.exactOptional().describe('The number of the note it is about.'),
  chapter: text.exactOptional().describe('The id of the chapter it is in.'),
  expected: text.exactOptional().describe('What the manuscript says.'),
  found: text.exactOptional().describe('What the edition says.'),
  page: pageOfBook.exactOptional(),
  boxes: z.array(pageBox).exactOptional(),
  source: place.exactOptional().describe('Where it stands in the manuscript.'),
});

const note = z.strictObject({
  number: text.describe('The number that readers see.'),
  label: text.describe('What the author wrote between `[^` and `]`.'),
  id: text.describe('The id, the same in every edition.'),
  chapter: text.describe('The id of the chapter that calls it; empty where nothing does.'),
  begins: pageOfBook.exactOptional().describe('The printed page it begins on.'),
  ends: pageOfBook.exactOptional().describe('The printed page it ends on.'),
  calls: z
    .array(z.strictObject({ id: text, page: pageOfBook.exactOptional() }))
    .describe('Its calls, in order, each with the printed page it stands on.'),
});

const edition = z.strictObject({
  kind: editionKind,
  file: text.describe('The name of the file; of a site, its folder, with a slash.'),
  bytes: count,
  sha256: sha256.describe(
    'Of the file; of a site, of the list that `sha256sum` prints of its files in the order of their paths.',
  ),
  pages: count.exactOptional().describe('How many printed pages it has.'),
});

const page = z.strictObject({
  ...pageOfBook.shape,
  label: text.describe('What a viewer calls the page.'),
  width: z.number().describe('Of the trimmed page, in pt.'),
  height: z.number().describe('Of the trimmed page, in pt.'),
});

const named = z.strictObject({ name: text, version: text });

const lock = z.strictObject({
  imprimatur: text.describe('The version of Imprimatur.'),
  packages: z.array(named).describe('The packages that have a part in the bytes.'),
  runtime: z
    .array(named)
    .describe('The parts of Node that have: its languages (ICU, CLDR), its compression (zlib).'),
  browser: named.exactOptional().describe('The browser that printed the PDF.'),
  template: z
    .strictObject({ name: text, sha256 })
    .exactOptional()
    .describe('The template, and the hash of all its files; absent where the making is not known.'),
  fonts: z.array(z.strictObject({ file: text, sha256 })).describe('The fonts that were used.'),
  settings: z
    .record(text, z.union([text, z.number(), z.boolean()]))
    .describe('What was asked for on the command line and stands in no manuscript.'),
});

/** The schema of a record. */
export const proofSchema = z
  .strictObject({
    version: z.literal(PROOF_VERSION),
    verdict: z.enum(['proved', 'not proved']),
    manuscript: z.strictObject({
      name: text.describe('The name that its editions have in common.'),
      title: text,
      language: text.describe('A BCP 47 language tag.'),
      direction: z.enum(['ltr', 'rtl']).describe('In which direction it is read and leafed through.'),
      hash: sha256.describe(
        'Of the list that `sha256sum` prints of all its files in the order of their paths.',
      ),
    }),
    editions: z.array(edition),
    counts: z
      .strictObject({
        chapters: count,
        notes: count,
        calls: count,
        words: count.describe('Words and numbers, those of notes included.'),
        links: count,
        pictures: count,
      })
      .describe('Of the manuscript.'),
    findings: z
      .array(finding)
      .describe('Where the editions differ, or are at fault; empty where all is well.'),
    notes: z.array(note).describe('All notes in order, and where they are printed.'),
    pages: z.array(page).describe('The printed pages; empty where there is no PDF.'),
    lock: lock.describe('What the bytes depend on besides the manuscript.'),
  })
  .describe('The proof that editions agree with their manuscript.');

/** The record of a proof. */
export type Proof = z.output<typeof proofSchema>;
/** One edition in it. */
export type ProvedEdition = Proof['editions'][number];
/** One note in it. */
export type ProvedNote = Proof['notes'][number];
/** One printed page in it. */
export type ProvedPage = Proof['pages'][number];
/** What the bytes depend on besides the manuscript. */
export type Lock = Proof['lock'];

/** The JSON Schema of a record, draft 2020-12. */
export function proofJsonSchema(): object {
  return z.toJSONSchema(proofSchema);
}

/**
 * A record as JSON: keys in the order of the schema, and one line for each finding, note and page, so that two
 * records can be compared line by line.
 * @throws {z.ZodError} where it is no record
 */
export function formatProof(proof: Proof): string {
  return `${layOut(proofSchema.parse(proof), '')}\n`;
}

/**
 * Reads a record.
 * @throws {SyntaxError} where it is no JSON
 * @throws {z.ZodError} where it is no record, or one of another version
 */
export function parseProof(json: string): Proof {
  return proofSchema.parse(JSON.parse(json));
}

function layOut(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const deeper = `${indent}  `;
  const isList = Array.isArray(value);
  const lines = isList
    ? value.map((item) => inOneLine(item))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${layOut(item, deeper)}`);
  const [open, close] = isList ? '[]' : '{}';
  return lines.length === 0
    ? `${open}${close}`
    : `${open}\n${lines.map((line) => deeper + line).join(',\n')}\n${indent}${close}`;
}

function inOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inOneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${inOneLine(item)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
