/** A Word document of our own with all that import knows, made by a library. */
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  EndnoteReferenceRun,
  ExternalHyperlink,
  FootnoteReferenceRun,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  InsertedTextRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';

export const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const text = (value: string) => new TextRun(value);
const italics = (value: string) => new TextRun({ text: value, italics: true });
const row = (...cells: string[]) =>
  new TableRow({ children: cells.map((cell) => new TableCell({ children: [new Paragraph(cell)] })) });

/** The document as bytes. */
export async function sampleDocument(): Promise<Uint8Array> {
  const who = { author: 'Rut Holm', date: '2024-05-06T00:00:00Z' };
  const document = new Document({
    title: 'Harbour of Glass',
    creator: 'Lena Brandt; Olaf Ness',
    description: 'On the glassworks of the fjord',
    comments: {
      children: [
        { id: 0, author: 'Rut Holm', date: new Date('2024-05-07'), children: [new Paragraph('Is this so?')] },
      ],
    },
    numbering: {
      config: [{ reference: 'numbers', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.' }] }],
    },
    footnotes: {
      1: {
        children: [
          new Paragraph({ children: [text('The oven of 1820, '), italics('Annals'), text(', p. 4.')] }),
        ],
      },
      2: { children: [new Paragraph('It had two chimneys.'), new Paragraph('The second fell in 1901.')] },
      3: {
        children: [
          new Paragraph({
            children: [
              text('See '),
              new ExternalHyperlink({
                link: 'https://glass.example/?a=1&b=2',
                children: [text('the register')],
              }),
              text('.'),
            ],
          }),
        ],
      },
      4: { children: [new Paragraph('Nobody calls this footnote.')] },
    },
    endnotes: {
      1: { children: [new Paragraph('An endnote on sand.')] },
      2: { children: [new Paragraph('An endnote on soda.'), new Paragraph('It goes on.')] },
    },
    sections: [
      {
        headers: { default: new Header({ children: [new Paragraph('Draft of May')] }) },
        footers: { default: new Footer({ children: [new Paragraph('Not for print')] }) },
        children: [
          new Paragraph({ text: 'Harbour of Glass', heading: HeadingLevel.TITLE }),
          new Paragraph({ text: 'Sand', heading: HeadingLevel.HEADING_1 }),
          new Paragraph({
            children: [
              text('Sand came by boat.'),
              new FootnoteReferenceRun(1),
              text(' It was '),
              italics('white'),
              text('.'),
              new EndnoteReferenceRun(1),
              text(' Later it came by '),
              new DeletedTextRun({ text: 'cart', id: 11, ...who }),
              new InsertedTextRun({ text: 'rail', id: 12, ...who }),
              text('.'),
            ],
          }),
          new Paragraph({
            children: [
              new CommentRangeStart(0),
              text('Twelve families lived of it.'),
              new CommentRangeEnd(0),
              new TextRun({ children: [new CommentReference(0)] }),
              new FootnoteReferenceRun(2),
              text(' H'),
              new TextRun({ text: '2', subScript: true }),
              text('O was free.'),
            ],
          }),
          new Paragraph({ text: 'quartz', bullet: { level: 0 } }),
          new Paragraph({ children: [text('soda'), new EndnoteReferenceRun(2)], bullet: { level: 0 } }),
          new Paragraph({ text: 'potash', bullet: { level: 1 } }),
          new Paragraph({ text: 'melt', numbering: { reference: 'numbers', level: 0 } }),
          new Paragraph({ text: 'blow', numbering: { reference: 'numbers', level: 0 } }),
          new Paragraph({ text: 'Fire', heading: HeadingLevel.HEADING_2 }),
          new Paragraph({
            children: [
              new ImageRun({
                type: 'png',
                data: PICTURE,
                transformation: { width: 40, height: 40 },
                altText: { name: 'kiln', description: 'A kiln with two chimneys', title: 'kiln' },
              }),
            ],
          }),
          new Paragraph({ text: 'Figure 1: The kiln', style: 'Caption' }),
          new Table({
            rows: [row('Year', 'Bottles'), row('1820', '900'), row('1901', '12')],
          }),
          new Paragraph({ children: [text('All of it is gone.'), new FootnoteReferenceRun(3)] }),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
