/**
 * What the `template.yaml` files of a template say together: that of each layer goes before those of the layers
 * below it, key by key and option by option.
 */
import {
  readConfiguration,
  type ConfigurationResult,
  type YamlSource,
} from '../manuscript/configuration/read.ts';
import type { Files } from '../manuscript/files.ts';
import { ManuscriptError } from '../manuscript/manuscript.ts';
import {
  declarationSchema,
  type Declaration,
  type DeclaredOption,
  type Families,
  type TemplateSettings,
} from './declaration.ts';
import { faultOf, type Option } from './option.ts';
import { readLength } from './length.ts';

/** The file that says it. */
export const DECLARATION = 'template.yaml';

/** What a template is, all layers together. */
export interface Declared {
  title: string | undefined;
  description: string | undefined;
  options: ReadonlyMap<string, Option>;
  fonts: Families;
  settings: TemplateSettings;
}

const NOTHING: Declared = {
  title: undefined,
  description: undefined,
  options: new Map(),
  fonts: {},
  settings: {},
};

/**
 * Adds what one layer says to what those below it say.
 * @param source its `template.yaml`, if it has one
 * @param files those of the layer and the layers below
 * @throws {ManuscriptError} where something of it cannot be used, with its place
 */
export async function declaredWith(
  source: YamlSource | undefined,
  files: Files,
  below: Declared = NOTHING,
): Promise<Declared> {
  if (!source) return below;
  const lost = new Set<string>();
  const families = readDeclaration(source).fonts;
  for (const pattern of Object.values(families).flatMap((family) => family.files))
    if (!(await isThere(pattern, files))) lost.add(pattern);
  const fonts = { ...below.fonts, ...families };
  const options = new Map(below.options);
  const schema = declarationSchema.superRefine((own, context) => {
    const tell = (path: string[], message: string): void =>
      context.addIssue({ code: 'custom', path, message });
    for (const [family, { files: patterns }] of Object.entries(own.fonts)) {
      const missing = patterns.find((pattern) => lost.has(pattern));
      if (missing !== undefined)
        tell(['fonts', family, 'files'], `expected files of the template, found none at \`${missing}\``);
    }
    for (const [name, declared] of Object.entries(own.options)) {
      if (declared === false) {
        const inherited = options.get(name);
        if (inherited) options.set(name, { ...inherited, isFixed: true });
        else tell(['options', name], 'expected an option of the extended template, found none of that name');
        continue;
      }
      // With a type of its own it is another option, of which nothing is inherited.
      const option = declared.type === undefined ? { ...below.options.get(name), ...declared } : declared;
      const fault = incompleteness(option, fonts);
      if (fault) tell(['options', name, ...(fault.key in declared ? [fault.key] : [])], fault.message);
      else options.set(name, option as Option);
    }
  });
  const own = required(readConfiguration(source, schema), source);
  return {
    title: own.name ?? below.title,
    description: own.description ?? below.description,
    options,
    fonts,
    settings: {
      print: { ...below.settings.print, ...own.print },
      html: { ...below.settings.html, ...own.html },
      epub: { ...below.settings.epub, ...own.epub },
    },
  };
}

/**
 * Reads a `template.yaml` by itself.
 * @throws {ManuscriptError} where it cannot be read
 */
export function readDeclaration(source: YamlSource): Declaration {
  return required(readConfiguration(source, declarationSchema), source);
}

function required({ value, problems }: ConfigurationResult<Declaration>, source: YamlSource): Declaration {
  if (value === undefined) throw new ManuscriptError(`\`${source.file}\` cannot be used as it is`, problems);
  return value;
}

/** The first thing that keeps an option from being used. */
function incompleteness(
  option: DeclaredOption,
  families: Families,
): { key: string; message: string } | undefined {
  const { type, choices = [], min, max } = option;
  if (type === undefined) return { key: 'type', message: 'expected a `type`, found none; add it' };
  const strange = strangeKey(option, type);
  if (strange !== undefined)
    return { key: strange, message: `expected no \`${strange}\` with a \`${type}\`; take it out` };
  if (type === 'choice') {
    if (choices.length === 0) return { key: 'choices', message: 'expected `choices`, found none; add them' };
    const odd = choices.find((choice) => !/^[a-z][a-z\d-]*$/u.test(choice));
    if (odd !== undefined)
      return {
        key: 'choices',
        message: `expected words of small letters, digits and hyphens, found \`${odd}\``,
      };
  }
  const unknown = type === 'font' ? choices.find((family) => !Object.hasOwn(families, family)) : undefined;
  if (unknown !== undefined)
    return { key: 'choices', message: `expected families that \`fonts\` lists, found \`${unknown}\`` };
  for (const [key, limit] of Object.entries({ min, max })) {
    if (limit === undefined) continue;
    if (type === 'number' && typeof limit !== 'number')
      return { key, message: `expected a number as \`${key}\`, found \`${limit}\`` };
    if (type === 'length' && (typeof limit !== 'string' || !readLength(limit)))
      return { key, message: `expected a length such as \`24rem\` as \`${key}\`, found \`${limit}\`` };
  }
  if (option.default === undefined)
    return { key: 'default', message: 'expected a `default`, found none; add it' };
  const fault = faultOf(option.default, option as Option, families);
  return fault === undefined ? undefined : { key: 'default', message: fault };
}

const KEYS_OF: Readonly<Record<Option['type'], readonly string[]>> = {
  boolean: [],
  number: ['min', 'max', 'unit'],
  length: ['min', 'max'],
  colour: ['contrast'],
  choice: ['choices'],
  text: [],
  font: ['choices'],
};

function strangeKey(option: DeclaredOption, type: Option['type']): string | undefined {
  return Object.keys(option).find(
    (key) => !['type', 'description', 'default', ...KEYS_OF[type]].includes(key),
  );
}

/** True where a file is there, or where one fits a pattern with `*`. */
async function isThere(pattern: string, files: Files): Promise<boolean> {
  if (!pattern.includes('*')) return (await files.look(pattern)) === 'file';
  const folder = pattern.slice(0, Math.max(0, pattern.lastIndexOf('/')));
  const parts = pattern.slice(folder === '' ? 0 : folder.length + 1).split('*');
  return (await files.list(folder)).some((name) => fits(name, parts));
}

/** Whether a name has some parts in order, the first at its beginning and the last at its end. */
function fits(name: string, [first = '', ...rest]: readonly string[]): boolean {
  const last = rest.pop() ?? '';
  if (!name.startsWith(first) || !name.endsWith(last)) return false;
  let from = first.length;
  for (const part of rest) {
    const at = name.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return from <= name.length - last.length;
}
