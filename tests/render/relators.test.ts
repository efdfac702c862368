/** The codes of roles, by the names that people write. */
import { expect, it } from 'vitest';
import { relatorOf } from '../../src/render/relators.ts';

it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'wizard'])(
  'no code for `%s`, which is no role',
  (role) => {
    expect(relatorOf(role)).toBeUndefined();
  },
);

it.each([
  ['aut', 'Author author Autor Autorin autrice Autora автор жазушы'],
  ['edt', 'editor Herausgeber Herausgeberin éditrice editora редактор'],
  [
    'trl',
    'translator Übersetzer Übersetzerin traducteur traductrice traductor traductora переводчик аудармашы',
  ],
  ['ill', 'illustrator Illustratorin illustratrice ilustradora иллюстратор суретші'],
  [
    'aui',
    'foreword introduction Vorwort Einleitung préface avant-propos prólogo введение предисловие кіріспе алғысөз',
  ],
  ['aft', 'afterword Nachwort postface epílogo послесловие соңғысөз'],
  ['ctb', 'contributor Mitwirkende contributrice colaborador участник қатысушы'],
  ['pht', 'photographer Fotografin photographe fotógrafa фотограф фотосуретші'],
  ['dsr', 'designer Gestalterin conceptrice diseñadora дизайнер безендіруші'],
  ['com', 'compiler Zusammenstellerin compilatrice recopiladora составитель құрастырушы'],
  ['nrt', 'narrator Sprecherin narratrice narradora чтец диктор'],
])('`%s` for %s', (code, roles) => {
  expect(roles.split(' ').filter((role) => relatorOf(role) !== code)).toEqual([]);
});

it('a role as people type it: cases, spaces, letters with loose accents', () => {
  expect(relatorOf('  Author of  Foreword ')).toBe('aui');
  expect(relatorOf('U\u0308bersetzerin')).toBe('trl');
  expect(relatorOf('COPY EDITOR')).toBe('cpe');
  expect(relatorOf('TRL')).toBe('trl');
  expect(relatorOf(undefined)).toBe('aut');
});
