/** Puts a manuscript down as a folder that Typst compiles by itself: markup, fonts, pictures. Never timed. */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compose, loadManuscript, parse } from '../../../dist/index.js';
import { prepareFonts } from './fonts.mjs';
import { typstBook } from './markup.mjs';

const PREAMBLE = fileURLToPath(new URL('preamble.typ', import.meta.url));
const FONTS = fileURLToPath(new URL('../../../templates/report/fonts', import.meta.url));

/**
 * @param {string} manuscriptPath a manuscript folder
 * @param {string} to the folder that `../typst.mjs` is given
 * @returns {Promise<number>} how many notes our editions print
 */
export async function prepareTypst(manuscriptPath, to) {
  const composition = compose(await parse(await loadManuscript(manuscriptPath)));
  await mkdir(to, { recursive: true });
  const families = await prepareFonts(FONTS, join(to, 'fonts'));
  const markup = typstBook(composition, await readFile(PREAMBLE, 'utf8'), families);
  await writeFile(join(to, 'book.typ'), markup);
  await cp(join(manuscriptPath, 'images'), join(to, 'images'), { recursive: true });
  return composition.book.numbered.notes.length;
}
