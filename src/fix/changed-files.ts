/** The texts of a manuscript that may be changed, and its folder as if they were. */
import type { Files } from '../manuscript/files.ts';
import type { Manuscript } from '../manuscript/manuscript.ts';

const BYTE_ORDER_MARK = '\uFEFF';

/** A text as it stands in a file. */
export interface SourceText {
  /** What the manuscript is parsed from. */
  text: string;
  /** What stands before it: a byte order mark, or nothing. */
  head: string;
}

/**
 * Reads the chapters and the configuration of a manuscript once more, byte for byte.
 * @throws where a chapter is no longer what was loaded: its edits would be made in the wrong places
 */
export async function readTexts({
  chapters,
  configurationFile,
  files,
}: Manuscript): Promise<Map<string, SourceText>> {
  const texts = new Map<string, SourceText>();
  const loaded = new Map(chapters.map(({ file }) => [file.path, String(file)]));
  for (const path of new Set([configurationFile, ...loaded.keys()])) {
    // The title of a part has no file.
    if (!path) continue;
    const whole = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await files.read(path));
    const head = whole.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
    const text = whole.slice(head.length);
    if (text !== (loaded.get(path) ?? text))
      throw new Error(
        `expected \`${path}\` as it was a moment ago, found another text; run the command again`,
      );
    texts.set(path, { text, head });
  }
  return texts;
}

/** A folder with other texts in some of its files. */
export function changedFiles(files: Files, changed: ReadonlyMap<string, string>): Files {
  return {
    ...files,
    async read(path) {
      const text = changed.get(path);
      return text === undefined ? files.read(path) : new TextEncoder().encode(text);
    },
  };
}
