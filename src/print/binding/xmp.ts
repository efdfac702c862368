/** XMP (ISO 16684-1): metadata as RDF, in the vocabulary of Dublin Core and those of Adobe. Pure. */
import type { DocumentMetadata } from './document-metadata.ts';

/** What made the file. */
export const CREATOR = 'Imprimatur';
export const PRODUCER = 'Chromium, Imprimatur';

/** A standard that a file claims to keep; only what was found to hold may be claimed. */
export interface Claims {
  /** PDF/UA-1 (ISO 14289-1). */
  accessible: boolean;
}

/** The whole packet. */
export function xmpPacket(metadata: DocumentMetadata, claims: Claims): string {
  const { language, date } = metadata;
  const written = date.toISOString().replace(/\.\d+Z$/u, 'Z');
  const description = metadata.description ?? metadata.subtitle;
  const [identifier] = metadata.identifiers;
  const lines = [
    element('dc:format', 'application/pdf'),
    alternatives('dc:title', metadata.title, language),
    list('dc:creator', 'Seq', metadata.authors),
    description === undefined ? '' : alternatives('dc:description', description, language),
    list('dc:subject', 'Bag', metadata.keywords),
    list('dc:publisher', 'Bag', metadata.publisher === undefined ? [] : [metadata.publisher]),
    metadata.rights === undefined ? '' : alternatives('dc:rights', metadata.rights, language),
    list('dc:date', 'Seq', metadata.published === undefined ? [] : [metadata.published]),
    list('dc:language', 'Bag', [language]),
    list('dc:type', 'Bag', ['Text']),
    identifier === undefined ? '' : element('dc:identifier', identifier),
    list('xmp:Identifier', 'Bag', metadata.identifiers),
    element('xmp:CreateDate', written),
    element('xmp:ModifyDate', written),
    element('xmp:MetadataDate', written),
    element('xmp:CreatorTool', CREATOR),
    element('pdf:Producer', PRODUCER),
    metadata.keywords.length === 0 ? '' : element('pdf:Keywords', metadata.keywords.join('; ')),
    claims.accessible ? element('pdfuaid:part', '1') : '',
  ];
  const spaces = [
    ['dc', 'http://purl.org/dc/elements/1.1/'],
    ['xmp', 'http://ns.adobe.com/xap/1.0/'],
    ['pdf', 'http://ns.adobe.com/pdf/1.3/'],
    ...(claims.accessible ? [['pdfuaid', 'http://www.aiim.org/pdfua/ns/id/']] : []),
  ].map(([prefix, address]) => ` xmlns:${prefix}="${address}"`);
  // The id is the same in every packet (ISO 16684-1, 7.3.2); the mark before it tells the encoding.
  return `<?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""${spaces.join('')}>
${lines.filter((line) => line !== '').join('\n')}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
}

function element(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`;
}

function list(name: string, kind: 'Seq' | 'Bag', items: readonly string[]): string {
  if (items.length === 0) return '';
  const inner = items.map((item) => element('rdf:li', item)).join('');
  return `<${name}><rdf:${kind}>${inner}</rdf:${kind}></${name}>`;
}

/** A text in its language; whoever asks for another gets it, too. */
function alternatives(name: string, text: string, language: string): string {
  const items = ['x-default', language].map(
    (tag) => `<rdf:li xml:lang="${escaped(tag)}">${escaped(text)}</rdf:li>`,
  );
  return `<${name}><rdf:Alt>${items.join('')}</rdf:Alt></${name}>`;
}

/** XML has no place for control characters, not even escaped. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
