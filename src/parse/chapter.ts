/** A parsed chapter, and the step from the sources of a manuscript to its chapters. */
import type { Heading, Root } from 'mdast';
import type { VFile } from 'vfile';
import type { ChapterConfiguration } from '../manuscript/configuration/schema.ts';
import type { ChapterSource, Manuscript } from '../manuscript/manuscript.ts';
import { applySteps, readSyntax } from './chain.ts';
import type { Suppression } from './nodes.ts';
import { plainText } from './plain-text.ts';

/** One chapter of a book: a tree in the words of our language, with what its front matter says. */
export interface Chapter {
  /** The place in the book, from 1. */
  number: number;
  /** The path of its file relative to the manuscript; empty for the title of a part. */
  path: string;
  source: VFile;
  tree: Root;
  kind: ChapterConfiguration['kind'];
  /** The title as plain text; empty where the chapter has none. */
  title: string;
  /** The heading that the title was taken from, if it was. */
  heading?: Heading;
  configuration: ChapterConfiguration;
  /** A BCP 47 tag: its own, or the book's. */
  language: string;
  /** The title of its part, if the book has parts. */
  part?: string;
  suppressions: Suppression[];
}

/** Parses all chapters of a manuscript. Pure: the manuscript is not changed. */
export function parseChapters(manuscript: Manuscript): Chapter[] {
  return manuscript.chapters.map((source, index) => parseChapter(source, index + 1, manuscript));
}

function parseChapter(source: ChapterSource, number: number, manuscript: Manuscript): Chapter {
  const { configuration, file } = source;
  const language = configuration.language ?? manuscript.configuration.language;
  const tree = applySteps(readSyntax(file), file, {
    language,
    typography: manuscript.configuration.typography,
  });
  const first = tree.children.find((node) => node.type === 'heading');
  const heading = configuration.title === undefined && first?.depth === 1 ? first : undefined;
  return {
    number,
    path: file.path ?? '',
    source: file,
    tree,
    kind: configuration.kind,
    title: configuration.title ?? (heading ? plainText(heading) : ''),
    ...(heading && { heading }),
    configuration,
    language,
    ...(source.part !== undefined && { part: source.part }),
    suppressions: file.data.suppressions ?? [],
  };
}
