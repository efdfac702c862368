/**
 * What `manuscript.yaml` may say, as a zod schema. The JSON Schema that editors use is made from it, so each
 * key carries its description here and nowhere else.
 */
import { z } from 'zod';

const text = z.string().trim().min(1);
const path = text.describe('A path relative to the manuscript.');

const language = text
  .refine(isLanguageTag, { error: 'expected a BCP 47 language tag such as `en-GB`' })
  .describe('A BCP 47 language tag, such as `en-GB` or `kk`.');

const date = z
  .union([z.string(), z.number().int().transform(String)])
  .pipe(z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/u, 'expected a date such as `2026-11-22`, `2026-11` or `2026`'));

const author = z.strictObject({
  name: text.describe('The name as it is printed.'),
  role: z.string().optional().describe('What this person did, such as `author`, `editor` or `translator`.'),
  affiliation: z.string().optional(),
  orcid: z
    .string()
    .regex(/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/u, 'expected an ORCID such as `0000-0002-1825-0097`')
    .optional(),
});

const authors = z.array(z.union([text.transform((name) => ({ name })), author])).describe('Who wrote it, in order.');

const id = text.regex(/^[^\s"'<>&#]+$/u, 'expected an id without spaces, quotes or `#`');

/** A severity that a configuration may give a rule. */
export const ruleSetting = z.enum(['off', 'info', 'warning', 'error']);

/** `manuscript.yaml`, or the front matter of a manuscript that is one file. */
export const configurationSchema = z.strictObject({
  title: text.describe('The title of the book.'),
  subtitle: text.optional(),
  authors: authors.default([]),
  publisher: text.optional(),
  date: date.optional().describe('The date of publication.'),
  language: language.default('en'),
  isbn: z
    .strictObject({ print: text.optional(), epub: text.optional(), pdf: text.optional() })
    .optional()
    .describe('The ISBN of each edition.'),
  doi: text.optional(),
  uuid: z.guid({ error: 'expected a UUID such as `123e4567-e89b-42d3-a456-426614174000`' }).optional(),
  modified: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?$/u, 'expected a date such as `2026-11-22T12:00:00Z`')
    .optional()
    .describe('The date of the last change; the editions carry it instead of the day they were made.'),
  rights: text.optional(),
  description: text.optional(),
  subjects: z.array(text).default([]),
  cover: path.optional().describe('The picture of the cover, for the EPUB and the HTML page.'),
  chapters: z.array(path).min(1).optional().describe('The chapter files, in order; by default all `*.md`, sorted by name.'),
  parts: z
    .array(z.strictObject({ title: text, chapters: z.array(path).min(1) }))
    .optional()
    .describe('Chapters grouped into parts, instead of `chapters`.'),
  template: text.default('report').describe('A template that comes with Imprimatur, or a folder such as `./template`.'),
  output: text.optional().describe('The folder that the editions are written to; `--out` overrides it.'),
  slug: text
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u, 'expected letters, digits, `-`, `_` and `.`')
    .optional()
    .describe('The name of the edition files, without ending.'),
  typography: z.boolean().default(true).describe('False leaves quotation marks, dashes and spaces as typed.'),
  notes: z
    .strictObject({
      numbering: z.enum(['continuous', 'per-chapter']).default('continuous').describe('Whether numbers begin anew in each chapter.'),
    })
    .prefault({}),
  print: z
    .strictObject({
      trim: z.enum(['A4', 'A5', 'letter']).default('A5').describe('The size of the printed page.'),
      notes: z.enum(['chapter']).default('chapter').describe('Where the notes stand in print.'),
    })
    .prefault({}),
  epub: z
    .strictObject({
      notes: z.enum(['popup']).default('popup').describe('How the notes of the EPUB are read.'),
    })
    .prefault({}),
  html: z
    .strictObject({
      notes: z.enum(['end']).default('end').describe('Where the notes of the page stand.'),
    })
    .prefault({}),
  check: z
    .strictObject({
      rules: z.record(z.string(), ruleSetting).default({}).describe('The severity of each rule, by its id.'),
      maxWarnings: z.number().int().min(0).optional().describe('More warnings than this fail the check.'),
    })
    .prefault({}),
});

/** The front matter of a chapter. */
export const chapterSchema = z.strictObject({
  title: text.optional(),
  subtitle: text.optional(),
  authors: authors.default([]),
  kind: z.enum(['front', 'body', 'back', 'part']).default('body'),
  id: id.optional(),
  language: language.optional(),
  runningHead: text.optional(),
  toc: z.boolean().default(true),
});

/** A configuration as the rest of the program uses it: checked, with its defaults. */
export type Configuration = z.output<typeof configurationSchema>;
/** What the front matter of a chapter says, with its defaults. */
export type ChapterConfiguration = z.output<typeof chapterSchema>;
/** A person who wrote something. */
export type Author = Configuration['authors'][number] & { role?: string | undefined };
/** What a rule may be set to. */
export type RuleSetting = z.output<typeof ruleSetting>;

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** The JSON Schema of `manuscript.yaml`, draft 2020-12. */
export function configurationJsonSchema(): object {
  return z.toJSONSchema(configurationSchema, { io: 'input', unrepresentable: 'any' });
}
