/**
 * A rule as a unified plugin, for anyone's remark chain and one file at a time. The file is parsed anew from
 * its source: the tree of a foreign chain does not know our notes and directives, and a linter should not
 * change what that chain parses and writes. The folder that the chain runs in is taken for the manuscript.
 */
import { isAbsolute, relative, resolve, dirname, basename, sep } from 'node:path';
import type { Root } from 'mdast';
import type { Plugin } from 'unified';
import { VFile } from 'vfile';
import { parse, type Book } from '../book/book.ts';
import { chapterSchema, configurationSchema } from '../manuscript/configuration/schema.ts';
import { diskFiles } from '../manuscript/disk.ts';
import { inReadingOrder } from '../manuscript/problem.ts';
import { ruleSettingOf, type PluginSetting } from './plugin-setting.ts';
import { activeRules, presetSeverity } from './presets.ts';
import { runRules } from './run-rules.ts';
import type { AnyRule } from './rule.ts';
import { applySuppressions } from './suppressions.ts';

/** A rule as a plugin; the setting is a severity other than the rule's own, or options, or both. */
export type RulePlugin = Plugin<[setting?: PluginSetting], Root>;

/** Makes a plugin of a rule. Its problems are put on the file as messages. */
export function asPlugin(rule: AnyRule): RulePlugin {
  const plugin: RulePlugin = function (setting) {
    const own = ruleSettingOf(setting, rule.id);
    return async (_tree, file) => {
      const book = await bookOf(file);
      const found = runRules(
        book,
        activeRules([rule], 'recommended', own === undefined ? {} : { [rule.id]: own }),
      );
      file.messages.push(...inReadingOrder(applySuppressions(found, book.chapters), []));
    };
  };
  rules.set(plugin, rule);
  return plugin;
}

/** The rule that each plugin was made of. */
const rules = new WeakMap<RulePlugin, AnyRule>();

/** The same plugins with the severities of the preset `strict`, which has the rules that are otherwise off. */
export function strictly(plugins: readonly RulePlugin[]): [RulePlugin, PluginSetting][] {
  return plugins.map((plugin) => {
    const rule = rules.get(plugin);
    return [plugin, rule ? presetSeverity(rule, 'strict') : 'on'];
  });
}

/** All rules of a preset share one parse of a file, as long as its source stays the same. */
const books = new WeakMap<VFile, { source: string; book: Promise<Book> }>();

function bookOf(file: VFile): Promise<Book> {
  const source = String(file);
  const known = books.get(file);
  if (known?.source === source) return known.book;
  const book = oneChapter(file, source);
  books.set(file, { source, book });
  return book;
}

function oneChapter(file: VFile, source: string): Promise<Book> {
  const { folder, path } = placeOf(file);
  return parse({
    name: path,
    // Front matter may be of any kind here: it is left unread.
    configuration: configurationSchema.parse({ title: file.stem || 'untitled', typography: false }),
    configurationFile: path,
    chapters: [{ file: new VFile({ path, value: source }), configuration: chapterSchema.parse({}) }],
    files: diskFiles(folder),
    problems: [],
  });
}

/** The folder that images may lie in, and the path of the file from there. */
function placeOf(file: VFile): { folder: string; path: string } {
  if (file.path === undefined) return { folder: file.cwd, path: 'untitled.md' };
  const full = resolve(file.cwd, file.path);
  const path = relative(file.cwd, full);
  if (path.startsWith('..') || isAbsolute(path)) return { folder: dirname(full), path: basename(full) };
  return { folder: file.cwd, path: path.split(sep).join('/') };
}
