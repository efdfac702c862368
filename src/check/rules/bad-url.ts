import type { Link, Nodes } from 'mdast';
import type { TextEdit } from '../../manuscript/problem.ts';
import { placeOf } from '../place.ts';
import type { NodeContext, Report, Rule } from '../rule.ts';
import { faultOfAddress, misspeltSchemes } from '../web-address.ts';

/** An address, and what is wrong with it. */
interface Facts {
  address: string;
  found: string;
}

/**
 * A web address that no browser opens as it is written. Its beginning is misspelt (`htp://`, `http:/`, `https//`), there
 * is a space in it, a bracket or quotation mark stuck to its end, or its host cannot be one. Nobody is asked whether
 * it leads anywhere. The fix mends the beginning, and takes away what stuck to the end.
 *
 * `www.example.org` is right: Markdown makes a link of it. Brackets that belong to an address
 * (`…/Astana_(city)`) are left alone, and so are the schemes of other things (`ftp:`, `doi:`).
 *
 * @example bad
 *   Exports doubled.[^1]
 *
 *   [^1]: Ministry of Trade, htp://example.org/report.
 *
 * @example bad
 *   See [the report](http:/example.org/report).
 *
 * @example bad
 *   See [the report](https://example.org/the report).
 *
 * @example bad
 *   See <https://example.org/report)>.
 *
 * @example good
 *   See https://example.org/Trade_(region), www.example.org/a and (<https://example.org/?a=[1]&b=2>); `htp://x.org`.
 */
export const badUrl: Rule<Facts> = {
  id: 'bad-url',
  severity: 'warning',
  wording: ({ address, found }) =>
    `expected an address that browsers can open, found ${found}${address === '' ? '' : ` (\`${address}\`)`}; correct it`,
  nodes: {
    text(node, { chapter, ancestors }, report) {
      const start = node.position?.start.offset;
      const end = node.position?.end.offset;
      if (start === undefined || end === undefined || !/[/\\]/u.test(node.value)) return;
      // The address that a link prints is the link's affair.
      if (ancestors.some(({ type }) => type === 'link')) return;
      // A beginning may be followed by what is an address by itself: `https:// www.example.org`.
      const text = String(chapter.source).slice(start, end + 'www.'.length);
      for (const { from, to, found, corrected } of misspeltSchemes(text)) {
        if (start + from >= end) continue;
        const edit = { file: chapter.path, start: start + from, end: start + to, text: corrected };
        report({
          facts: { address: '', found: `\`${found}\` at the beginning of one` },
          file: chapter.path,
          place: placeOf(edit.start, edit.end, chapter.source),
          fix: [edit],
        });
      }
    },
    link(node, context, report) {
      const whole = cutAtSpace(node, context);
      const fault = whole === undefined ? faultOfAddress(node.url) : { found: 'a space in it' };
      if (fault) tell(node, whole ?? node.url, fault, context, report);
    },
  },
};

function tell(
  node: Link,
  address: string,
  { found, corrected }: { found: string; corrected?: string },
  { chapter, ancestors }: NodeContext,
  report: Report<Facts>,
): void {
  // Links that were found in text have no place of their own where brackets stand around them.
  const around = [...ancestors, node].findLast(({ position }) => position !== undefined);
  const range = addressIn(node, address, String(chapter.source));
  const fix: TextEdit[] =
    corrected === undefined || !range ? [] : [{ file: chapter.path, ...range, text: corrected }];
  report({
    facts: { address, found },
    file: chapter.path,
    place: range ? placeOf(range.start, range.end, chapter.source) : around?.position,
    fix,
  });
}

/** Where the address of a link stands in the source, if it stands there as it is and once. */
function addressIn(node: Nodes, address: string, source: string): { start: number; end: number } | undefined {
  const start = node.position?.start.offset;
  if (start === undefined) return undefined;
  const slice = source.slice(start, Math.max(node.position?.end.offset ?? start, start + address.length));
  const at = slice.indexOf(address);
  if (at < 0 || slice.indexOf(address, at + 1) >= 0) return undefined;
  return { start: start + at, end: start + at + address.length };
}

/**
 * `[text](https://example.org/the report)`: Markdown takes what stands before the space for an address in the text,
 * and the brackets for characters.
 */
function cutAtSpace(node: Link, { chapter }: NodeContext): string | undefined {
  const start = node.position?.start.offset;
  const source = String(chapter.source);
  if (start === undefined || !source.startsWith('](', start - 2)) return undefined;
  const address = /^[^\s()<>]+(?: [^\s()<>"']+)+(?=\))/u.exec(source.slice(start, start + 400))?.[0];
  return address?.startsWith(node.url) ? address : undefined;
}
