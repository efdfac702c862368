/** The roles of people as the MARC list of relators has them (id.loc.gov/vocabulary/relators). */
import { ROLE_NAMES } from './role-names.ts';

/** What people call a role in English → its code; a code does in any language. */
const ENGLISH: Readonly<Record<string, string>> = {
  author: 'aut',
  'co-author': 'aut',
  writer: 'aut',
  editor: 'edt',
  'series editor': 'edt',
  translator: 'trl',
  illustrator: 'ill',
  artist: 'art',
  photographer: 'pht',
  designer: 'dsr',
  'graphic designer': 'grd',
  'book designer': 'bkd',
  'cover designer': 'cov',
  'type designer': 'tyd',
  typographer: 'tyg',
  cartographer: 'ctg',
  compiler: 'com',
  collaborator: 'clb',
  contributor: 'ctb',
  researcher: 'res',
  'research director': 'rth',
  interviewer: 'ivr',
  interviewee: 'ive',
  analyst: 'anl',
  annotator: 'ann',
  commentator: 'cmm',
  consultant: 'csl',
  proofreader: 'pfr',
  reviewer: 'rev',
  'copy editor': 'cpe',
  foreword: 'aui',
  'author of foreword': 'aui',
  preface: 'aui',
  introduction: 'aui',
  'author of introduction': 'aui',
  afterword: 'aft',
  'author of afterword': 'aft',
  indexer: 'inx',
  narrator: 'nrt',
  publisher: 'pbl',
  'project director': 'pdr',
  sponsor: 'spn',
  funder: 'fnd',
  dedicatee: 'dte',
};
/** Codes that no name of a role leads to. */
const FURTHER =
  'abr adp aqt arr art asn bjd bkp bpd cre ctr cur dgg dnr drm edc fmo his hnr hst isb lbr len lyr mrb oth own pop prm prt prc ppm ppt pta pup red rpt scr spk srv stn tcd tld trc win wpr wit wst';
const CODES: ReadonlySet<string> = new Set([...Object.values(ENGLISH), ...FURTHER.split(' ')]);
/** In all languages at once, since a book may name its people in another than its own. */
const RELATORS: ReadonlyMap<string, string> = new Map([
  ...ROLE_NAMES.flatMap((names) =>
    Object.entries(names).flatMap(([code, each]) => each.map((name) => [name, code] as const)),
  ),
  ...Object.entries(ENGLISH),
]);

/**
 * The code of a role, by its name or as the code itself. A role that the list does not have is none: a code that
 * is made up would be worse.
 * @param role as the manuscript says it; who has none is an author
 */
export function relatorOf(role: string | undefined): string | undefined {
  if (role === undefined) return 'aut';
  const written = role.normalize('NFC').trim().replaceAll(/\s+/gu, ' ').toLowerCase();
  return CODES.has(written) ? written : RELATORS.get(written);
}
