/** A manuscript as it was loaded: its configuration and the source of its chapters, nothing parsed yet. */
import type { VFile } from 'vfile';
import type { YamlSource } from './configuration/read.ts';
import type { ChapterConfiguration, Configuration } from './configuration/schema.ts';
import type { Files } from './files.ts';
import type { Problem } from './problem.ts';

/** One chapter: a Markdown file, or the title page of a part, which has no file. */
export interface ChapterSource {
  /** The source; `path` is relative to the manuscript. Empty for a part. */
  file: VFile;
  configuration: ChapterConfiguration;
  /** The title of the part this chapter belongs to, if the manuscript has parts. */
  part?: string;
}

/** A folder (or one file) of Markdown with its metadata: the only source of all editions. */
export interface Manuscript {
  /** What the user called it, for messages. */
  name: string;
  configuration: Configuration;
  /** The file that the configuration stands in, relative to the manuscript. */
  configurationFile: string;
  /** The text of the configuration, for whoever checks a part of it later and tells its place. */
  configurationSource?: YamlSource | undefined;
  chapters: ChapterSource[];
  /** Everything that may be read: the manuscript's folder and nothing else. */
  files: Files;
  /** What was found while loading and does not keep the manuscript from being read. */
  problems: Problem[];
}

/**
 * Thrown where there is no manuscript to speak of: nothing at that path, or a configuration that cannot be
 * read. Its exit code is 2, wrong usage or unreadable configuration.
 */
export class ManuscriptError extends Error {
  override name = 'ManuscriptError';
  readonly exitCode = 2;
  /** The findings, where there are any with a place. */
  readonly problems: readonly Problem[];
  constructor(message: string, problems: readonly Problem[] = []) {
    super(message);
    this.problems = problems;
  }
}
