import type { NotePattern } from './pattern.ts';

const NOTE = /^ftnt\d+$/u;
const CALL = /^ftnt_ref\d+$/u;

/** Google Docs: `sup > a#ftnt_ref1[href="#ftnt1"]`, and `div > p > a#ftnt1[href="#ftnt_ref1"]`. */
export const googleDocs: NotePattern = {
  name: 'Google Docs',
  isCall: (_, id) => NOTE.test(id),
  isWayBack: (_, id) => CALL.test(id),
  isNote: (_, id) => NOTE.test(id),
};
