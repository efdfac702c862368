/** What is wrong with a web address as it is written. Nobody is asked whether it leads anywhere. */

/** A fault of an address, in the words that a message needs. */
export interface AddressFault {
  /** What was found: "a space", "the host `a..b`". */
  found: string;
  /** What the address should be, where that is certain. */
  corrected?: string;
}

/** `http` and `https` with a letter too few, too many or out of place. */
const MISSPELT =
  'htp|htps|htpp|htpps|httpp|httpps|htttp|htttps|hhttp|hhttps|httsp|httpss|hptt|hptts|hppt|hppts|htt|htts|ttp|ttps|thttp|thttps|htto|httos';
const SCHEME = new RegExp(
  `(?<![\\p{L}\\p{N}/:@.])(?:(?<misspelt>${MISSPELT}):\\/{1,2}|(?<scheme>https?)(?::\\/(?!\\/)|\\/\\/|;\\/\\/|:;\\/\\/|::+\\/\\/|:\\/{3,}|:\\\\\\\\|\\s:\\/\\/|:\\s\\/\\/|:\\/\\/\\s(?=www\\.)))(?=[\\p{L}\\p{N}[])`,
  'giu',
);

/** A stretch of text that was meant to begin a web address. */
export interface MisspeltScheme {
  from: number;
  to: number;
  found: string;
  corrected: string;
}

/** The beginnings of addresses that no browser takes for one: `htp://`, `http:/`, `https//`, `http:\\`. */
export function misspeltSchemes(text: string): MisspeltScheme[] {
  return [...text.matchAll(SCHEME)].map((match) => {
    const { misspelt, scheme = '' } = match.groups ?? {};
    const isSecure = misspelt === undefined ? /s$/iu.test(scheme) : /s/iu.test(misspelt);
    return {
      from: match.index,
      to: match.index + match[0].length,
      found: match[0],
      corrected: isSecure ? 'https://' : 'http://',
    };
  });
}

const PAIRS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
/** What ends a quotation or a tag ends no address. */
const STRANGE_END = /["”’»›>]$/u;
/** What no name of a host has. An underscore has no right there either, but there are such hosts. */
const STRANGE_HOST = /[!$&'()*+,;=~%]|\.\.|^\./u;

/**
 * The fault of an address of the web (`http:`, `https:`), if it has one that can be seen.
 * @returns undefined for addresses of other kinds
 */
export function faultOfAddress(url: string): AddressFault | undefined {
  const scheme = /^https?:/iu.exec(url)?.[0];
  if (scheme === undefined) return undefined;
  if (!/^https?:\/\/(?!\/)/iu.test(url)) {
    const rest = url.slice(scheme.length).replace(/^[/\\]+/u, '');
    const corrected = `${scheme}//${rest}`;
    return {
      found: `\`${url.slice(0, url.length - rest.length)}\` at its beginning`,
      ...(rest && { corrected }),
    };
  }
  if (/\s/u.test(url)) return { found: 'a space in it' };
  const doubled = /^https?:\/\/(?=https?:?\/\/)/iu.exec(url)?.[0];
  if (doubled !== undefined) return { found: 'two beginnings', corrected: url.slice(doubled.length) };
  const end = url.at(-1) ?? '';
  if (STRANGE_END.test(end) || isUnpaired(url, end))
    return { found: `\`${end}\` at its end`, corrected: url.slice(0, -1) };
  if (!URL.canParse(url)) return { found: 'something that browsers cannot read' };
  const host = /^https?:\/\/(?:[^/?#@]*@)?([^/?#:[\]]*)/iu.exec(url)?.[1] ?? '';
  return STRANGE_HOST.test(host) ? { found: `the host \`${host}\`` } : undefined;
}

/** A closing bracket at the end that none opens. */
function isUnpaired(url: string, end: string): boolean {
  const opening = PAIRS[end];
  return opening !== undefined && url.split(end).length > url.split(opening).length;
}
