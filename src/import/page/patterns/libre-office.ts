import type { NotePattern } from './pattern.ts';

const NOTE = /^sd(?:foot|end)note\d+sym$/u;
const CALL = /^sd(?:foot|end)note\d+anc$/u;

/** LibreOffice: `a.sdfootnoteanc[name="sdfootnote1anc"][href="#sdfootnote1sym"]`, and `div#sdfootnote1` with the note. */
export const libreOffice: NotePattern = {
  name: 'LibreOffice',
  isCall: (_, id) => NOTE.test(id),
  isWayBack: (_, id) => CALL.test(id),
  isNote: (_, id) => NOTE.test(id),
  kindOf: (id) => (id.startsWith('sdend') ? 'endnote' : 'footnote'),
};
