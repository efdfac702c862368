/** The words of the press: there in six languages, the manuscript's own first, and none anywhere else. */
import { describe, expect, it } from 'vitest';
import { languageOfWord, withNumber, wordsOf, type Words } from '../../src/book/words.ts';
import { WORDS } from '../../src/manuscript/configuration/words.ts';
import { memoryFiles } from '../../src/manuscript/memory.ts';
import { renderHtml } from '../../src/render/html/render.ts';
import { printDocument } from '../../src/render/pdf/print-document.ts';
import { Edition, prepare } from '../render/epub/edition.ts';
import { renderEpub } from '../../src/render/epub/render.ts';

const NAMES = Object.keys(WORDS) as (keyof Words)[];

describe.each(['en', 'fr', 'de', 'es', 'ru', 'kk'])('%s', (language) => {
  it('has every word, and a place for the number where there is one', () => {
    const words = wordsOf(language);
    expect(Object.keys(words).toSorted()).toEqual(NAMES.toSorted());
    expect(NAMES.filter((name) => words[name].trim() === '')).toEqual([]);
    expect(NAMES.filter((name) => words[name].includes('{number}'))).toEqual(['backToText', 'callOfNote']);
  });

  it('is not English under another name', () => {
    if (language === 'en') return;
    const same = NAMES.filter((name) => wordsOf(language)[name] === wordsOf('en')[name]);
    // "Notes", "page" and "Figure" are the same in French.
    expect(same.length).toBeLessThan(language === 'fr' ? 8 : 1);
  });
});

describe('the words of a language', () => {
  it('are those of its primary language, else English', () => {
    expect(wordsOf('de-AT').notes).toBe('Anmerkungen');
    expect(wordsOf('kk-Latn').notes).toBe('Ескертпелер');
    expect(wordsOf('it').notes).toBe('Notes');
  });

  it('are the manuscript’s own first, the region before the language', () => {
    const own = { de: { notes: 'Noten', page: 'Blatt' }, 'de-AT': { notes: 'Fußnoten' } };
    expect(wordsOf('de-AT', own)).toMatchObject({ notes: 'Fußnoten', page: 'Blatt', contents: 'Inhalt' });
    expect(wordsOf('de', own).notes).toBe('Noten');
    expect(wordsOf('en', own).notes).toBe('Notes');
  });

  it('are said to be English where they are', () => {
    expect(languageOfWord('contents', 'de-AT')).toBe('de-AT');
    expect(languageOfWord('contents', 'it')).toBe('en');
    expect(languageOfWord('contents', 'it', { it: { contents: 'Indice' } })).toBe('it');
    expect(languageOfWord('notes', 'it', { it: { contents: 'Indice' } })).toBe('en');
  });

  it('have their numbers filled in', () => {
    expect(withNumber(wordsOf('kk').callOfNote, 7)).toBe('7-ескертпе');
  });
});

describe('an edition in a language that the press does not know', () => {
  const own = Object.fromEntries(
    NAMES.map((name) => [
      name,
      name === 'backToText' || name === 'callOfNote' ? `Ж${name} {number}` : `Ж${name}`,
    ]),
  );
  const files = (notes: string) =>
    memoryFiles({
      'manuscript.yaml': `title: Ы\nlanguage: tlh\nnotes: {}\nepub: { notes: ${notes} }\nprint: { notes: ${notes === 'popup' ? 'page' : notes} }
words: { tlh: ${JSON.stringify(own)} }\ncover: a.svg`,
      'a.md': `# Ы\n\nы.[^1] [](#^1) [](#f) [ы {ref}](#f)\n\n:::abstract\nы\n:::\n\n:::figure{#f}\n![ы](a.svg)\n\nы\n:::\n
:::table\n| ы |\n| --- |\n| ы |\n\nы\n:::\n\n[^1]: ы`,
      'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>',
    });
  const english = /\p{Script=Latin}{3,}/gu;

  it.each(['popup', 'chapter', 'book'])('says nothing in English: notes in the manner %s', async (notes) => {
    const { composition, pictures, template } = await prepare(files(notes));
    const { bytes } = await renderHtml(composition, pictures, template);
    const {
      sheets: [print = ''],
    } = await printDocument(composition, pictures, template);
    const epub = new Edition((await renderEpub(composition, pictures, template)).bytes);
    const pages = epub.spine().map((page) => epub.text(page));
    const said = [new TextDecoder().decode(bytes), print, ...pages].map(heard).join(' ');
    const ours = /Ж(\p{Script=Latin}+)/gu;
    expect([...said.replaceAll(ours, '').matchAll(english)].map(([word]) => word)).toEqual([]);
    const used = new Set([...said.matchAll(ours)].map(([, name]) => name));
    expect(used.size).toBeGreaterThan(8);
  });
});

/** Everything that a reader sees or hears: text, and the attributes that are read. */
function heard(markup: string): string {
  return [
    markup
      .replaceAll(/<(style|script)[\s\S]*?<\/\1>/gu, '')
      // Names of formats, files of data and citations after English styles are the same in every language.
      .replaceAll(/<(span|p|pre)\b[^>]*\stranslate="no"[^>]*>[\s\S]*?<\/\1>/gu, '')
      .replaceAll(/<[^>]*>/gu, ' '),
    ...[...markup.matchAll(/\s(?:aria-label|alt|title|data-word)="([^"]*)"/gu)].map(([, value]) => value),
  ].join(' ');
}
