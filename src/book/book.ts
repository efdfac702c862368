/** The book: the parsed manuscript. It knows no output format. */
import type { Nodes } from 'mdast';
import type { Configuration } from '../manuscript/configuration/schema.ts';
import { resolvePath, type Sight } from '../manuscript/files.ts';
import type { Manuscript } from '../manuscript/manuscript.ts';
import type { Problem } from '../manuscript/problem.ts';
import { noteGraph, type NoteGraph } from '../notes/graph.ts';
import { numberNotes, type NumberedNotes } from '../notes/numbering.ts';
import { parseChapters, type Chapter } from '../parse/chapter.ts';
import { findTargets, type Targets } from './targets.ts';

/** Where the address of an image leads. */
export type ImageSight = Exclude<Sight, 'folder'> | 'remote';

/** An image that the book shows, by the address its author wrote. */
export interface ImageReference {
  /** The path relative to the manuscript; absent where the address leads out of it. */
  path?: string;
  sight: ImageSight;
}

/** A parsed manuscript: metadata, chapters, the note graph, the numbers. */
export interface Book {
  /** What the user called the manuscript. */
  name: string;
  configuration: Configuration;
  configurationFile: string;
  chapters: Chapter[];
  graph: NoteGraph;
  numbered: NumberedNotes;
  /** Everything that a link can lead to. */
  targets: Targets;
  /** Where the images of each chapter lead: chapter path → address as written → what is there. */
  images: Map<string, Map<string, ImageReference>>;
  /** The picture of the cover, if one is named. */
  cover?: ImageReference;
  /** What was found before there was a book. */
  problems: Problem[];
}

/**
 * Parses a manuscript. Its images are looked at, not read.
 */
export async function parse(manuscript: Manuscript): Promise<Book> {
  const { configuration } = manuscript;
  const chapters = parseChapters(manuscript);
  const graph = noteGraph(chapters);
  const images = new Map<string, Map<string, ImageReference>>();
  for (const chapter of chapters) {
    const addresses = new Set<string>();
    collectImages(chapter.tree, addresses);
    const seen = new Map<string, ImageReference>();
    for (const address of addresses) seen.set(address, await lookAt(chapter.path, address, manuscript));
    if (seen.size > 0) images.set(chapter.path, seen);
  }
  const numbered = numberNotes(graph, configuration.notes.numbering);
  const printed = new Set(numbered.notes.map(({ definition }) => definition.node));
  return {
    name: manuscript.name,
    configuration,
    configurationFile: manuscript.configurationFile,
    chapters,
    graph,
    numbered,
    targets: findTargets(chapters, (note) => printed.has(note), configuration.words),
    images,
    ...(configuration.cover !== undefined && {
      cover: await lookAt('', asReference(configuration.cover), manuscript),
    }),
    problems: manuscript.problems,
  };
}

/** The addresses of all images below a node, in order. */
function collectImages(node: Nodes, addresses: Set<string>): void {
  if (node.type === 'image') addresses.add(node.url);
  if ('children' in node) for (const child of node.children) collectImages(child, addresses);
}

/** A path as a reference: `#` and `?` in it are characters of a name. */
function asReference(path: string): string {
  return path.replaceAll(/[%#?]/gu, encodeURIComponent);
}

async function lookAt(from: string, address: string, manuscript: Manuscript): Promise<ImageReference> {
  if (/^(?:https?:)?\/\//iu.test(address)) return { sight: 'remote' };
  const path = resolvePath(from, address);
  if (path === undefined) return { sight: 'outside' };
  const sight = await manuscript.files.look(path);
  return sight === 'folder' ? { sight: 'missing', path } : { sight, path };
}
