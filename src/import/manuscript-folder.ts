/** A source that was read → the files of a manuscript folder. Pure: nothing is written. */
import type { Nodes, Root } from 'mdast';
import { pathWithin } from '../manuscript/files.ts';
import { plainText } from '../parse/plain-text.ts';
import { chapterNames } from './chapter-names.ts';
import { chaptersOf, type ImportedChapter } from './chapters.ts';
import { configurationText } from './configuration-text.ts';
import { importReport } from './import-report.ts';
import type { Decision, Imported } from './imported.ts';
import { markdownOf } from './markdown-form.ts';
import { writeableLabels } from './note-labels.ts';
import { differenceIn } from './read-back.ts';
import { tidy } from './tidy.ts';
import { linkAddresses } from './web-addresses.ts';

/** What the user wants of the manuscript. */
export interface FolderOptions {
  /** The name of the source, for the report and where nothing has a title. */
  source: string;
  /** What the source was read as, for the report. */
  kind: string;
  /** New chapters begin at headings of the first depth, or of the second too; by default there is one chapter. */
  split?: 'h1' | 'h2' | undefined;
  /** Goes before the source’s own. */
  title?: string | undefined;
  /** Goes before the source’s own. BCP 47. */
  language?: string | undefined;
}

/** A manuscript, ready to be written. */
export interface ManuscriptFolder {
  title: string;
  /** Path → content, `manuscript.yaml` and `import-report.md` among them. */
  files: Map<string, Uint8Array>;
  /** The chapter files, in order. */
  chapters: string[];
  /** All that was decided, by the reader and here. */
  decisions: Decision[];
  calls: number;
  notes: number;
}

/** The file of the configuration. */
export const CONFIGURATION_FILE = 'manuscript.yaml';
/** The file of the report. */
export const REPORT_FILE = 'import-report.md';

/** Makes the files of a manuscript. Takes the tree over: it is changed. */
export function manuscriptFolder(imported: Imported, options: FolderOptions): ManuscriptFolder {
  const { metadata, tree } = imported;
  const decisions = [...imported.decisions];
  decisions.push(...writeableLabels(tree));
  // A heading is one line.
  const wantedTitle = options.title?.replaceAll(/\s*[\t\v\f\r\n\u0085\u2028\u2029]\s*/gu, ' ').trim();
  if (wantedTitle !== undefined && metadata.title !== undefined && metadata.title !== wantedTitle)
    decisions.push(said('certain', 'the title of the source; `--title` went before it', metadata.title));
  const language = options.language ?? metadata.language;
  if (language === undefined)
    decisions.push(
      said(
        'unsure',
        'nothing says in what language this is; `en` is assumed, set `language` or `--language`',
      ),
    );

  const ownTitle = wantedTitle ?? metadata.title;
  const depth = options.split === undefined ? undefined : options.split === 'h1' ? 1 : 2;
  const isCalled = tree.children[0]?.type === 'heading' && count(tree.children[0], 'footnoteReference') > 0;
  // A title that calls a note stands above the text as well as in the metadata.
  const isHeading = (metadata.title === undefined || isCalled) && firstHeading(tree) === ownTitle;
  const isTitled = isHeading && isCalled && metadata.title !== undefined;
  const parted = chaptersOf(tree, { depth, title: isHeading ? undefined : ownTitle, isTitled });
  decisions.push(...parted.decisions);
  if (depth !== undefined && parted.chapters.length === 1)
    decisions.push({
      kind: 'heading',
      confidence: 'certain',
      message: `no place to split at: no heading of depth ${depth} or above divides the text`,
    });
  const title =
    ownTitle ?? (parted.chapters[0]?.title || options.source.replace(/\.[^.]+$/u, '') || options.source);

  const chapters = chapterNames(parted.chapters.map((chapter) => chapter.title || title));
  const files = new Map<string, Uint8Array>();
  for (const [index, chapter] of parted.chapters.entries()) {
    const written = writeChapter(chapter, chapters[index]!);
    files.set(chapters[index]!, encode(written.markdown));
    decisions.push(...written.decisions);
  }
  decisions.push(...addFiles(imported.files, files));
  const configuration = configurationText(
    { ...metadata, title, ...(language !== undefined && { language }) },
    chapters,
  );
  decisions.push(...configuration.decisions);
  files.set(CONFIGURATION_FILE, encode(configuration.yaml));

  const trees = parted.chapters.map((chapter) => chapter.tree);
  const calls = sum(trees.map((chapter) => count(chapter, 'footnoteReference')));
  const notes = sum(trees.map((chapter) => count(chapter, 'footnoteDefinition')));
  const others = [...files.keys()].filter((path) => path !== CONFIGURATION_FILE && !chapters.includes(path));
  const facts = { source: options.source, kind: options.kind, title, chapters, files: others, calls, notes };
  files.set(REPORT_FILE, encode(importReport(facts, decisions)));
  return { title, files, chapters, decisions, calls, notes };
}

/** The heading that a text begins with, as plain text. */
function firstHeading({ children: [first] }: Root): string | undefined {
  return first?.type === 'heading' ? plainText(first) : undefined;
}

/** Writes a chapter, and reads it back. */
function writeChapter({ tree }: ImportedChapter, name: string): { markdown: string; decisions: Decision[] } {
  tidy(tree);
  linkAddresses(tree);
  const markdown = markdownOf(tree);
  const difference = differenceIn(tree, markdown);
  if (!difference) return { markdown, decisions: [] };
  const message = `\`${name}\` does not read as the source does: expected “${difference.expected}”, found “${difference.found}”; mend it by hand`;
  return { markdown, decisions: [{ kind: 'fault', confidence: 'certain', message }] };
}

/** Adds what came with the source, unless it leads out of the folder or takes the place of another file. */
function addFiles(from: ReadonlyMap<string, Uint8Array>, files: Map<string, Uint8Array>): Decision[] {
  const decisions: Decision[] = [];
  for (const [path, bytes] of from) {
    const inside = pathWithin(path);
    if (
      inside !== undefined &&
      inside !== '' &&
      !files.has(inside) &&
      !inside.endsWith('.md') &&
      inside !== CONFIGURATION_FILE
    ) {
      files.set(inside, bytes);
      continue;
    }
    const message = `\`${path}\` was not written: expected a free place within the manuscript`;
    decisions.push({ kind: 'fault', confidence: 'certain', message });
  }
  return decisions;
}

function said(confidence: Decision['confidence'], message: string, text?: string): Decision {
  return { kind: 'metadata', confidence, message, ...(text !== undefined && { text }) };
}

function count(node: Nodes, type: Nodes['type']): number {
  const own = node.type === type ? 1 : 0;
  return 'children' in node ? own + sum(node.children.map((child) => count(child, type))) : own;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
