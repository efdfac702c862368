/**
 * Makes an SVG harmless: no script, no event handler, no foreign content, nothing that is loaded from
 * elsewhere. An SVG within an `img` could do none of this in a browser, but in an EPUB it is a document of its
 * own, and what a reading system allows is unknown.
 */
import { fromXml } from 'xast-util-from-xml';
import { toXml } from 'xast-util-to-xml';
import type { Element, Root, RootContent } from 'xast';

/** Elements that draw nothing a report needs, or that run, load or embed. */
const DROPPED: ReadonlySet<string> = new Set(
  [
    'script foreignobject iframe embed object audio video canvas link meta handler listener',
    'animate animatecolor animatemotion animatetransform set discard mpath',
  ]
    .join(' ')
    .split(' '),
);
/** Attributes that are addresses, in SVG and in the HTML that could be in it. */
const ADDRESSES: ReadonlySet<string> = new Set(
  'href src srcset poster background action formaction data ping'.split(' '),
);
const LOCAL_REFERENCE = /^\s*(?:#|data:image\/(?:png|jpeg|gif|webp);)/iu;
/** `url(#id)` is a gradient or clip of the same drawing; any other address, import or escape is not needed. */
const LOADS = /url\(\s*["']?\s*(?!["']?#)|@import|image-set|\\|expression\(/iu;

/**
 * @param source an SVG document
 * @returns the same drawing, and the names of what was taken out of it
 * @throws {Error} where it is not well-formed XML
 */
export function cleanSvg(source: string): { svg: string; removed: string[] } {
  const tree = fromXml(source);
  const removed: string[] = [];
  clean(tree, removed);
  return { svg: toXml(tree), removed };
}

function clean(node: Root | Element, removed: string[]): void {
  const keep = (child: RootContent): boolean => {
    // Processing instructions can name style sheets, document types can hold entities.
    if (child.type === 'instruction' || child.type === 'doctype') return false;
    if (child.type !== 'element') return true;
    const name = child.name.replace(/^.*:/u, '').toLowerCase();
    const text = child.children.map((item) => ('value' in item ? item.value : '')).join('');
    if (!DROPPED.has(name) && !(name === 'style' && LOADS.test(text))) return true;
    removed.push(child.name);
    return false;
  };
  node.children = node.children.filter(keep) as typeof node.children;
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    for (const [name, value] of Object.entries(child.attributes)) {
      if (isHarmless(name, value ?? '')) continue;
      removed.push(name);
      delete child.attributes[name];
    }
    clean(child, removed);
  }
}

function isHarmless(name: string, value: string): boolean {
  const local = name.replace(/^.*:/u, '').toLowerCase();
  if (local.startsWith('on')) return false;
  // Another base would lead `#id` out of the drawing.
  if (name === 'xml:base') return false;
  if (ADDRESSES.has(local)) return LOCAL_REFERENCE.test(value);
  return name.startsWith('xmlns') || !LOADS.test(value);
}
