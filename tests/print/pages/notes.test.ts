/** Each kind of note and each place of a call: which note is on which page, and nothing lost. */
import { afterAll, expect, it } from 'vitest';
import { faultsOf, said } from './check-pages.ts';
import { bare } from './expected-text.ts';
import { PICTURES } from './pictures.ts';
import { Press, printing, type Printed } from './press.ts';
import { dice, words } from './words.ts';

const press = new Press();
afterAll(() => press.close());
const roll = dice(7);

/** Prints one chapter. */
async function printed(chapter: string, configuration = ''): Promise<Printed> {
  const result = await press.print({ chapters: [`# One\n\n${chapter}\n`], configuration, files: PICTURES });
  return result;
}

/** The indexes of the pages whose notes say something. */
function pagesWithNote(words_: string, { reading }: Printed): number[] {
  return reading.pages.flatMap(({ notes }, index) => (said(notes).includes(bare(words_)) ? [index] : []));
}

const FILLER = words(90, roll);
const NOTES: Record<string, string> = {
  'a word': 'Word.',
  'inline markup': `A *first* and **second** with \`code\` and [a link](https://example.org/a/b) ${words(20, roll)}`,
  'several paragraphs': `${words(20, roll)}\n\n    ${words(30, roll)}\n\n    ${words(5, roll)}`,
  'a list': `${words(8, roll)}\n\n    1. ${words(9, roll)}\n    2. ${words(20, roll)}\n    3. third`,
  'a quotation': `${words(8, roll)}\n\n    > ${words(40, roll)}`,
  code: `${words(8, roll)}\n\n    \`\`\`\n    ${words(30, roll)}\n    \`\`\``,
  'fifteen lines': words(150, roll),
  'more than a page': words(900, roll),
};
const CALLS: Record<string, string> = {
  'a paragraph': `${FILLER}[^a] ${FILLER}`,
  'a heading': `## A heading[^a]\n\n${FILLER}`,
  'a tight list': `- one\n- two[^a]\n- three ${FILLER}`,
  'a loose list': `1. one\n\n2. two[^a] ${FILLER}\n\n   more\n\n3. three`,
  'a quotation': `> ${FILLER}[^a]\n>\n> ${FILLER}`,
  'a caption': `:::figure\n![A picture](wide.svg)\n\nThe caption[^a] of a picture\n:::`,
  'a cell': `| a | b |\n|---|---|\n${Array.from({ length: 30 }, (_, row) => `| r${row} | c${row}${row === 17 ? '[^a]' : ''} |`).join('\n')}`,
  'the head of a table': `| a | b[^a] |\n|---|---|\n| 1 | 2 |`,
  'a box': `:::box{title="Boxed"}\n${FILLER}\n\n${FILLER}[^a]\n\n${FILLER}\n:::`,
  verse: `:::verse\nA line\nAnother[^a]\nA third\n:::`,
  'an epigraph': `:::epigraph\n${FILLER}[^a]\n:::`,
};

it.each(Object.entries(CALLS))('calls in %s, of notes of every kind', async (_place, block) => {
  const chapters = Object.entries(NOTES).map(
    ([kind, content]) =>
      `# ${kind}\n\n${FILLER}\n\n${FILLER}[^b]\n\n${block}\n\n${FILLER}\n\n[^a]: ${content}\n\n[^b]: Another note.\n`,
  );
  expect(faultsOf(await press.print({ chapters, files: PICTURES }))).toEqual([]);
});

it('a note that is called again is printed once, where it is called first', async () => {
  const paragraphs = Array.from({ length: 12 }, (_, index) => `${FILLER}[^a] and ${index}`).join('\n\n');
  const result = await printed(`${paragraphs}\n\n[^a]: Onlyonceprinted words.`);
  expect(faultsOf(result)).toEqual([]);
  expect(pagesWithNote('Onlyonceprinted', result)).toEqual([result.reading.destinations.get('call-1')]);
});

it('a note in a note stands behind it', async () => {
  const result = await printed(`${FILLER}[^a]\n\n[^a]: Outer[^b] note.\n\n[^b]: Innernote.`);
  expect(result.reading.destinations.get('note-2')).toBe(result.reading.destinations.get('note-1'));
});

it.each(['A4', 'A5', 'letter', '6x9', 'royal', '138mm x 160mm', '160mm x 240mm'])('trim %s', async (trim) => {
  const paragraphs = Array.from({ length: 14 }, (_, index) => `${FILLER}[^${index}] ${FILLER}`).join('\n\n');
  const notes = Array.from({ length: 14 }, (_, index) => `[^${index}]: ${words(5 + index * 6, roll)}`).join(
    '\n\n',
  );
  const result = await printed(`${paragraphs}\n\n${notes}`, printing({ trim }));
  expect(faultsOf(result)).toEqual([]);
});

it('very long words and addresses', async () => {
  const long = 'x'.repeat(400);
  const address = `https://example.org/${'abcdefghij'.repeat(60)}`;
  const result = await printed(
    `${FILLER} ${long} ${address} ${FILLER}[^a]\n\n- ${long}\n\n> ${address}\n\n${FILLER}\n\n[^a]: ${long} ${address}`,
  );
  expect(faultsOf(result)).toEqual([]);
});

it('Arabic, set from right to left', async () => {
  const arabic = 'كان النص طويلا جدا حتى انتقل من صفحة إلى أخرى '.repeat(14);
  const paragraphs = Array.from({ length: 8 }, (_, index) => `${arabic}[^${index}] ${arabic}`).join('\n\n');
  const notes = Array.from({ length: 8 }, (_, index) => `[^${index}]: ${arabic}`).join('\n\n');
  const result = await press.print({
    chapters: [`# نص\n\n${paragraphs}\n\n${notes}`],
    configuration: `language: ar\n${printing()}`,
  });
  for (let note = 1; note <= 8; note++) {
    expect(result.reading.destinations.get(`note-${note}`)).toBe(
      result.reading.destinations.get(`call-${note}`),
    );
  }
});

it('Arabic letters that reach above the line of their note', async () => {
  const result = await press.print({
    chapters: ['# الفصل الأول\n\nنص قصير فيه حاشية.[^١]\n\n[^١]: ﷺ أُوّلٌ حاشية قصيرة.'],
    configuration: `language: ar\n${printing()}`,
  });
  expect(result.reading.destinations.get('note-1')).toBe(result.reading.destinations.get('call-1'));
});

it('Chinese, without spaces', async () => {
  const chinese = '这份报告很长而且没有空格所以每一行都可以在任何地方断开'.repeat(12);
  const paragraphs = Array.from({ length: 8 }, (_, index) => `${chinese}[^${index}]${chinese}`).join('\n\n');
  const notes = Array.from({ length: 8 }, (_, index) => `[^${index}]: ${chinese}`).join('\n\n');
  const result = await press.print({
    chapters: [`# 报告\n\n${paragraphs}\n\n${notes}`],
    configuration: `language: zh\n${printing()}`,
  });
  for (let note = 1; note <= 8; note++) {
    expect(result.reading.destinations.get(`note-${note}`)).toBe(
      result.reading.destinations.get(`call-${note}`),
    );
  }
});
