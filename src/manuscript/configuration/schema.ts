/**
 * What `manuscript.yaml` may say, as a zod schema. The JSON Schema that editors use is made from it, so each
 * key carries its description here and nowhere else.
 */
import { z } from 'zod';
import { WORDS, type Words } from './words.ts';

const text = z.string().trim().min(1);
const path = text.describe('A path relative to the manuscript.');

const language = text
  .refine((tag) => isLanguageTag(tag), { error: 'expected a BCP 47 language tag such as `en-GB`' })
  .overwrite(canonicalTag)
  .describe('A BCP 47 language tag, such as `en-GB` or `kk`.');

const date = z
  .union([z.string(), z.number().int().transform(String)])
  .pipe(z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/u, {
        error: 'expected a date such as `2026-11-22`, `2026-11` or `2026`',
        abort: true,
      }).refine(isDate, 'expected a day that the calendar has'));

const author = z.strictObject({
  name: text.describe('The name as it is printed.'),
  role: z.string().optional().describe('What this person did, such as `author`, `editor` or `translator`, or a MARC relator code.'),
  sortName: text.optional().describe('The name as catalogues sort it, such as `Example, Ann`.'),
  affiliation: z.string().optional(),
  orcid: z
    .string()
    .regex(/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/u, 'expected an ORCID such as `0000-0002-1825-0097`')
    .optional(),
});

const authors = z.array(z.union([text.transform((name) => ({ name })), author])).describe('Who wrote it, in order.');

const id = text.regex(/^[^\s"'<>&#]+$/u, 'expected an id without spaces, quotes or `#`');

const length = text.regex(/^\d+(\.\d+)?\s*(mm|cm|in|pt|pc|px|q)$/iu, 'expected a length such as `18mm`');

const TRIM = /^(?:A4|A5|letter|6x9|royal|\d+(?:\.\d+)?(?:mm|cm|in|pt)\s*[x×]\s*\d+(?:\.\d+)?(?:mm|cm|in|pt))$/u;

/** The words of one language; whatever is not said stays as the press has it. */
const wordsOfLanguage = z.strictObject(
  Object.fromEntries(
    Object.entries(WORDS).map(([name, purpose]) => [name, text.optional().describe(purpose)]),
  ) as Record<keyof Words, z.ZodOptional<typeof text>>,
);

/** The versions of EPUB Accessibility and of WCAG that a claim can name (EPUB Accessibility 1.1, 4.2). */
const CLAIM = /^EPUB Accessibility 1\.1 - WCAG 2\.[0-2] Level A{1,3}$/u;

/** A severity that a configuration may give a rule. */
export const ruleSeverity = z.enum(['off', 'info', 'warning', 'error']);

/**
 * What a configuration may say of a rule: how bad it is, or that and the rule's own options. Which options
 * those are the rule knows; they are checked with it.
 */
export const ruleSetting = z.union([z.looseObject({ severity: ruleSeverity.optional() }), ruleSeverity]);

/** Which rules are on, where nothing is said of them one by one. */
export const rulePreset = z.enum(['recommended', 'strict', 'off']);

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
    .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?$/u, {
      error: 'expected a date such as `2026-11-22T12:00:00Z`',
      abort: true,
    })
    .refine(isDate, 'expected a day that the calendar has')
    .optional()
    .describe('The date of the last change; the editions carry it instead of the day they were made.'),
  rights: text.optional(),
  description: text.optional(),
  subjects: z.array(text).default([]),
  series: z
    .strictObject({
      title: text.describe('The title of the series that the book belongs to.'),
      number: z
        .union([z.string(), z.number().transform(String)])
        .pipe(z.string().regex(/^\d+(\.\d+)*$/u, 'expected a number such as `3` or `2.1`'))
        .optional()
        .describe('The number of the book in its series.'),
    })
    .optional()
    .describe('The series that the book belongs to.'),
  cover: path.optional().describe('The picture of the cover, for the EPUB and the HTML page.'),
  chapters: z.array(path).min(1).optional().describe('The chapter files, in order; by default all `*.md`, sorted by name.'),
  parts: z
    .array(z.strictObject({ title: text, chapters: z.array(path).min(1) }))
    .optional()
    .describe('Chapters grouped into parts, instead of `chapters`.'),
  template: text.default('report').describe('A template that comes with Imprimatur, or a folder such as `./template`.'),
  templateOptions: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
    .default({})
    .describe('By name what the template lets a manuscript choose, such as `accent: "#7a1f2b"`; its `template.yaml` lists them.'),
  output: text.optional().describe('The folder that the editions are written to; `--out` overrides it.'),
  slug: text
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u, 'expected letters, digits, `-`, `_` and `.`')
    .optional()
    .describe('The name of the edition files, without ending.'),
  words: z
    .record(language, wordsOfLanguage)
    .default({})
    .describe('By language the words that the press itself puts into the editions, where they are to be others.'),
  typography: z.boolean().default(true).describe('False leaves quotation marks, dashes and spaces as typed.'),
  notes: z
    .strictObject({
      numbering: z.enum(['continuous', 'per-chapter']).default('continuous').describe('Whether numbers begin anew in each chapter.'),
    })
    .prefault({}),
  print: z
    .strictObject({
      trim: text
        .regex(TRIM, 'expected `A4`, `A5`, `letter`, `6x9`, `royal`, or a size such as `160mm x 240mm`')
        .default('A5')
        .describe('The size of the printed page: `A4`, `A5`, `letter`, `6x9`, `royal`, or a size such as `160mm x 240mm`.'),
      margins: z
        .strictObject({ top: length.optional(), bottom: length.optional(), inner: length.optional(), outer: length.optional() })
        .prefault({})
        .describe('Margins that go before those of the template.'),
      notes: z
        .enum(['page', 'chapter', 'book'])
        .default('page')
        .describe('Where the notes stand in print: at the foot of the page, at the end of the chapter, or of the book.'),
      chapters: z
        .enum(['recto', 'page', 'continue'])
        .default('page')
        .describe('Where chapters begin: on a right page, on any new page, or below the end of the one before.'),
      bleed: length.optional().describe('What is printed beyond the trim on each side, such as `3mm`.'),
      marks: z.enum(['none', 'crop']).default('none').describe('`crop` marks the corners of the trim for the cutter.'),
      hyphenation: z.boolean().default(true).describe('False divides no words.'),
    })
    .prefault({}),
  pdf: z
    .strictObject({
      outlineDepth: z
        .number()
        .int()
        .min(1)
        .max(6)
        .default(3)
        .describe('How many levels the outline of the PDF has: 1 for chapters only.'),
      accessibility: z
        .enum(['tagged', 'ua-1'])
        .default('tagged')
        .describe('`ua-1` claims PDF/UA-1 in the metadata of the PDF; the claim is made only if every condition of it that a program can test holds. The PDF is tagged either way.'),
      attach: z
        .array(z.enum(['manuscript']))
        .default([])
        .describe('What the PDF takes along inside: `manuscript` for the files that it was made of.'),
    })
    .prefault({}),
  epub: z
    .strictObject({
      notes: z
        .enum(['popup', 'chapter', 'book'])
        .default('popup')
        .describe('How the notes of the EPUB are read: in a window over the text, at the end of the chapter, or of the book.'),
      tocDepth: z
        .number()
        .int()
        .min(1)
        .max(8)
        .default(3)
        .describe('How many levels the contents of the EPUB have: 1 for chapters only.'),
      fonts: z
        .enum(['none', 'embed'])
        .default('none')
        .describe('`embed` sets the EPUB in the fonts of the template, until its reader chooses another.'),
      svg: z
        .enum(['keep', 'png'])
        .default('keep')
        .describe('`png` draws SVG pictures for reading systems and shops that show none.'),
      maxImageWidth: z
        .number()
        .int()
        .min(100)
        .optional()
        .describe('The width in pixels that wider pictures are scaled down to; the cover stays as it is.'),
      accessibility: z
        .strictObject({
          conformsTo: text
            .regex(CLAIM, 'expected a claim such as `EPUB Accessibility 1.1 - WCAG 2.1 Level AA`')
            .default('EPUB Accessibility 1.1 - WCAG 2.1 Level AA')
            .describe('What the EPUB is claimed to conform to. Without `certifiedBy` no claim is made.'),
          certifiedBy: text.describe('Who has examined the book.'),
          credential: text.optional().describe('What entitles them to, or its address.'),
          report: z.url({ error: 'expected the address of the report' }).optional().describe('Where the report of the examination is.'),
        })
        .optional()
        .describe('The claim that the EPUB is accessible, by who has examined it. Without it none is made.'),
    })
    .prefault({}),
  html: z
    .strictObject({
      form: z
        .enum(['single', 'site'])
        .default('single')
        .describe('`single` is one file that holds everything, `site` a folder with a page for each chapter.'),
      notes: z
        .enum(['margin', 'popover', 'end'])
        .default('margin')
        .describe('How notes are read: in the margin where the screen is wide enough and else over the text, always over the text, or at the end.'),
      fonts: z
        .enum(['embed', 'system'])
        .default('embed')
        .describe('`embed` takes the fonts of the template along, `system` uses those that the reader has.'),
      address: z
        .url({ protocol: /^https?$/u, error: 'expected the address of a folder on the web, such as `https://example.org/report/`' })
        .transform((address) => (address.endsWith('/') ? address : `${address}/`))
        .optional()
        .describe('Where on the web the folder will be that is the `site` or that holds the single page; with it pages know their own addresses, citations name them, and a site gets a `sitemap.xml`.'),
    })
    .prefault({}),
  check: z
    .strictObject({
      preset: rulePreset
        .default('recommended')
        .describe('Which rules are on: the usual ones, all of them, or only those that `check.rules` names.'),
      rules: z
        .record(z.string(), ruleSetting)
        .default({})
        .describe('By the id of a rule its severity (`off`, `info`, `warning`, `error`), or `severity` and its options.'),
      maxWarnings: z.number().int().min(0).optional().describe('More warnings than this fail the check.'),
    })
    .prefault({}),
})
  .refine(({ chapters, parts }) => !chapters || !parts, {
    path: ['parts'],
    error: 'expected `chapters` or `parts`, found both; a chapter that is only in `chapters` would be lost',
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
/** How bad a configuration may say that a rule is. */
export type RuleSeverity = z.output<typeof ruleSeverity>;
/** What a rule may be set to. */
export type RuleSetting = z.output<typeof ruleSetting>;
/** Which rules are on, where nothing is said of them one by one. */
export type RulePreset = z.output<typeof rulePreset>;

/** Only when it is well-formed; what is not was refused before. */
function canonicalTag(tag: string): string {
  return isLanguageTag(tag) ? (Intl.getCanonicalLocales(tag)[0] ?? tag) : tag;
}

/** `Date` takes the 31st of June for the 1st of July. */
function isDate(written: string): boolean {
  const time = Date.parse(written);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(written.replace('Z', ''));
}

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
