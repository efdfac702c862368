/** A Word document → HTML, by mammoth; its notes come behind the text, each behind a mark of ours. */
import { zipSync } from 'fflate';
import { fromHtml } from 'hast-util-from-html';
import type { ElementContent } from 'hast';
import mammoth from 'mammoth';
import { UnreadableSourceError, type Decision } from '../imported.ts';
import { attribute, elementsOf, isElement } from '../page/elements.ts';

/** What a note is known by in the document. */
export interface NoteKey {
  kind: 'footnote' | 'endnote';
  id: string;
}

/** A document as HTML. */
export interface ConvertedWord {
  body: ElementContent[];
  /** The notes that the document has, in the order that was asked for. */
  notes: { key: NoteKey; content: ElementContent[] }[];
  /** By the name that stands in `src`. */
  pictures: Map<string, Uint8Array>;
  decisions: Decision[];
}

/** Before every id that comes from the document or from here. */
export const PREFIX = 'word-';

/** The note that a link of the HTML that comes calls; undefined for other links. */
export function calledBy(href: string): NoteKey | undefined {
  const [, kind, id] = /^#word-call-\d+-(footnote|endnote)-(.*)$/u.exec(href) ?? [];
  return kind === undefined || id === undefined ? undefined : { kind: kind as NoteKey['kind'], id };
}

/** The nodes of mammoth’s document that matter here. */
interface WordNode {
  type: string;
  children?: WordNode[];
  noteType?: string;
  noteId?: string;
  body?: WordNode[];
  notes?: { resolve(note: { noteType: string; noteId: string }): WordNode | null | undefined };
  [field: string]: unknown;
}

/**
 * @param parts the unpacked document, within bounds
 * @param notes the notes that are wanted, also those that nothing calls
 * @throws {UnreadableSourceError} where mammoth cannot read it
 */
export async function convertWord(
  parts: ReadonlyMap<string, Uint8Array>,
  styles: readonly string[],
  notes: readonly NoteKey[],
): Promise<ConvertedWord> {
  const pictures = new Map<string, Uint8Array>();
  const options = {
    styleMap: [...styles],
    includeEmbeddedStyleMap: false,
    externalFileAccess: false,
    idPrefix: PREFIX,
    transformDocument: (document: WordNode) => withNotes(document, notes),
    convertImage: mammoth.images.imgElement(async (image) => {
      const bytes = await image.readAsBuffer();
      const ending = /^image\/([a-z\d]+)/u.exec(image.contentType)?.[1] ?? 'bin';
      const name = `picture-${pictures.size + 1}.${ending}`;
      pictures.set(name, new Uint8Array(bytes));
      return { src: name };
    }),
  };
  let result: Awaited<ReturnType<typeof mammoth.convertToHtml>>;
  try {
    // Packed again without compression, so that what mammoth unpacks is what was measured.
    const archive = zipSync(Object.fromEntries(parts), { level: 0 });
    result = await mammoth.convertToHtml({ buffer: Buffer.from(archive) }, options);
  } catch (error) {
    throw new UnreadableSourceError(
      `expected a Word document, found one that cannot be read (${error instanceof Error ? error.message : 'unknown fault'}); open it in Word or LibreOffice and save it again`,
      { cause: error },
    );
  }
  const page = fromHtml(result.value, { fragment: true });
  // Lines of HTML that nobody sees would only mislead.
  for (const node of elementsOf(page)) for (const part of [node, ...node.children]) delete part.position;
  const content = page.children.filter((node): node is ElementContent => node.type !== 'doctype');
  for (const node of content) delete node.position;
  const decisions = result.messages.flatMap((message) => told(message.message));
  return { ...divided(content, notes), pictures, decisions };
}

/** Calls become links with an address of ours, and the notes follow the text. */
function withNotes(document: WordNode, keys: readonly NoteKey[]): WordNode {
  let calls = 0;
  const mapped = (node: WordNode): WordNode => {
    if (node.type === 'noteReference') {
      // Numbered, as mammoth makes one of two links side by side that are alike.
      const anchor = `call-${++calls}-${node.noteType}-${node.noteId}`;
      return { type: 'hyperlink', anchor, targetFrame: null, children: [{ type: 'text', value: '[*]' }] };
    }
    return node.children ? { ...node, children: node.children.map(mapped) } : node;
  };
  const behind = keys.flatMap((key): WordNode[] => {
    const note = document.notes?.resolve({ noteType: key.kind, noteId: key.id });
    return [marker(key), ...(note?.body ?? []).map(mapped)];
  });
  return { ...document, children: [...(document.children ?? []).map(mapped), ...behind] };
}

function marker({ kind, id }: NoteKey): WordNode {
  return {
    type: 'paragraph',
    children: [{ type: 'bookmarkStart', name: `body-${kind}-${id}` }],
    styleId: null,
    styleName: null,
    numbering: null,
    alignment: null,
    indent: { start: null, end: null, firstLine: null, hanging: null },
  };
}

function divided(
  content: readonly ElementContent[],
  keys: readonly NoteKey[],
): Pick<ConvertedWord, 'body' | 'notes'> {
  const starts = new Map(keys.map((key) => [`${PREFIX}body-${key.kind}-${key.id}`, key]));
  const body: ElementContent[] = [];
  const notes: ConvertedWord['notes'] = [];
  for (const node of content) {
    const mark = isElement(node, 'p')
      ? [...elementsOf(node)].map((inner) => attribute(inner, 'id') ?? '')
      : [];
    const key = starts.get(mark[0] ?? '');
    if (key) notes.push({ key, content: [] });
    else (notes.at(-1)?.content ?? body).push(node);
  }
  return { body, notes };
}

/** Styles without a form of their own are no loss; what mammoth left out may be. */
function told(message: string): Decision[] {
  if (
    /^Unrecognised (?:paragraph|run|table) style|style with ID .* was referenced but not defined|^Image of type/iu.test(
      message,
    )
  )
    return [];
  const name = /^An unrecognised element was ignored: (\S+)/u.exec(message)?.[1];
  if (name !== undefined && QUIET.test(name)) return [];
  const said =
    name === undefined
      ? `the document has a fault: ${message}`
      : `an element that import does not know was left out: \`${name}\``;
  return [{ kind: 'fault', confidence: 'likely', message: said }];
}

/** Elements that hold no words of the text. */
const QUIET =
  /^(?:w:(?:permStart|permEnd|commentReference|annotationRef|separator|continuationSeparator|dirty|bookmark\w*|customXml\w*|move\w*|ins|fldData|pgNum|noBreakHyphen)|w1[0-9]\w*:\w+|mc:\w+|o:\w+)$/u;
