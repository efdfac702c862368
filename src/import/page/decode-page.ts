/** The bytes of a web page → its characters. */
import { UnreadableSourceError } from '../imported.ts';
import { decodeText, type DecodedText } from '../decode-text.ts';
import { decodeWindows1252 } from '../windows-1252.ts';

/** A page says what it is written in near its beginning. */
const HEAD = 4096;
/** More than any page; beyond it the tree of the page would not fit into memory. */
const LARGEST = 96 * 1024 * 1024;

/**
 * Decodes a page: by its byte order mark, else by what its `meta` or XML declaration says, else as text.
 * What a page says of itself goes before guessing, but a page that says UTF-8 and is not is read as what it is.
 * @throws {UnreadableSourceError} where the bytes are no text, or too many
 */
export function decodePage(bytes: Uint8Array): DecodedText {
  if (bytes.length > LARGEST) {
    throw new UnreadableSourceError(
      `expected a page of at most ${LARGEST / 1024 / 1024} MB, found ${Math.ceil(bytes.length / 1024 / 1024)} MB; divide it`,
    );
  }
  const beginning = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD));
  const label = /^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)/u.test(beginning)
    ? undefined
    : declared(beginning);
  const decoder = label === undefined ? undefined : decoderFor(label);
  // A page whose `meta` is readable in single bytes is no UTF-16, whatever the `meta` says.
  if (label === undefined || !decoder || /^utf-/u.test(decoder.encoding)) return decodeText(bytes);
  if (bytes.includes(0)) return decodeText(bytes);
  const text = decoder.encoding === 'windows-1252' ? decodeWindows1252(bytes) : decoder.decode(bytes);
  const name =
    decoder.encoding === 'windows-1252' ? 'Windows-1252, of which Latin-1 is a part' : decoder.encoding;
  const message = `read as ${name}, as the page says`;
  if (!text.includes('\uFFFD'))
    return { text, decisions: [{ kind: 'encoding', confidence: 'certain', message }] };
  return {
    text,
    decisions: [
      { kind: 'encoding', confidence: 'unsure', message },
      {
        kind: 'fault',
        confidence: 'certain',
        message: `expected ${decoder.encoding}, found bytes that are none; see each “\uFFFD”`,
        line: text.slice(0, text.indexOf('\uFFFD')).split('\n').length,
      },
    ],
  };
}

function declared(beginning: string): string | undefined {
  const xml = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)["']/iu.exec(beginning)?.[1];
  if (xml !== undefined) return xml;
  for (const [tag] of beginning.matchAll(/<meta\b[^>]*>/giu)) {
    const label = /\bcharset\s*=\s*["']?\s*([^\s"'/>;]+)/iu.exec(tag)?.[1];
    if (label !== undefined) return label;
  }
  return undefined;
}

function decoderFor(label: string): InstanceType<typeof TextDecoder> | undefined {
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}
