/** Reads `robots.txt` (RFC 9309): what a site asks programs to leave alone. */

/** What a site asks of one program. */
export interface Robots {
  /** @param path with the query, as in the request. */
  allows(path: string): boolean;
  /** Seconds between two requests, where the site asks for them. */
  delay?: number;
}

interface Group {
  agents: string[];
  rules: { allow: boolean; pattern: string }[];
  delay?: number;
}

/** A site that asks for nothing. */
export const ALLOWS_ALL: Robots = { allows: () => true };

/**
 * @param text the file
 * @param agent the name under which the program asks, in small letters
 */
export function parseRobots(text: string, agent: string): Robots {
  const groups = groupsOf(text);
  const own = groups.filter(({ agents }) => agents.includes(agent));
  const mine = own.length > 0 ? own : groups.filter(({ agents }) => agents.includes('*'));
  const rules = mine
    .flatMap((group) => group.rules)
    // The longest pattern decides, and of two equally long ones the one that allows.
    .toSorted((a, b) => b.pattern.length - a.pattern.length || Number(b.allow) - Number(a.allow));
  const delays = mine.flatMap(({ delay }) => delay ?? []);
  return {
    allows(path) {
      const wanted = comparable(path);
      if (wanted === '/robots.txt') return true;
      return rules.find(({ pattern }) => matches(wanted, pattern))?.allow ?? true;
    },
    ...(delays.length > 0 && { delay: Math.max(...delays) }),
  };
}

function groupsOf(text: string): Group[] {
  const groups: Group[] = [];
  let inHead = false;
  for (const line of text.replace(/^\uFEFF/u, '').split(/\r\n|\r|\n/u)) {
    const content = line.split('#', 1)[0] ?? '';
    const colon = content.indexOf(':');
    if (colon < 0) continue;
    const key = content.slice(0, colon).trim().toLowerCase();
    const value = content.slice(colon + 1).trim();
    const group = groups.at(-1);
    if (key === 'user-agent') {
      // Several names in a row share what follows.
      if (inHead && group) group.agents.push(nameOf(value));
      else groups.push({ agents: [nameOf(value)], rules: [] });
      inHead = true;
    } else if (key === 'allow' || key === 'disallow') {
      inHead = false;
      // An empty pattern is no rule: `Disallow:` allows everything.
      if (group && value !== '') group.rules.push({ allow: key === 'allow', pattern: comparable(value) });
    } else if (key === 'crawl-delay') {
      inHead = false;
      const seconds = Number(value);
      if (group && value !== '' && seconds >= 0) group.delay = seconds;
    }
  }
  return groups;
}

/** `ExampleBot/2.1` is `examplebot`. */
function nameOf(value: string): string {
  return value === '*' ? '*' : (/^[a-z_-]*/u.exec(value.toLowerCase())?.[0] ?? '');
}

/** The same character may stand as itself or as `%…`. */
function comparable(path: string): string {
  return path
    .replaceAll(/[^\u0021-\u007E]+/gu, (text) => encodeURIComponent(text))
    .replaceAll(/%[\da-f]{2}/giu, (code) => {
      const character = String.fromCharCode(Number.parseInt(code.slice(1), 16));
      return /[\w.~-]/u.test(character) ? character : code.toUpperCase();
    });
}

/** `*` stands for anything, a `$` at the end for the end. By parts, so that no pattern takes long. */
function matches(path: string, pattern: string): boolean {
  const isWhole = pattern.endsWith('$');
  const parts = (isWhole ? pattern.slice(0, -1) : pattern).split('*');
  const first = parts.shift() ?? '';
  if (!path.startsWith(first)) return false;
  let at = first.length;
  const last = isWhole ? parts.pop() : undefined;
  // Without a `*` the whole path is the pattern.
  if (isWhole && last === undefined) return at === path.length;
  for (const part of parts) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return last === undefined || (path.endsWith(last) && path.length - last.length >= at);
}
