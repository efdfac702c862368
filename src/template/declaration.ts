/** What `template.yaml` may say, as a zod schema: what a template is called, what can be chosen, what it brings. */
import { z } from 'zod';
import { configurationSchema } from '../manuscript/configuration/schema.ts';

const text = z.string().trim().min(1);

/** Names that can be written in a manuscript, in a shell (`options.accent`) and in CSS (`--option-accent`) alike. */
const optionName = z
  .string()
  .regex(/^[a-z][a-z\d]*(?:-[a-z\d]+)*$/u, 'expected a name of small letters, digits and hyphens');

const familyName = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} _.-]*$/u, 'expected the name of a family such as `Source Serif 4`');

/** The kinds of values that a manuscript can choose. */
export const OPTION_TYPES = ['boolean', 'number', 'length', 'colour', 'choice', 'text', 'font'] as const;

/** One thing that a manuscript can choose. Which keys go with which type is checked when the template is known. */
export const optionSchema = z.strictObject({
  type: z
    .enum(OPTION_TYPES)
    .optional()
    .describe('What kind of value it has. Left out for an option of the template that this one extends.'),
  description: text.optional().describe('What it does, for whoever writes a manuscript.'),
  default: z
    .union([z.string(), z.number(), z.boolean()])
    .optional()
    .describe('The value where a manuscript says nothing.'),
  choices: z.array(text).min(1).optional().describe('The values of a `choice`, or the families of a `font`.'),
  min: z.union([z.number(), z.string()]).optional().describe('The least `number` or `length`.'),
  max: z.union([z.number(), z.string()]).optional().describe('The greatest `number` or `length`.'),
  unit: z
    .enum(['em', 'rem', 'ch', 'px', 'pt', 'mm', 'cm', 'in', '%', 'vw', 'vh', 'deg', 's', 'ms'])
    .optional()
    .describe('What a `number` is followed by in the style sheets.'),
  contrast: z
    .number()
    .min(1)
    .max(21)
    .optional()
    .describe('How far a `colour` must stand out from white, such as 4.5 for text (WCAG 2.1, 1.4.3).'),
});

/** A family of fonts that the template brings, and what stands in for a character that it lacks. */
const familySchema = z.strictObject({
  files: z
    .union([text.transform((file) => [file]), z.array(text).min(1)])
    .describe('The files, relative to the template; `*` stands for any part of a name.'),
  fallback: z
    .array(familyName)
    .default([])
    .describe('The families that follow it, the last one generic, such as `serif`.'),
});

const { print, html, epub } = configurationSchema.shape;
const [ofPrint, ofHtml, ofEpub] = [print.unwrap().shape, html.unwrap().shape, epub.unwrap().shape];

/** What a template may settle where the manuscript says nothing: only what is a matter of design. */
export const settingsSchema = {
  print: z
    .strictObject({
      trim: ofPrint.trim.unwrap().optional(),
      notes: ofPrint.notes.unwrap().optional(),
      chapters: ofPrint.chapters.unwrap().optional(),
      hyphenation: ofPrint.hyphenation.unwrap().optional(),
    })
    .optional()
    .describe('What a manuscript that does not say otherwise has under `print`.'),
  html: z
    .strictObject({ notes: ofHtml.notes.unwrap().optional() })
    .optional()
    .describe('What a manuscript that does not say otherwise has under `html`.'),
  epub: z
    .strictObject({ notes: ofEpub.notes.unwrap().optional() })
    .optional()
    .describe('What a manuscript that does not say otherwise has under `epub`.'),
};

/** `template.yaml`. */
export const declarationSchema = z.strictObject({
  name: text.optional().describe('What the template is called.'),
  description: text.optional().describe('What it is for, in a sentence.'),
  extends: text
    .optional()
    .describe(
      'Where its missing files come from: a template that comes with Imprimatur, a folder of the manuscript, or `none`. By default `report`.',
    ),
  options: z
    .record(optionName, z.union([optionSchema, z.literal(false)]))
    .default({})
    .describe(
      'By name what a manuscript can choose; `false` for what only the extended template lets it choose, which keeps its default.',
    ),
  fonts: z.record(familyName, familySchema).default({}).describe('By name the families that it brings.'),
  ...settingsSchema,
});

/** `template.yaml`, read. */
export type Declaration = z.output<typeof declarationSchema>;
/** An option as one `template.yaml` has it. */
export type DeclaredOption = z.output<typeof optionSchema>;
/** The families of a template, by name. */
export type Families = Declaration['fonts'];
/** What a template settles. */
export type TemplateSettings = Pick<Declaration, keyof typeof settingsSchema>;
