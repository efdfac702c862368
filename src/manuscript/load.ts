/** Reads a manuscript: its configuration and its chapters' sources. The only thing here that reads. */
import { VFile } from 'vfile';
import type { z } from 'zod';
import { readConfiguration, type YamlSource } from './configuration/read.ts';
import { chapterSchema, configurationSchema, type ChapterConfiguration, type Configuration } from './configuration/schema.ts';
import { diskFiles, locate } from './disk.ts';
import { pathWithin, type Files } from './files.ts';
import { ManuscriptError, type ChapterSource, type Manuscript } from './manuscript.ts';
import { createProblem, type Problem } from './problem.ts';

const CONFIGURATION_FILE = 'manuscript.yaml';
const FRONT_MATTER = /^---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?---[ \t]*(?:\r?\n|$)/u;

/**
 * Loads a manuscript from disk.
 * @param path a folder with `manuscript.yaml`, or one Markdown file
 * @throws {ManuscriptError} where there is none, or its configuration cannot be read
 */
export async function loadManuscript(path: string): Promise<Manuscript> {
  const location = await locate(path);
  if (!location) {
    throw new ManuscriptError(`expected a manuscript folder or a Markdown file at \`${path}\`, found nothing; check the path`);
  }
  return loadFrom(diskFiles(location.folder), path, location.file);
}

/**
 * Loads a manuscript from any `Files`.
 * @param name what messages call it
 * @param file the one file of a manuscript that is a single file
 * @throws {ManuscriptError} as `loadManuscript`
 */
export async function loadFrom(files: Files, name: string, file?: string): Promise<Manuscript> {
  return file === undefined ? loadFolder(files, name) : loadSingleFile(files, name, file);
}

async function loadFolder(files: Files, name: string): Promise<Manuscript> {
  const sight = await files.look(CONFIGURATION_FILE);
  if (sight !== 'file') {
    throw new ManuscriptError(
      `expected \`${CONFIGURATION_FILE}\` in \`${name}\`, found none; write one with at least \`title:\`, or name a single Markdown file`,
    );
  }
  const yaml = decode(await files.read(CONFIGURATION_FILE), CONFIGURATION_FILE);
  const configurationSource = { yaml, file: CONFIGURATION_FILE, line: 1 };
  const configuration = required(configurationSource, configurationSchema);
  const order = await chapterOrder(files, configuration, name);
  const problems: Problem[] = [];
  const chapters = await Promise.all(
    order.map(async ({ file, part }): Promise<ChapterSource> => {
      const source = await readChapter(files, file);
      const matter = frontMatter(source);
      const config = matter ? required(matter, chapterSchema) : chapterSchema.parse({});
      return { file: source, configuration: config, ...(part !== undefined && { part }) };
    }),
  );
  return {
    name,
    configuration,
    configurationFile: CONFIGURATION_FILE,
    configurationSource,
    chapters: withParts(chapters),
    files,
    problems,
  };
}

async function loadSingleFile(files: Files, name: string, file: string): Promise<Manuscript> {
  const source = await readChapter(files, file);
  const matter = frontMatter(source);
  const configuration = matter
    ? required(matter, configurationSchema)
    : configurationSchema.parse({ title: firstHeading(String(source)) || file.replace(/\.[^.]+$/u, '') });
  const { language } = configuration;
  return {
    name,
    configuration,
    configurationFile: file,
    configurationSource: matter,
    chapters: [{ file: source, configuration: chapterSchema.parse({ language }) }],
    files,
    problems: [],
  };
}

/** The first heading of a source as plain text: without its id, calls and marks of emphasis. */
function firstHeading(source: string): string {
  const prose = source.replaceAll(/^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1/gmu, '');
  const line = /^#[ \t]+(\S.*)$/mu.exec(prose)?.[1] ?? '';
  return line
    .replaceAll(/\^?\[\^?[^[\]]*\](?!\()|\{#[^{}]*\}|<[^<>]*>|[*`_]+|#+\s*$/gu, (mark, at: number) =>
      // An underscore within a word is part of it.
      mark === '_' && /\w_\w/u.test(line.slice(Math.max(0, at - 1), at + 2)) ? mark : '',
    )
    .trim();
}

/** The chapter files in the order of the book, each with its part. */
async function chapterOrder(
  files: Files,
  configuration: Configuration,
  name: string,
): Promise<{ file: string; part?: string }[]> {
  if (configuration.parts) {
    return configuration.parts.flatMap((part) => part.chapters.map((file) => ({ file, part: part.title })));
  }
  if (configuration.chapters) return configuration.chapters.map((file) => ({ file }));
  const found = (await files.list('')).filter((file) => file.endsWith('.md') && !/^readme\.md$/iu.test(file));
  if (found.length === 0) {
    throw new ManuscriptError(`expected Markdown files (\`*.md\`) in \`${name}\`, found none; write a chapter`);
  }
  return found.map((file) => ({ file }));
}

/** Puts the title of each part, as a chapter without a file, before the first chapter of the part. */
function withParts(chapters: ChapterSource[]): ChapterSource[] {
  return chapters.flatMap((chapter, index) => {
    const { part } = chapter;
    if (part === undefined || chapters[index - 1]?.part === part) return [chapter];
    const configuration: ChapterConfiguration = chapterSchema.parse({ title: part, kind: 'part' });
    return [{ file: new VFile({ value: '' }), configuration, part }, chapter];
  });
}

async function readChapter(files: Files, path: string): Promise<VFile> {
  const inside = pathWithin(path);
  const sight = inside === undefined ? 'outside' : await files.look(inside);
  if (inside === undefined || sight !== 'file') {
    const found = sight === 'outside' ? 'a path that leads out of the manuscript' : sight === 'folder' ? 'a folder' : 'nothing';
    throw new ManuscriptError(`expected a chapter at \`${path}\`, found ${found}; correct \`chapters\` in \`${CONFIGURATION_FILE}\``);
  }
  return new VFile({ path: inside, value: decode(await files.read(inside), inside) });
}

function decode(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const problem = createProblem({
      rule: 'configuration',
      severity: 'error',
      message: 'expected text in UTF-8, found other bytes; save the file as UTF-8',
      file,
    });
    throw new ManuscriptError(`\`${file}\` is not UTF-8`, [problem]);
  }
}

function frontMatter(source: VFile): YamlSource | undefined {
  const yaml = FRONT_MATTER.exec(String(source))?.[1];
  return yaml === undefined ? undefined : { yaml, file: source.path, line: 2 };
}

function required<Schema extends z.ZodObject>(source: YamlSource, schema: Schema): z.output<Schema> {
  const { value, problems } = readConfiguration(source, schema);
  if (value === undefined) throw new ManuscriptError(`\`${source.file}\` cannot be used as it is`, problems);
  return value;
}
