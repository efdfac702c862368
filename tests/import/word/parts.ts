/** Word documents put together by hand, for what no library writes. */
import { strToU8, zipSync } from 'fflate';

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** What of a document is given, each as the XML inside its root. */
export interface WordParts {
  body: string;
  footnotes?: string;
  endnotes?: string;
  styles?: string;
  comments?: string;
  /** Other files, as they are. */
  files?: Record<string, Uint8Array>;
}

const override = (name: string, type = name): string =>
  `<Override PartName="/word/${name}.xml" ContentType="${TYPE}.${type}+xml"/>`;
const relation = (name: string, index: number): string =>
  `<Relationship Id="r${index}" Type="${RELATIONS}/${name}" Target="${name}.xml"/>`;

/** A document as bytes. */
export function wordDocument({ body, files = {}, ...others }: WordParts): Uint8Array {
  const parts = Object.entries(others).filter(([, xml]) => xml !== undefined);
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/>${override('document', 'document.main')}${parts.map(([name]) => override(name)).join('')}</Types>`,
    ),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/_rels/document.xml.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${parts.map(([name], index) => relation(name, index)).join('')}</Relationships>`,
    ),
    'word/document.xml': strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><w:document ${W}><w:body>${body}</w:body></w:document>`,
    ),
    ...Object.fromEntries(
      parts.map(([name, xml]) => [
        `word/${name}.xml`,
        strToU8(`<?xml version="1.0"?><w:${name} ${W}>${xml}</w:${name}>`),
      ]),
    ),
    ...files,
  });
}

/** A run of text. */
export function run(text: string, properties = ''): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escaped}</w:t></w:r>`;
}

/** A paragraph of runs. */
export function paragraph(runs: string, style?: string): string {
  return `<w:p>${style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${runs}</w:p>`;
}

/** A call. */
export function call(kind: 'footnote' | 'endnote', id: number): string {
  return `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:${kind}Reference w:id="${id}"/></w:r>`;
}

/** A note, as Word writes it: its own mark and a space first. */
export function note(kind: 'footnote' | 'endnote', id: number, ...paragraphs: string[]): string {
  const mark = `<w:r><w:${kind}Ref/></w:r>${run(' ')}`;
  const [first = '', ...rest] = paragraphs;
  return `<w:${kind} w:id="${id}">${paragraph(mark + first)}${rest.map((text) => paragraph(text)).join('')}</w:${kind}>`;
}
