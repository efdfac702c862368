/** The pictures of a page: asked for by their path beside it, or taken out of it; nothing is fetched. */
import type { Element, Nodes } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Decision } from '../imported.ts';
import { attribute, elementsOf, findElement, isElement, isEmpty, lineOf, textOf } from './elements.ts';
import { pictureKind } from './picture-kind.ts';

/** Gives the bytes of a file beside the page by its relative path; undefined where it is not there. */
export type FileBeside = (path: string) => Promise<Uint8Array | undefined>;

/** The files that the manuscript needs, by their path in it. */
export interface PlacedPictures {
  files: Map<string, Uint8Array>;
  decisions: Decision[];
}

/** Changes the `src` of every picture to its path in the manuscript. */
export async function placePictures(
  contents: readonly Nodes[],
  fileBeside: FileBeside,
): Promise<PlacedPictures> {
  const files = new Map<string, Uint8Array>();
  const decisions: Decision[] = [];
  const placed = new Map<string, string>();
  const missing = new Set<string>();
  const place = (wish: string, bytes: Uint8Array): string => {
    const path = freePath(wish, endingOf(wish, bytes), [...files.keys(), ...missing]);
    files.set(path, bytes);
    return path;
  };
  const reserve = (wish: string): string => {
    const path = freePath(wish, endingOf(wish, undefined), [...files.keys(), ...missing]);
    missing.add(path);
    return path;
  };
  for (const element of contents.flatMap((content) => [...elementsOf(content)])) {
    if (isElement(element, 'svg')) {
      drawing(element, place, decisions);
      continue;
    }
    if (!isElement(element, 'img')) continue;
    const source = sourceOf(element);
    const known = placed.get(source);
    const path = known ?? (await find(element, source, { fileBeside, place, reserve, decisions }));
    if (path !== undefined) {
      placed.set(source, path);
      element.properties.src = path;
    }
  }
  return { files, decisions };
}

/** Pages that load pictures late have a stand-in in `src` and the address elsewhere. */
function sourceOf(image: Element): string {
  const src = attribute(image, 'src')?.trim() ?? '';
  const late =
    attribute(image, 'dataSrc') ?? attribute(image, 'dataLazySrc') ?? attribute(image, 'dataOriginal');
  return late !== undefined && (src === '' || src.startsWith('data:')) ? late.trim() : src;
}

interface Door {
  fileBeside: FileBeside;
  place: (wish: string, bytes: Uint8Array) => string;
  /** A path for a picture that is not there, which no other picture gets. */
  reserve: (wish: string) => string;
  decisions: Decision[];
}

/** @returns what stands in `src`; for a picture that is not there the path where it should be, or its address */
async function find(
  image: Element,
  source: string,
  { fileBeside, place, reserve, decisions }: Door,
): Promise<string | undefined> {
  const tell = (
    confidence: Decision['confidence'],
    message: string,
    kind: Decision['kind'] = 'fault',
  ): void =>
    void decisions.push({
      kind,
      confidence,
      message,
      line: lineOf(image),
      text: attribute(image, 'alt') ?? '',
    });
  if (source === '') {
    tell('certain', 'expected the address of a picture, found none; only its alternative text is kept');
    return '';
  }
  if (source.startsWith('data:')) {
    const bytes = dataIn(source);
    if (bytes) return told(place('picture', bytes), bytes, tell);
    tell('certain', 'expected a picture in the page, found data that cannot be read');
    return '';
  }
  if (/^(?:[a-z][a-z\d+.-]*:|[/\\]{2})/iu.test(source)) {
    tell(
      'certain',
      `the picture is not beside the page but at \`${source.slice(0, 300)}\`; save it and put it into \`images/\``,
    );
    return /^https?:/iu.test(source) ? source : source.startsWith('//') ? `https:${source}` : '';
  }
  const path = pathBeside(source);
  const bytes = path === undefined ? undefined : await fileBeside(path);
  if (bytes && bytes.length > 0) return told(place(path!.split('/').at(-1)!, bytes), bytes, tell);
  tell(
    'certain',
    `expected a picture at \`${source.slice(0, 300)}\` beside the page, found none; its alternative text is kept`,
  );
  return reserve(decoded(source.split(/[?#]/u)[0]!).split(/[/\\]/u).at(-1) || 'picture');
}

function told(
  path: string,
  bytes: Uint8Array,
  tell: (confidence: Decision['confidence'], message: string, kind?: Decision['kind']) => void,
): string {
  if (pictureKind(bytes) === undefined)
    tell(
      'certain',
      `expected a PNG, JPEG, GIF, WebP or SVG picture, found another kind; it is kept as \`${path}\`, but no edition can show it`,
    );
  else tell('certain', `a picture, kept as \`${path}\``, 'picture');
  return path;
}

/** The path of a file beside the page; undefined where the address leads out of its folder. */
function pathBeside(source: string): string | undefined {
  const path = decoded(source.split(/[?#]/u)[0]!);
  if (path.includes('\0') || path.includes('\\') || path.startsWith('/')) return undefined;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined;
    if (part !== '..' && part !== '.' && part !== '') parts.push(part);
  }
  return parts.length === 0 ? undefined : parts.join('/');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // A per cent sign of its own; the name is taken as it stands.
    return path;
  }
}

function dataIn(address: string): Uint8Array | undefined {
  const comma = address.indexOf(',');
  const head = address.slice(5, comma);
  if (comma < 0 || !/^image\//iu.test(head)) return undefined;
  const body = address.slice(comma + 1);
  try {
    if (/;\s*base64\s*$/iu.test(head)) return new Uint8Array(Buffer.from(decodeURIComponent(body), 'base64'));
    return new TextEncoder().encode(decodeURIComponent(body));
  } catch {
    return undefined;
  }
}

/** A drawing in the page becomes a file, unless it is an ornament without a name. */
function drawing(svg: Element, place: Door['place'], decisions: Decision[]): void {
  const title = findElement(svg, (inner) => isElement(inner, 'title'));
  const alt = attribute(svg, 'ariaLabel') ?? (title ? textOf({ ...title, tagName: 'span' }) : '');
  const isOrnament =
    attribute(svg, 'ariaHidden') === 'true' ||
    (alt === '' && isEmpty({ ...svg, tagName: 'span' }) && !wide(svg));
  const line = lineOf(svg);
  if (isOrnament) {
    svg.tagName = 'span';
    svg.children = [];
    return;
  }
  const file = toHtml(
    { ...svg, properties: { ...svg.properties, xmlns: 'http://www.w3.org/2000/svg' } },
    { space: 'svg' },
  );
  const path = place('drawing.svg', new TextEncoder().encode(file));
  decisions.push({
    kind: 'picture',
    confidence: 'likely',
    message: `a drawing in the page, kept as \`${path}\``,
    line,
    text: textOf({ ...svg, tagName: 'span' }),
  });
  svg.tagName = 'img';
  svg.properties = { src: path, alt };
  svg.children = [];
}

function wide(svg: Element): boolean {
  const width = Number.parseFloat(
    attribute(svg, 'width') ?? attribute(svg, 'viewBox')?.split(/[\s,]+/u)[2] ?? '0',
  );
  return width > 64;
}

/** The ending of a name as the bytes have it; as it is written where they say nothing. */
function endingOf(wish: string, bytes: Uint8Array | undefined): string {
  const name = safeName(wish);
  const written = name.lastIndexOf('.') > 0 ? name.slice(name.lastIndexOf('.') + 1).toLowerCase() : '';
  if (bytes === undefined) return written;
  const kind = pictureKind(bytes);
  return kind === undefined ? written || 'bin' : kind === 'jpg' && written === 'jpeg' ? 'jpeg' : kind;
}

/** A path in `images/` that nothing else has. */
function freePath(wish: string, ending: string, others: readonly string[]): string {
  const name = safeName(wish);
  const dot = name.lastIndexOf('.');
  const stem = dot > 0 ? name.slice(0, dot) : name;
  const taken = new Set(others.map((path) => path.toLowerCase()));
  for (let count = 1; ; count++) {
    const path = `images/${stem}${count === 1 ? '' : `-${count}`}${ending === '' ? '' : `.${ending}`}`;
    if (!taken.has(path.toLowerCase())) return path;
  }
}

/** A name that every disk and every address takes. */
function safeName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\w.-]+/gu, '-')
    .replaceAll(/^[-.]+|[-.]+$/gu, '');
  const short = plain.length > 80 ? plain.slice(-80).replace(/^[-.]+/u, '') : plain;
  return /^(?:|con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu.test(short)
    ? `picture-${short}`.replace(/-$/u, '')
    : short;
}
