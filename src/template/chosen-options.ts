/** What a manuscript chooses of a template's options, checked against their types. */
import { z } from 'zod';
import { readConfiguration } from '../manuscript/configuration/read.ts';
import { ManuscriptError, type Manuscript } from '../manuscript/manuscript.ts';
import { nearestName } from '../manuscript/nearest-name.ts';
import { createProblem } from '../manuscript/problem.ts';
import type { Families } from './declaration.ts';
import { cssOf, faultOf, type Option, type OptionValue } from './option.ts';

/** The values of all options: those that the manuscript chose, and the defaults of the others. */
export interface ChosenOptions {
  /** By name, for the shells: `options.accent`. */
  values: Readonly<Record<string, OptionValue>>;
  /** By custom property, for the style sheets: `--option-accent`. */
  properties: ReadonlyMap<string, string>;
  /** By custom property the words that it may have, where there are but a few. */
  choices: ReadonlyMap<string, readonly string[]>;
}

/** The key of the configuration. */
const KEY = 'templateOptions';

/**
 * Completes what a manuscript chooses by the defaults.
 * @throws {ManuscriptError} where it chooses what there is not to choose, with the place of each
 */
export function chooseOptions(
  manuscript: Manuscript,
  options: ReadonlyMap<string, Option>,
  families: Families,
): ChosenOptions {
  const chosen = manuscript.configuration.templateOptions;
  const faults = Object.entries(chosen).flatMap(([name, value]) => {
    const option = options.get(name);
    const message =
      option && option.isFixed !== true
        ? faultOf(value, option, families)
        : unknownOption(name, manuscript, options);
    return message === undefined ? [] : [{ name, message }];
  });
  if (faults.length > 0) throw refusal(faults, manuscript);
  // Without a prototype, so that there is no option named `constructor`.
  const values = Object.create(null) as Record<string, OptionValue>;
  const properties = new Map<string, string>();
  const choices = new Map<string, readonly string[]>();
  for (const [name, option] of options) {
    const value = (Object.hasOwn(chosen, name) ? chosen[name] : undefined) ?? option.default;
    values[name] = value;
    properties.set(`--option-${name}`, cssOf(value, option, families));
    if (option.type === 'choice') choices.set(`--option-${name}`, option.choices ?? []);
    if (option.type === 'boolean') choices.set(`--option-${name}`, ['true', 'false']);
  }
  return { values, properties, choices };
}

function unknownOption(
  name: string,
  { configuration }: Manuscript,
  options: ReadonlyMap<string, Option>,
): string {
  const names = [...options].flatMap(([key, { isFixed }]) => (isFixed === true ? [] : [key]));
  const nearest = nearestName(name, names);
  const known =
    names.length === 0 ? 'it has none' : `it has ${names.map((item) => `\`${item}\``).join(', ')}`;
  const hint = nearest === undefined ? known : `did you mean \`${nearest}\`?`;
  return `expected an option of the template \`${configuration.template}\`, found \`${name}\`; ${hint}`;
}

function refusal(
  faults: readonly { name: string; message: string }[],
  { configurationFile: file, configurationSource: source }: Manuscript,
): ManuscriptError {
  const schema = z.looseObject({}).superRefine((_, context) => {
    for (const { name, message } of faults) context.addIssue({ code: 'custom', path: [KEY, name], message });
  });
  const problems = source
    ? readConfiguration(source, schema).problems
    : faults.map(({ name, message }) =>
        createProblem({
          rule: 'configuration',
          severity: 'error',
          message: `\`${KEY}.${name}\`: ${message}`,
          file,
        }),
      );
  return new ManuscriptError(`\`${KEY}\` in \`${file}\` cannot be used as they are`, problems);
}
