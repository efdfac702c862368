/**
 * A template: a folder that a designer edits, with page shells (Liquid), style sheets (CSS) and fonts, and no
 * program code. What it lacks comes from the template that it extends, file by file; that is `report`, the one
 * that comes with the package, unless its `template.yaml` names another.
 */
import { readConfiguration, type YamlSource } from '../manuscript/configuration/read.ts';
import { z } from 'zod';
import type { Files } from '../manuscript/files.ts';
import { ManuscriptError, type Manuscript } from '../manuscript/manuscript.ts';
import { nearestName } from '../manuscript/nearest-name.ts';
import { createProblem, type Problem } from '../manuscript/problem.ts';
import { chooseOptions, type ChosenOptions } from './chosen-options.ts';
import type { TemplateSettings } from './declaration.ts';
import { DECLARATION, declaredWith, readDeclaration, type Declared } from './declared.ts';
import { findLayer, layered, type Layer, type TemplateFiles } from './layers.ts';
import { unsaidSettings } from './settings.ts';

/** A template that can be used. */
export interface Template extends TemplateFiles {
  /** What it calls itself. */
  title: string | undefined;
  description: string | undefined;
  /** Its options, with the values that the manuscript chose. */
  options: ChosenOptions;
  /** What it settles, where the manuscript says nothing. */
  settings: TemplateSettings;
}

/** The templates that come with the package, for suggestions. */
export const PACKAGED_TEMPLATES: readonly string[] = ['report', 'brief'];

const DEFAULT_TEMPLATE = 'report';
const NONE = 'none';
const MOST_LAYERS = 8;

/** Without these there is an edition that cannot be made. */
const NEEDED = [
  'page.liquid',
  'index.liquid',
  'chapter.liquid',
  'print.liquid',
  'screen.css',
  'print.css',
  'epub.css',
];

/**
 * Finds the template of a manuscript, and checks what the manuscript chooses of it.
 * @throws {ManuscriptError} where there is none of that name, or its `template.yaml` or the options cannot be used
 */
export async function loadTemplate(manuscript: Manuscript): Promise<Template> {
  const { template: name } = manuscript.configuration;
  const first = await findLayer(name, manuscript.files);
  if (!first) throw await missingTemplate(name, manuscript);
  const layers = await layersBelow(first, manuscript);
  let declared: Declared | undefined;
  for (const [index, { source }] of [...layers.entries()].toReversed())
    declared = await declaredWith(source, layered(layers.slice(index)), declared);
  const files = layered(layers);
  const missing: string[] = [];
  for (const path of NEEDED) if ((await files.look(path)) === 'missing') missing.push(path);
  if (missing.length > 0) throw missingFiles(missing, layers.at(-1)!);
  const { title, description, options, fonts, settings } = declared!;
  return {
    name,
    files,
    layers,
    title,
    description,
    options: chooseOptions(manuscript, options, fonts),
    settings: unsaidSettings(settings, manuscript),
  };
}

/** A folder with its `template.yaml`. */
interface DeclaredLayer extends Layer {
  source: YamlSource | undefined;
}

/** A layer and all that it lies over, the first on top. */
async function layersBelow(first: Layer, manuscript: Manuscript): Promise<DeclaredLayer[]> {
  const layers: DeclaredLayer[] = [];
  for (let layer: Layer | undefined = first; layer;) {
    const source = await sourceOf(layer);
    layers.push({ ...layer, source });
    const wanted =
      (source && readDeclaration(source).extends) ??
      (layer.name === DEFAULT_TEMPLATE ? NONE : DEFAULT_TEMPLATE);
    if (wanted === NONE) break;
    layer = await findLayer(wanted, manuscript.files);
    const isOver = layers.some(({ name }) => name === layer?.name);
    if (!layer || isOver || layers.length >= MOST_LAYERS) {
      const nearest = layer ? undefined : await meantTemplate(wanted, manuscript.files);
      throw cannotExtend(wanted, { isOver, nearest }, source);
    }
  }
  return layers;
}

async function sourceOf({ name, files }: Layer): Promise<YamlSource | undefined> {
  if ((await files.look(DECLARATION)) === 'missing') return undefined;
  const yaml = new TextDecoder().decode(await layered([{ name, files }]).read(DECLARATION));
  return { yaml, file: `${name}/${DECLARATION}`, line: 1 };
}

async function missingTemplate(
  name: string,
  { configurationFile, configurationSource, files }: Manuscript,
): Promise<ManuscriptError> {
  const nearest = await meantTemplate(name, files);
  const hint =
    nearest === undefined ? `correct it in \`${configurationFile}\`` : `did you mean \`${nearest}\`?`;
  const message = `expected ${listed(PACKAGED_TEMPLATES)} or a folder of the manuscript as \`template\`, found \`${name}\`; ${hint}`;
  return new ManuscriptError(
    message,
    configurationSource && problemAt('template', message, configurationSource),
  );
}

function missingFiles(paths: readonly string[], { name, source }: DeclaredLayer): ManuscriptError {
  const message = `expected ${listed(paths)} in a template that extends nothing, found none; add ${paths.length === 1 ? 'it' : 'them'}, or take \`extends: none\` out`;
  return new ManuscriptError(
    `the template \`${name}\` lacks ${listed(paths)}`,
    source && problemAt('extends', message, source),
  );
}

/** The template that a misspelt name means, or a folder that was named without its `./`. */
async function meantTemplate(name: string, files: Files | undefined): Promise<string | undefined> {
  const folder = `./${name}`;
  if (/^[^./]/u.test(name) && (await findLayer(folder, files))) return folder;
  return nearestName(name, PACKAGED_TEMPLATES);
}

function cannotExtend(
  wanted: string,
  { isOver, nearest }: { isOver: boolean; nearest: string | undefined },
  source: YamlSource | undefined,
): ManuscriptError {
  const hint = nearest === undefined ? '' : `; did you mean \`${nearest}\`?`;
  const found = isOver ? `\`${wanted}\`, which extends this one` : `\`${wanted}\`${hint}`;
  const message = `\`extends\`: expected ${listed(PACKAGED_TEMPLATES)}, \`none\` or a folder of the manuscript, found ${found}`;
  return new ManuscriptError(
    `\`${source?.file ?? DECLARATION}\` cannot be used as it is`,
    source && problemAt('extends', message, source),
  );
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

/** A problem at one key of some YAML. */
function problemAt(key: string, message: string, source: YamlSource): Problem[] {
  const schema = z.looseObject({}).superRefine((_, context) => {
    context.addIssue({ code: 'custom', path: [key], message });
  });
  const place = readConfiguration(source, schema).problems.at(0)?.place;
  return [createProblem({ rule: 'configuration', severity: 'error', message, file: source.file, place })];
}
