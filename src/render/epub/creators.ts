/** The people of a book, for its metadata (EPUB 3.3, §5, `dc:creator` and `dc:contributor`). */
import type { Element } from 'xast';
import { x } from 'xastscript';
import type { Composition } from '../../book/composition.ts';
import type { Person } from '../person.ts';
import { relatorOf } from '../relators.ts';

/** Those who are named as makers of the book; all others have helped with it. */
const MAKERS: ReadonlySet<string> = new Set(['aut', 'edt', 'com']);

/** Someone with all that they did for the book. */
interface Named {
  person: Person;
  /** Codes of MARC relators, none twice. */
  roles: Set<string>;
  isMaker: boolean;
}

/**
 * The people as `dc:creator` and `dc:contributor`, each once, with each role; the makers first. Who wrote a chapter
 * only, or did what no list of roles has, is a contributor to the book.
 */
export function creatorsOf({ book, chapters }: Composition): Element[] {
  const authors: readonly Person[] = book.configuration.authors;
  const people = new Map<string, Named>();
  for (const person of authors) {
    const role = relatorOf(person.role);
    const known = people.get(person.name);
    people.set(person.name, {
      person: { ...person, ...known?.person },
      roles: new Set([...(known?.roles ?? []), ...(role === undefined ? [] : [role])]),
      isMaker: known?.isMaker === true || (role !== undefined && MAKERS.has(role)),
    });
  }
  const ofBook = new Set(people.keys());
  for (const person of chapters.flatMap((chapter): readonly Person[] => chapter.authors)) {
    if (ofBook.has(person.name)) continue;
    const role = relatorOf(person.role);
    const known = people.get(person.name);
    const roles = new Set([
      ...(known?.roles ?? []),
      ...(role === undefined ? [] : [role === 'aut' ? 'ctb' : role]),
    ]);
    people.set(person.name, { person: { ...person, ...known?.person }, roles, isMaker: false });
  }
  // The order of two groups, in each that of the manuscript.
  const sorted = [...people.values()].toSorted((a, b) => Number(b.isMaker) - Number(a.isMaker));
  return sorted.flatMap(({ person, roles, isMaker }, index) => {
    const id = `person-${index + 1}`;
    return [
      x(isMaker ? 'dc:creator' : 'dc:contributor', { id }, person.name),
      ...[...roles].flatMap((role) => refinement(id, 'role', role, 'marc:relators')),
      ...refinement(id, 'file-as', sortedName(person)),
      ...refinement(id, 'display-seq', isMaker ? String(index + 1) : undefined),
    ];
  });
}

function refinement(id: string, property: string, value: string | undefined, scheme?: string): Element[] {
  return value === undefined ? [] : [x('meta', { refines: `#${id}`, property, scheme }, value)];
}

/**
 * A name as catalogues sort it, "Example, Ann": as the manuscript says it, else only for who is known to be a person, by an ORCID or an
 * affiliation, and has a name of two Latin words: of others nobody can say which name comes first.
 */
function sortedName({ name, sortName, orcid, affiliation }: Person): string | undefined {
  if (sortName !== undefined) return sortName;
  if (orcid === undefined && affiliation === undefined) return undefined;
  const [, given, family] =
    /^(\p{Lu}[\p{Script=Latin}'’.-]+(?: \p{Lu}\.)*) (\p{Lu}[\p{Script=Latin}'’-]+)$/u.exec(name) ?? [];
  return given === undefined || family === undefined ? undefined : `${family}, ${given}`;
}
