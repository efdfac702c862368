/** The ids of a drawing: names as XML wants them, each once, and references that follow them. */
import type { Element, Root } from 'xast';

/** XML 1.0 without colons ("Namespaces in XML", §3). */
const NAME = /^[\p{L}_][\p{L}\p{Nd}\p{M}_.·-]*$/u;
/** Attributes that name ids, one or several. */
const LISTS = /^aria-(?:labelledby|describedby|details|controls|owns|flowto)$/u;
const LOCAL_URL = /url\(\s*(["']?)#([^"')]*)\1\s*\)/giu;

/** Gives a drawing valid ids. References that lead to none lose their address. */
export function mendIds(tree: Root): void {
  const elements = elementsOf(tree);
  const taken = new Set(elements.flatMap(({ attributes: { id } }) => (id && NAME.test(id) ? [id] : [])));
  const given = new Map<string, string>();
  for (const { attributes } of elements) {
    const { id } = attributes;
    if (id === undefined || id === null) continue;
    if (id.trim() === '') delete attributes.id;
    else if (!given.has(id) && NAME.test(id)) given.set(id, id);
    else {
      const free = freeId(id, taken);
      attributes.id = free;
      taken.add(free);
      // Of several with one id a reference means the first.
      if (!given.has(id)) given.set(id, free);
    }
  }
  for (const element of elements) followIds(element, given);
}

function followIds({ name, attributes, children }: Element, given: ReadonlyMap<string, string>): void {
  const inUrls = (value: string): string =>
    value.replaceAll(LOCAL_URL, (whole, _, id: string) => {
      const found = lookUp(id, given);
      return found === undefined ? whole : `url(#${found})`;
    });
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null) continue;
    if (LISTS.test(key)) {
      const ids = value.split(/\s+/u).flatMap((id) => given.get(id) ?? []);
      if (ids.length > 0) attributes[key] = ids.join(' ');
      else delete attributes[key];
    } else if (/^(?:.*:)?href$/u.test(key) && value.trim().startsWith('#')) {
      const found = lookUp(value.trim().slice(1), given);
      if (found === undefined) delete attributes[key];
      else attributes[key] = `#${found}`;
    } else attributes[key] = inUrls(value);
  }
  if (/^(?:.*:)?style$/u.test(name))
    for (const child of children) if ('value' in child) child.value = inUrls(child.value);
}

/** An id by its name, or by its name in the percents of an address. */
function lookUp(id: string, given: ReadonlyMap<string, string>): string | undefined {
  const known = given.get(id);
  if (known !== undefined || !id.includes('%')) return known;
  try {
    return given.get(decodeURIComponent(id));
  } catch {
    return undefined;
  }
}

function freeId(written: string, taken: ReadonlySet<string>): string {
  const plain = written.trim().replaceAll(/[^\p{L}\p{Nd}\p{M}_.·-]/gu, '-');
  const base = NAME.test(plain) ? plain : `id-${plain}`;
  let id = base;
  for (let count = 2; taken.has(id); count++) id = `${base}-${count}`;
  return id;
}

function elementsOf(node: Root | Element): Element[] {
  return node.children.flatMap((child) => (child.type === 'element' ? [child, ...elementsOf(child)] : []));
}
