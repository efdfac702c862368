/** Which part of a name is the family's. */
import { describe, expect, it } from 'vitest';
import { initialsOf } from '../../../src/render/html/citing/apa.ts';
import { nameOf } from '../../../src/render/html/citing/name.ts';

/** "family | given | suffix", or "=" before what is not taken apart. */
function parts(person: Parameters<typeof nameOf>[0]): string {
  const name = nameOf(person);
  if (name.kind === 'whole') return `${name.isInstitution ? '#' : '='} ${name.printed}`;
  return [name.family, name.given, ...(name.suffix === undefined ? [] : [name.suffix])].join(' | ');
}

describe('a person', () => {
  it.each([
    ['Ann Example', 'Example | Ann'],
    ['Ann Mary Example', 'Example | Ann Mary'],
    ['A. M. Example', 'Example | A. M.'],
    ['  Ann\n Example ', 'Example | Ann'],
    ['Ana de la Prueba', 'de la Prueba | Ana'],
    ['Ludo van Voorbeeld', 'van Voorbeeld | Ludo'],
    ['Ana De La Prueba', 'De La Prueba | Ana'],
    ['Omar El Mithal', 'El Mithal | Omar'],
    ['Van Example', 'Example | Van'],
    ['José Prueba y Ensayo', 'Prueba y Ensayo | José'],
    ['bell sample', 'sample | bell'],
    ['Ann Example Jr.', 'Example | Ann | Jr.'],
    ['Ann Example, Jr.', 'Example | Ann | Jr.'],
    ['Ann Example III', 'Example | Ann | III'],
    ['Dr. Ann Example, PhD', 'Example | Ann'],
    ['Prof. Dr. Ann Example', 'Example | Ann'],
    ['Ann Example PhD', 'Example | Ann'],
    ['Yo-Yo Ma', 'Ma | Yo-Yo'],
    ['Ann-Marie O’Sample', 'O’Sample | Ann-Marie'],
    ['Malcolm X', 'X | Malcolm'],
    ['Айгерим Образцова', 'Образцова | Айгерим'],
    ['Образцова Айгерим Ерлановна', 'Образцова | Айгерим Ерлановна'],
    ['Айгерим Ерлановна Образцова', 'Образцова | Айгерим Ерлановна'],
    ['Образцов Иван', 'Образцов | Иван'],
    ['Образцов И. И.', 'Образцов | И. И.'],
    ['Лев Образцов', 'Образцов | Лев'],
    ['Яков Пример', 'Пример | Яков'],
    ['Марина Пример', 'Пример | Марина'],
    ['Бауыржан Үлгі Ерланұлы', 'Бауыржан | Үлгі Ерланұлы'],
    ['Νίκος Παράδειγμας', 'Παράδειγμας | Νίκος'],
    ['王小明', '王 | 小明'],
    ['欧阳小明', '欧阳 | 小明'],
    ['王明', '王 | 明'],
    ['山田 太郎', '山田 | 太郎'],
    ['김철수', '김 | 철수'],
  ])('%s', (name, expected) => {
    expect(parts({ name })).toBe(expected);
  });
});

describe('is left whole', () => {
  it.each([
    ['The Example Project', '# The Example Project'],
    ['Centre for Examples', '# Centre for Examples'],
    ['Ministry of Trade and Industry', '# Ministry of Trade and Industry'],
    ['Centre for Law, Media and Power', '# Centre for Law, Media and Power'],
    ['UNESCO', '# UNESCO'],
    ['Example & Sons', '# Example & Sons'],
    ['Group 484', '# Group 484'],
    ['Stiftung Beispiel', '# Stiftung Beispiel'],
    ['Институт примеров', '# Институт примеров'],
    ['Мысал қоры', '# Мысал қоры'],
    ['示例大学', '# 示例大学'],
    ['示例研究中心', '# 示例研究中心'],
    ['Plato', '= Plato'],
    ['de la Prueba', '= de la Prueba'],
    ['山田太郎', '= 山田太郎'],
    ['محمد مثال', '= محمد مثال'],
    ['Example, Ann', '= Example, Ann'],
  ])('%s', (name, expected) => {
    expect(parts({ name })).toBe(expected);
  });
});

describe('what the manuscript says goes first', () => {
  it.each([
    [{ name: 'Gabriel Prueba Ensayo', sortName: 'Prueba Ensayo, Gabriel' }, 'Prueba Ensayo | Gabriel'],
    [{ name: 'Wang Xiaoming', sortName: 'Wang, Xiaoming' }, 'Wang | Xiaoming'],
    [{ name: 'Ann Example, Jr.', sortName: 'Example, Ann, Jr.' }, 'Example | Ann | Jr.'],
    [{ name: 'Freedom Example', sortName: 'Freedom Example' }, '= Freedom Example'],
    [{ name: 'Mary Center', orcid: '0000-0002-1825-0097' }, 'Center | Mary'],
  ])('%j', (person, expected) => {
    expect(parts(person)).toBe(expected);
  });
});

describe('initials', () => {
  it.each([
    ['Ann Mary', 'A. M.'],
    ['Jean-Paul', 'J.-P.'],
    ['J.R.R.', 'J. R. R.'],
    ['A. M.', 'A. M.'],
    ['Élodie', 'É.'],
    ['Ludwig van', 'L. van'],
    ['Айгерим Ерлановна', 'А. Е.'],
  ])('%s', (given, expected) => {
    expect(initialsOf(given)).toBe(expected);
  });
});
