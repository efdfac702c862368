/** Looks for anything in a page that would run, load or submit. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../command-line.ts';
import { all, type TreeElement } from '../sample/edition-tree.ts';

/** As it is compiled, and not as a test runner would change it: the editions are made by the compiled command. */
const PAGE_SCRIPT = execFileSync(
  process.execPath,
  [
    '--input-type=module',
    '--eval',
    `import { PAGE_SCRIPT } from '${join(ROOT, 'dist/render/html/in-page/source.js')}'; process.stdout.write(PAGE_SCRIPT);`,
  ],
  { encoding: 'utf8' },
);

const RUNS_OR_LOADS =
  /^(?:script|iframe|frame|object|embed|base|form|applet|portal|foreignobject|animate|set|audio|video|source|link)$/iu;
const RUNNING_ATTRIBUTE = /^(?:on|ping$|srcdoc$|formaction$|action$|background$)/iu;
const RUNNING_ADDRESS = /^(?:javascript|vbscript|file|blob|view-source|data:text):/iu;
const LOADING_ATTRIBUTE = /^(?:src|srcset|style|poster|xlink:href|data)$/iu;

/** Each harmful thing, as it is written; empty where the page only shows itself. */
export function harmIn(tree: TreeElement): string[] {
  return all(tree).flatMap((element) => {
    const { name, attributes } = element;
    const found = Object.entries(attributes).flatMap(([attribute, value]) =>
      isHarmful(name, attribute, value) ? [`<${name} ${attribute}="${value.slice(0, 80)}">`] : [],
    );
    return RUNS_OR_LOADS.test(name) && !isOurs(element) ? [`<${name}>`, ...found] : found;
  });
}

/** What a style sheet would load. */
export function loadsIn(css: string): string[] {
  return css.match(/127\.0\.0\.1[^\s"')]*|file:[^\s"')]*|@import[^;]*|<!|<\?xml-/gu) ?? [];
}

function isHarmful(name: string, attribute: string, value: string): boolean {
  // oxlint-disable-next-line no-control-regex
  const address = value.replaceAll(/[\0-\u0020]/gu, '');
  const isRefresh =
    name === 'meta' && /^http-?equiv$/iu.test(attribute) && value.toLowerCase() !== 'content-security-policy';
  const isRemote = LOADING_ATTRIBUTE.test(attribute) && /127\.0\.0\.1|file:/u.test(value);
  return RUNNING_ATTRIBUTE.test(attribute) || RUNNING_ADDRESS.test(address) || isRefresh || isRemote;
}

/** The style sheet of an EPUB; of a page its one script, to the letter, data for search engines, and links that load nothing. */
function isOurs({ name, attributes, children }: TreeElement): boolean {
  const { rel = '', href, type } = attributes;
  if (name === 'script')
    return type === 'application/ld+json' || (type === undefined && children.join('') === PAGE_SCRIPT);
  if (name !== 'link') return false;
  return (
    (rel === 'stylesheet' && href === 'style.css') || /^(?:alternate|canonical|schema\.\w+)$/iu.test(rel)
  );
}
