/** What a Word document says of itself. */
import type { Root } from 'xast';
import type { ImportedMetadata } from '../imported.ts';
import { isoDate, languageTag } from '../page/page-metadata.ts';
import { childOf, elementsIn, readPart } from './word-xml.ts';

/** Titles that Word and its kin give to what nobody named. */
const NO_TITLE = /^(?:document ?\d*|dokument ?\d*|untitled|microsoft word|.*\.(?:docx?|dotx?|rtf|odt))$/iu;

/** Reads the properties of the document and its language. */
export function readWordMetadata(parts: ReadonlyMap<string, Uint8Array>): ImportedMetadata {
  const core = readPart(parts, 'docProps/core.xml');
  const title = property(core, 'dc:title');
  const creators = property(core, 'dc:creator')
    ?.split(/\s*;\s*/u)
    .filter((name) => name !== '' && name !== 'Un-named');
  const date = isoDate(property(core, 'dcterms:modified') ?? property(core, 'dcterms:created'));
  const language = languageTag(property(core, 'dc:language')) ?? languageOfStyles(parts);
  const description = property(core, 'dc:description') ?? property(core, 'dc:subject');
  return {
    ...(title !== undefined && !NO_TITLE.test(title) && { title }),
    ...(creators && creators.length > 0 && { authors: creators }),
    ...(date !== undefined && { date }),
    ...(language !== undefined && { language }),
    ...(description !== undefined && { description }),
  };
}

function property(core: Root | undefined, name: string): string | undefined {
  if (!core) return undefined;
  for (const element of elementsIn(core)) {
    if (element.name !== name) continue;
    const text = element.children
      .map((child) => (child.type === 'text' || child.type === 'cdata' ? child.value : ''))
      .join('');
    if (text.trim() !== '') return text.replaceAll(/\s+/gu, ' ').trim();
  }
  return undefined;
}

/** The language of the text by default. */
function languageOfStyles(parts: ReadonlyMap<string, Uint8Array>): string | undefined {
  const styles = readPart(parts, 'word/styles.xml');
  if (!styles) return undefined;
  for (const element of elementsIn(styles)) {
    if (element.name !== 'w:docDefaults') continue;
    const run = childOf(childOf(childOf(element, 'w:rPrDefault'), 'w:rPr'), 'w:lang');
    return languageTag(run?.attributes['w:val'] ?? undefined);
  }
  return undefined;
}
