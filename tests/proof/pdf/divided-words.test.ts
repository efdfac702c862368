/** Words divided at line ends are whole again, and hyphens that were written stay: the file tells one from the other. */
import { afterAll, describe, expect, it } from 'vitest';
import { copiedText, HAS_POPPLER } from '../../print/poppler.ts';
import { Press, printing, type Printed } from '../../print/pages/press.ts';
import { prove, told } from './proof-of-pages.ts';
import { Surgery } from './surgery.ts';

const press = new Press();
afterAll(() => press.close());

const LONG = 'institutionalisation counterrevolutionaries internationalisation characteristically';
const BODY = `${LONG} well-known self-governed `.repeat(30);
/** The press divides no words of notes, but authors may; one word, so that no line ends without a hyphen. */
const NOTE = 'inter&shy;natio&shy;nali&shy;sation&shy;'.repeat(160);
const print = (): Promise<Printed> =>
  press.print({
    chapters: [`# One\n\nA call.[^a] ${BODY}\n\n${BODY}\n\n[^a]: Note: ${NOTE}all.\n`],
    configuration: `language: en-GB\n${printing({ hyphenation: 'true' })}`,
  });

const POINT = '/SoftHyphen MP\n';

describe('words divided at line ends', () => {
  it('are read whole, beside hyphens that were written, also where a page end divides a note', async () => {
    const { bytes, book, reading } = await print();
    expect(told(await prove(bytes, book))).toEqual([]);
    const surgery = await Surgery.on(bytes);
    const points = reading.pages.flatMap((_, page) => surgery.content(page).split(POINT).slice(1)).length;
    expect(points).toBeGreaterThan(40);
    expect(reading.pages.length).toBeGreaterThan(4);
  });

  it('are two words where the file does not say that they are one', async () => {
    const { bytes, book, reading } = await print();
    const surgery = await Surgery.on(bytes);
    const page = reading.pages.findIndex((_, index) => surgery.content(index).includes(POINT));
    surgery.setContent(page, surgery.content(page).replace(POINT, ''));
    const findings = await prove(await surgery.close(), book);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.kind).toMatch(/^(?:note-)?words-differ$/u);
    expect(findings[0]?.message).toMatch(/found “\p{L}+- \p{L}+”/u);
  });

  it.skipIf(!HAS_POPPLER)('are copied and searched for as if they were whole', async () => {
    const { bytes } = await print();
    const text = await copiedText(bytes);
    expect(text).not.toContain('\u00AD');
    expect(text.match(/institutionalisation/gu)?.length).toBeGreaterThanOrEqual(60);
  });
});
