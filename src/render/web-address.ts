/** Addresses on the web, as validators and old reading systems want them. */

/** The characters that an address may have (RFC 3986, appendix A), every per cent sign with its two digits. */
const PLAIN = /^(?:[\w\-.~:/?#@!$&'()*+,;=]|%[\da-f]{2})*$/iu;
const REST = /%(?![\da-f]{2})|[^\w\-.~:/?#@!$&'()*+,;=%]/giu;

/**
 * The same address in characters that every reader knows; one that is so already is left as it is.
 * @returns undefined where it leads nowhere, such as `http://`
 */
export function webAddress(written: string): string | undefined {
  if (!URL.canParse(written)) return undefined;
  const proper = /^https?:/iu.test(written) ? /^https?:\/\/[^/]/iu.test(written) : true;
  if (proper && PLAIN.test(written) && written.split('#').length < 3) return written;
  const { href } = new URL(written);
  const [before = '', ...fragment] = href.split('#');
  const bracketed = /^[a-z]+:\/\/\[[\da-f:.]+\](?::\d+)?/iu.exec(before)?.[0] ?? '';
  const rest = before.slice(bracketed.length).replaceAll(REST, encoded);
  const end = fragment.length === 0 ? '' : `#${fragment.join('%23').replaceAll(REST, encoded)}`;
  return `${bracketed}${rest}${end}`;
}

function encoded(character: string): string {
  return character === '%' ? '%25' : encodeURIComponent(character);
}
