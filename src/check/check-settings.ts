/**
 * Finds what is wrong with the settings of rules: names that no rule has, options that their rule does not
 * know. The configuration is read before there are rules, so this is found out with the check.
 */
import { z } from 'zod';
import type { Book } from '../book/book.ts';
import { readConfiguration, type YamlSource } from '../manuscript/configuration/read.ts';
import { ruleSeverity } from '../manuscript/configuration/schema.ts';
import { nearestName } from '../manuscript/nearest-name.ts';
import { createProblem, type Problem } from '../manuscript/problem.ts';
import { spelled, type RuleSettings } from './presets.ts';
import type { AnyRule } from './rule.ts';

/**
 * The problems with what a configuration says of rules.
 * @param yaml the text of the configuration, where it is known: it gives the problems their places
 */
export function settingProblems(
  settings: RuleSettings,
  rules: readonly AnyRule[],
  book: Book,
  yaml: string | undefined,
): Problem[] {
  if (Object.keys(settings).length === 0) return [];
  const source = sourceOf(book, yaml);
  return [...unknownRules(settings, rules, book, source), ...wrongOptions(settings, rules, book, source)];
}

/** Where the configuration stands: in a file of its own, or in the front matter of the one chapter. */
function sourceOf({ chapters, configurationFile }: Book, yaml: string | undefined): YamlSource | undefined {
  if (yaml !== undefined) return { yaml, file: configurationFile, line: 1 };
  const frontMatter = chapters.find(({ path }) => path === configurationFile)?.source.data.frontMatter;
  return frontMatter && { ...frontMatter, file: configurationFile };
}

/** A setting for a rule that does not exist changes nothing, which its author should know. */
function unknownRules(
  settings: RuleSettings,
  rules: readonly AnyRule[],
  book: Book,
  source: YamlSource | undefined,
): Problem[] {
  const ids = rules.map(({ id }) => id);
  return Object.keys(settings)
    .filter((id) => !ids.includes(id))
    .map((id) =>
      createProblem({
        rule: 'configuration',
        severity: 'warning',
        message: `expected the id of a rule in \`check.rules\`, found \`${id}\`; ${hintFor(id, ids)}`,
        file: book.configurationFile,
        place: source && placeOfRule(id, source),
      }),
    );
}

function hintFor(id: string, ids: readonly string[]): string {
  const nearest = nearestName(id, ids);
  return nearest === undefined ? `the rules are ${ids.join(', ')}` : `did you mean \`${nearest}\`?`;
}

/** The schema that refuses the one key finds its place. */
function placeOfRule(id: string, source: YamlSource): Problem['place'] {
  return readConfiguration(source, settingsSchema({ [id]: z.never() })).problems[0]?.place;
}

/**
 * Options are read by the schemas of their rules, in the same way and words as all else in a configuration.
 * Settings without a known text are read as JSON, which is YAML, and have no places.
 */
function wrongOptions(
  settings: RuleSettings,
  rules: readonly AnyRule[],
  { configurationFile: file }: Book,
  source: YamlSource | undefined,
): Problem[] {
  const asked = rules.filter(
    ({ id }) => Object.hasOwn(settings, id) && Object.keys(spelled(settings[id]).options).length > 0,
  );
  if (asked.length === 0) return [];
  const schema = settingsSchema(Object.fromEntries(asked.map((rule) => [rule.id, settingSchema(rule)])));
  const placed = source ? readConfiguration(source, schema).problems : [];
  // What the command line or a caller said stands in no file.
  const valid = asked.every((rule) => settingSchema(rule).safeParse(settings[rule.id]).success);
  if (placed.length > 0 || valid) return placed;
  const yaml = JSON.stringify({ check: { rules: settings } });
  return readConfiguration({ yaml, file, line: 1 }, schema).problems.map(({ reason }) =>
    createProblem({ rule: 'configuration', severity: 'error', message: reason, file }),
  );
}

function settingsSchema(rules: Record<string, z.ZodType>) {
  return z.looseObject({ check: z.looseObject({ rules: z.looseObject(rules).optional() }).optional() });
}

/** What may be said of one rule. */
function settingSchema({ options }: AnyRule): z.ZodType {
  const severity = { severity: ruleSeverity.optional() };
  const object = options instanceof z.ZodObject ? options.extend(severity) : z.strictObject(severity);
  return z.union([object, ruleSeverity]);
}
