/** Files that can be read in one sitting, with names that say what is in them. */
import { expect, it } from 'vitest';
import { readSources } from './sources.ts';

const sources = readSources();
const LONGEST = 400;
const USUAL = 200;

it('no file is too long to read', () => {
  expect(
    sources.filter(({ lines }) => lines > LONGEST).map(({ path, lines }) => `${path}: ${lines}`),
  ).toEqual([]);
});

it('nine in ten are short', () => {
  const long = sources.filter(({ lines }) => lines >= USUAL);
  expect(long.length / sources.length).toBeLessThanOrEqual(0.1);
});

it('no name says nothing', () => {
  const empty = /(?:^|[/-])(?:utils?|helpers?|common|misc|manager|shared|stuff|base|lib)(?:[./-]|$)/iu;
  expect(sources.filter(({ path }) => empty.test(path)).map(({ path }) => path)).toEqual([]);
});

it('names are in kebab case', () => {
  expect(
    sources.filter(({ path }) => !/^[a-z\d/-]+(?:\.d)?\.ts$/u.test(path)).map(({ path }) => path),
  ).toEqual([]);
});

it('each begins with what it is for, or exports something that says so', () => {
  expect(sources.filter(({ code }) => code.trim() === '').map(({ path }) => path)).toEqual([]);
});

it('no type is switched off', () => {
  // The texts about the rules are prose.
  const programs = sources.filter(({ path }) => path !== 'check/rule-help.ts');
  const loose = programs.filter(({ code }) =>
    /\bany\b(?=\s*[;,)>\]=|])|@ts-(?:ignore|nocheck|expect-error)/u.test(code),
  );
  expect(loose.map(({ path }) => path)).toEqual([]);
});
