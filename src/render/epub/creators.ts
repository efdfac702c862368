/** The people of a book, for its metadata (EPUB 3.3, §5, `dc:creator` and `dc:contributor`). */
import type { Element } from 'xast';
import { x } from 'xastscript';
import type { Composition } from '../../book/composition.ts';
import type { Person } from './person.ts';

/** What people call a role → its code in the MARC list of relators. */
const RELATORS: Readonly<Record<string, string>> = {
  author: 'aut',
  editor: 'edt',
  translator: 'trl',
  illustrator: 'ill',
  photographer: 'pht',
  designer: 'dsr',
  'book designer': 'bkd',
  'cover designer': 'cov',
  cartographer: 'ctg',
  compiler: 'com',
  contributor: 'ctb',
  researcher: 'res',
  interviewer: 'ivr',
  interviewee: 'ive',
  proofreader: 'pfr',
  'copy editor': 'cpe',
  foreword: 'aui',
  'author of foreword': 'aui',
  introduction: 'aui',
  afterword: 'aft',
  sponsor: 'spn',
  funder: 'fnd',
};
/** Those who are named as makers of the book; all others have helped with it. */
const MAKERS: ReadonlySet<string> = new Set(['aut', 'edt', 'com']);

/**
 * The people as `dc:creator` and `dc:contributor`, each with its role. Who wrote a chapter only is a
 * contributor to the book.
 */
export function creatorsOf({ book, chapters }: Composition): Element[] {
  const authors: readonly Person[] = book.configuration.authors;
  const people = new Map<string, { person: Person; role: string | undefined; isMaker: boolean }>();
  for (const person of authors) {
    const role = codeOf(person.role);
    people.set(person.name, { person, role, isMaker: role === undefined || MAKERS.has(role) });
  }
  for (const person of chapters.flatMap((chapter): readonly Person[] => chapter.authors)) {
    if (people.has(person.name)) continue;
    const role = codeOf(person.role);
    people.set(person.name, { person, role: role === 'aut' ? 'ctb' : role, isMaker: false });
  }
  return [...people.values()].flatMap(({ person, role, isMaker }, index) => {
    const id = `person-${index + 1}`;
    return [
      x(isMaker ? 'dc:creator' : 'dc:contributor', { id }, person.name),
      ...refinement(id, 'role', role, 'marc:relators'),
      ...refinement(id, 'file-as', sortedName(person)),
      ...refinement(id, 'display-seq', isMaker ? String(index + 1) : undefined),
    ];
  });
}

function refinement(id: string, property: string, value: string | undefined, scheme?: string): Element[] {
  return value === undefined ? [] : [x('meta', { refines: `#${id}`, property, scheme }, value)];
}

/** A role that the table does not know is no role: a made-up code would be worse than none. */
function codeOf(role: string | undefined): string | undefined {
  return role === undefined ? 'aut' : RELATORS[role.trim().toLowerCase()];
}

/**
 * A name as catalogues sort it, "Hug, Adam". Only for who is known to be a person, by an ORCID or an
 * affiliation, and has a name of two Latin words: of others nobody can say which name comes first.
 */
function sortedName({ name, orcid, affiliation }: Person): string | undefined {
  if (orcid === undefined && affiliation === undefined) return undefined;
  const [, given, family] =
    /^(\p{Lu}[\p{Script=Latin}'’.-]+(?: \p{Lu}\.)*) (\p{Lu}[\p{Script=Latin}'’-]+)$/u.exec(name) ?? [];
  return given === undefined || family === undefined ? undefined : `${family}, ${given}`;
}
