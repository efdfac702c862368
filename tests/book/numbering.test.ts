/** The numbers and ids that readers see. */
import { expect, it } from 'vitest';
import { bookOf } from './serialized.ts';

const chapters = {
  'a.md': 'One[^x] two[^y] one[^x].\n\n[^y]: Y, see[^z].\n\n[^x]: X.\n\n[^z]: Z.\n',
  'b.md': 'One.[^x] In.^[Inline.]\n\n[^x]: Another x.\n',
};

async function ids(yaml: string): Promise<string[]> {
  const { numbered } = await bookOf(chapters, yaml);
  return numbered.notes.map(
    ({ id, number, calls }) => `${number} ${id}: ${calls.map((call) => call.id).join(' ')}`,
  );
}

it('go on from chapter to chapter', async () => {
  expect(await ids('')).toEqual([
    '1 note-1: call-1 call-1.2',
    '2 note-2: call-2',
    '3 note-3: call-3',
    '4 note-4: call-4',
    '5 note-5: call-5',
  ]);
});

it('begin anew in each chapter where that is wanted', async () => {
  expect(await ids('notes: {numbering: per-chapter}')).toEqual([
    '1 note-1-1: call-1-1 call-1-1.2',
    '2 note-1-2: call-1-2',
    '3 note-1-3: call-1-3',
    '1 note-2-1: call-2-1',
    '2 note-2-2: call-2-2',
  ]);
});
