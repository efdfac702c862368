/**
 * Makes an SVG harmless: no script, no event handler, no foreign content, no link, nothing that is loaded from
 * elsewhere. An SVG within an `img` could do none of this in a browser, but in an EPUB it is a document of its
 * own, and what a reading system allows is unknown. As such it is validated too, so nothing stays that SVG does not
 * know, and ids are names, each once.
 */
import { fromXml } from 'xast-util-from-xml';
import { toXml } from 'xast-util-to-xml';
import type { Element, Root, RootContent } from 'xast';
import { mendIds } from './svg-ids.ts';
import { LINK_ATTRIBUTES, SVG_ATTRIBUTES, SVG_ELEMENTS } from './svg-names.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** What the prefixes stand for where an element is; `` is that of names without one. */
type Namespaces = ReadonlyMap<string, string>;

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
 * @returns the same drawing, and the names of what was taken out of it, each once
 * @throws {Error} where it is not well-formed XML
 */
export function cleanSvg(source: string): { svg: string; removed: string[] } {
  const tree = fromXml(source);
  const removed = new Set<string>();
  clean(tree, new Map([['', SVG]]), removed);
  mendIds(tree);
  dropEmptyUses(tree);
  return { svg: toXml(tree), removed: [...removed] };
}

function clean(node: Root | Element, around: Namespaces, removed: Set<string>): void {
  const keep = (child: RootContent): boolean => {
    // Processing instructions can name style sheets, document types can hold entities.
    if (child.type === 'instruction' || child.type === 'doctype') return false;
    if (child.type !== 'element') return true;
    const name = localName(child.name).toLowerCase();
    const text = child.children.map((item) => ('value' in item ? item.value : '')).join('');
    const isSafe = !DROPPED.has(name) && !(name === 'style' && LOADS.test(text));
    if (isSafe && (!isSvg(child, around) || SVG_ELEMENTS.has(localName(child.name)))) return true;
    removed.add(child.name);
    return false;
  };
  node.children = node.children.filter(keep) as typeof node.children;
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    const within = namespacesIn(child, around);
    const isOurs = isSvg(child, around);
    for (const [name, value] of Object.entries(child.attributes)) {
      if (isHarmless(name, value ?? '') && (!isOurs || isKnown(name, localName(child.name)))) continue;
      removed.add(name);
      delete child.attributes[name];
    }
    if (isOurs && localName(child.name) === 'a') unlink(child, node);
    clean(child, within, removed);
  }
}

/**
 * Nobody can follow a link in a picture, and one that lost its address is none: it becomes the group that it was, or
 * in a text the stretch of text.
 */
function unlink(link: Element, parent: Root | Element): void {
  const isInText = 'name' in parent && /^(?:text|tspan|textPath)$/u.test(localName(parent.name));
  link.name = link.name.replace(/a$/u, isInText ? 'tspan' : 'g');
  for (const name of Object.keys(link.attributes)) {
    if (LINK_ATTRIBUTES.has(name) || (name.includes(':') && LINK_ATTRIBUTES.has(localName(name))))
      delete link.attributes[name];
  }
}

/** A `use` of nothing draws nothing. */
function dropEmptyUses(node: Root | Element): void {
  node.children = node.children.filter(
    (child) =>
      child.type !== 'element' ||
      localName(child.name) !== 'use' ||
      Object.keys(child.attributes).some((name) => localName(name) === 'href'),
  ) as typeof node.children;
  for (const child of node.children) if (child.type === 'element') dropEmptyUses(child);
}

function isSvg(element: Element, around: Namespaces): boolean {
  return namespacesIn(element, around).get(prefixOf(element.name)) === SVG;
}

function namespacesIn({ attributes }: Element, around: Namespaces): Namespaces {
  const declared = Object.entries(attributes).flatMap(([name, value]): [string, string][] => {
    if (name === 'xmlns') return [['', value ?? '']];
    return name.startsWith('xmlns:') ? [[localName(name), value ?? '']] : [];
  });
  return declared.length === 0 ? around : new Map([...around, ...declared]);
}

/** Names with a prefix are those of some program, or of XML and XLink. */
function isKnown(attribute: string, element: string): boolean {
  if (attribute.includes(':') || attribute === 'xmlns' || /^(?:aria|data)-/u.test(attribute)) return true;
  return SVG_ATTRIBUTES.has(attribute) || (element === 'a' && LINK_ATTRIBUTES.has(attribute));
}

function localName(name: string): string {
  return name.replace(/^.*:/u, '');
}

function prefixOf(name: string): string {
  return name.includes(':') ? name.slice(0, name.indexOf(':')) : '';
}

function isHarmless(name: string, value: string): boolean {
  const local = localName(name).toLowerCase();
  if (local.startsWith('on')) return false;
  // Another base would lead `#id` out of the drawing.
  if (name === 'xml:base') return false;
  if (ADDRESSES.has(local)) return LOCAL_REFERENCE.test(value);
  return name.startsWith('xmlns') || !LOADS.test(value);
}
