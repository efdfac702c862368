/** `1.` begins a note or an item of a list: where it stands and what calls it say which. */
import { describe, expect, it } from 'vitest';
import { importSource, type ImportedManuscript } from '../../../src/import/import-source.ts';
import { fileOf, notesOfManuscript } from '../words.ts';

const imported = (text: string): Promise<ImportedManuscript> =>
  importSource(new TextEncoder().encode(`The Ferries of Arn\n\n${text}`), { name: 'a.txt' });
const chapterOf = (manuscript: ImportedManuscript): string =>
  fileOf(manuscript, manuscript.chapters[0]!).replace(/^# The Ferries of Arn\n\n/u, '');
/** How sure it is of its notes. */
const confidences = ({ decisions }: ImportedManuscript): string[] => [
  ...new Set(decisions.filter(({ kind }) => kind === 'note').map(({ confidence }) => confidence)),
];
const faults = ({ decisions }: ImportedManuscript): string[] =>
  decisions
    .filter(({ kind, confidence }) => kind === 'fault' && confidence !== 'unsure')
    .map((d) => d.message);

const CALLS = 'The ferry leaks in spring.[1] In autumn it does not sail.[2] Nobody has a second one.[3]';
const LIST = '1. Caulk the ferry.\n2. Build another.\n3. Pay the ferrymen.';
const NOTES = [
  { label: '1', paragraphs: ['Log of the ferry, 1911.'] },
  { label: '2', paragraphs: ['Ibid., p. 8.'] },
  { label: '3', paragraphs: ['A letter from the ferryman.'] },
];
const BRACKETS = NOTES.map(({ label, paragraphs }) => `[${label}] ${paragraphs[0]}`).join('\n\n');
const POINTS = NOTES.map(({ label, paragraphs }) => `${label}. ${paragraphs[0]}`).join('\n\n');

describe('a numbered list in the text is a list', () => {
  it.each([
    [
      'before notes in brackets',
      `${CALLS}\n\nThe town should do this:\n\n${LIST}\n\n${BRACKETS}\n`,
      'certain',
    ],
    ['even behind a full stop', `${CALLS}\n\n${LIST}\n\n${BRACKETS}\n`, 'certain'],
    [
      'before “Notes”',
      `${CALLS}\n\nThe town should do this:\n\n${LIST}\n\nNotes\n\n${BRACKETS}\n`,
      'certain',
    ],
    [
      'before “References” with points',
      `${CALLS}\n\nAdvice\n\n${LIST}\n\nReferences\n\n${POINTS}\n`,
      'certain',
    ],
    [
      'before superscript notes',
      `${CALLS.replaceAll(/\[(\d)\]/gu, (_, digit: string) => '¹²³'[Number(digit) - 1]!)}\n\n${LIST}\n\n${BRACKETS.replaceAll(/\[(\d)\]/gu, (_, digit: string) => '¹²³'[Number(digit) - 1]!)}\n`,
      'likely',
    ],
    [
      'between calls that count on',
      `${CALLS.replace(' Nobody has a second one.[3]', '')}\n\nIt needs three things:\n\n${LIST}\n\nNobody has a second one.[3]\n\n${BRACKETS}\n`,
      'certain',
    ],
    [
      'between calls that count on, before notes without a heading',
      `${CALLS.replace('[3]', '')}\n\n${LIST}\n\nA second one was sold long ago.[3]\n\n${POINTS}\n`,
      'unsure',
    ],
  ])('%s', async (_, text, confidence) => {
    const manuscript = await imported(text);
    expect(notesOfManuscript(manuscript)).toEqual({ calls: ['1', '2', '3'], definitions: NOTES });
    expect(chapterOf(manuscript)).toContain(`\n\n${LIST}\n\n`);
    expect(confidences(manuscript)).toEqual([confidence]);
    expect(faults(manuscript)).toEqual([]);
  });

  it.each([
    ['below a colon', `${CALLS}\n\nThe town should do this:\n\n${LIST}\n`],
    ['below a heading', `${CALLS}\n\nAdvice\n\n${LIST}\n`],
    ['in the midst of the calls', `${CALLS}\n\n${LIST}\n\nThe rest is known.[4]\n`],
  ])('%s, and calls without notes are told', async (_, text) => {
    const manuscript = await imported(text);
    expect(notesOfManuscript(manuscript).definitions).toEqual([]);
    expect(chapterOf(manuscript)).toContain(LIST);
    expect(faults(manuscript)[0]).toBe(
      'expected a note that begins with [1], found none; the mark is kept as a call, so that `check` reports it',
    );
  });

  it('where an item calls a note of its own', async () => {
    const manuscript = await imported(
      `${CALLS.replace('[3]', '')}\n\n1. Caulk the ferry.\n\n2. Build another.[3]\n\n3. Pay.\n`,
    );
    expect(notesOfManuscript(manuscript)).toEqual({ calls: ['1', '2', '3'], definitions: [] });
  });
});

describe('what nothing but its calls makes notes', () => {
  it('is told as unsure, with its calls', async () => {
    const manuscript = await imported(`${CALLS}\n\n${POINTS}\n`);
    expect(notesOfManuscript(manuscript)).toEqual({ calls: ['1', '2', '3'], definitions: NOTES });
    expect(fileOf(manuscript, 'import-report.md')).toContain(
      'line 5, unsure: 1. begins note 1; nothing but its call says that it is no item of a list\n',
    );
    expect(fileOf(manuscript, 'import-report.md')).toContain('line 3, unsure: [1] is a call of note 1\n');
  });

  it('stands at the end of each chapter', async () => {
    const manuscript = await imported(
      `Of Water\n\n${CALLS}\n\n${POINTS}\n\nOf Wind\n\n${CALLS}\n\n${POINTS}\n`,
    );
    expect(notesOfManuscript(manuscript).calls).toEqual(['1', '2', '3', '2-1', '2-2', '2-3']);
    expect(notesOfManuscript(manuscript).definitions).toHaveLength(6);
    expect(faults(manuscript)).toEqual([]);
  });
});
