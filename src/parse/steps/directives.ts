/**
 * Turns directives, as the syntax yields them, into nodes of our language. A block directive that is none of
 * ours is turned back into the characters of its source, around its content.
 */
import type {
  BlockContent,
  DefinitionContent,
  Image,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
} from 'mdast';
import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { nearestName } from '../../manuscript/nearest-name.ts';
import { canonicalTag } from '../language-tag.ts';
import type { CaptionedTable, Figure, NamedBlock } from '../nodes.ts';
import { DIRECTIVES } from '../syntax/registered-directives.ts';

/** Written behind an image that needs no alternative text. */
const DECORATIVE = '{decorative}';

type Blocks = (BlockContent | DefinitionContent)[];

/** The step. Runs before every step that looks at the content of blocks. */
export function nameDirectives() {
  return (tree: Root, file: VFile): undefined => {
    visit(tree, (node, index, parent) => {
      if (index === undefined || !parent) return;
      const made =
        node.type === 'textDirective'
          ? [passage(node)]
          : node.type === 'leafDirective'
            ? leaf(node, file)
            : node.type === 'containerDirective'
              ? container(node, file)
              : undefined;
      if (made === undefined) return;
      parent.children.splice(index, 1, ...(made as RootContent[]));
      // The replacements may hold directives themselves, so they are visited in their turn.
      return [SKIP, index];
    });
  };
}

function passage(node: TextDirective): PhrasingContent {
  const { children, position } = node;
  const place = position && { position };
  if (node.name === 'smallcaps') return { type: 'smallCaps', children, ...place };
  const attributes = node.attributes ?? {};
  // `{kk}` is an attribute without a value; `{lang=kk}` says the same.
  const written = attributes.lang ?? Object.keys(attributes).find((name) => attributes[name] === '') ?? '';
  const language = canonicalTag(written) ?? '';
  return { type: 'languagePassage', language, children, ...place };
}

function leaf(node: LeafDirective, file: VFile): RootContent[] {
  const place = node.position && { position: node.position };
  if (node.name === 'pagebreak') {
    // A page break has no text; what was written as its label is not lost for that.
    const text: RootContent = { type: 'paragraph', children: node.children, ...place };
    return [{ type: 'pageBreak', ...place }, ...(node.children.length > 0 ? [text] : [])];
  }
  return asTyped(node, file, [...DIRECTIVES.leaf, ...DIRECTIVES.container]);
}

function container(node: ContainerDirective, file: VFile): RootContent[] {
  const attributes = node.attributes ?? {};
  const children = node.children as Blocks;
  const language = canonicalTag(attributes.lang ?? '');
  const shared = {
    ...(attributes.id && { identifier: attributes.id }),
    ...(language !== undefined && { language }),
    ...(node.position && { position: node.position }),
  };
  switch (node.name) {
    case 'box':
      return [
        {
          type: 'box',
          ...shared,
          ...(attributes.title && { title: attributes.title }),
          ...(attributes.byline && { byline: attributes.byline }),
          toc: 'toc' in attributes,
          children,
        },
      ];
    case 'figure':
      return figure(children, shared, 'decorative' in attributes);
    case 'table':
      return table(children, shared);
    case 'epigraph':
    case 'abstract':
    case 'verse':
      return [named(node.name, children, shared)];
    case 'note':
      return [named('remark', children, shared)];
    default:
      return asTyped(node, file, DIRECTIVES.container);
  }
}

function named(type: NamedBlock['type'], children: Blocks, shared: object): RootContent {
  // The cast: TypeScript does not spread a union of names over mdast's map of node types.
  return { type, ...shared, children } as NamedBlock as unknown as RootContent;
}

/** The first image is the figure's; whatever else there is belongs to the caption. */
function figure(children: Blocks, shared: object, decorative: boolean): RootContent[] {
  const at = children.findIndex((child) => child.type === 'paragraph' && child.children.some(isImage));
  const paragraph = children[at];
  if (paragraph?.type !== 'paragraph') return children;
  const image = paragraph.children.find(isImage);
  if (image === undefined) return children;
  const rest = paragraph.children.filter((child) => child !== image);
  const mark = rest[paragraph.children.indexOf(image)];
  const isMarked = mark?.type === 'text' && mark.value.startsWith(DECORATIVE);
  if (isMarked) mark.value = mark.value.slice(DECORATIVE.length);
  if (decorative || isMarked) image.data = { ...image.data, decorative: true };
  const caption: Blocks = rest.some((child) => child.type !== 'text' || child.value.trim() !== '')
    ? children.with(at, { ...paragraph, children: trimmedStart(rest) })
    : children.toSpliced(at, 1);
  if (image.title && caption.length === 0) {
    const place = image.position && { position: image.position };
    caption.push({ type: 'paragraph', children: [{ type: 'text', value: image.title, ...place }], ...place });
    delete image.title;
  }
  return [{ type: 'figure', ...shared, children: [image, ...caption] } satisfies Figure];
}

function table(children: Blocks, shared: object): RootContent[] {
  const found = children.find((child) => child.type === 'table');
  if (found === undefined) return children;
  const caption = children.filter((child) => child !== found);
  return [{ type: 'captionedTable', ...shared, children: [found, ...caption] } satisfies CaptionedTable];
}

/** The directive as the author typed it: its first line, its content, its last line. */
function asTyped(
  node: LeafDirective | ContainerDirective,
  file: VFile,
  candidates: readonly string[],
): RootContent[] {
  const { position } = node;
  const start = position?.start.offset ?? 0;
  const end = position?.end.offset ?? 0;
  const lines = String(file)
    .slice(start, end)
    .split(/\r?\n|\r/u);
  const nearest = nearestName(node.name, candidates);
  const mark: RootContent = {
    type: 'unknownDirective',
    name: node.name,
    ...(nearest !== undefined && { nearest }),
    ...(position && { position }),
  };
  const result: RootContent[] = [mark, typedLine(lines[0] ?? '')];
  if (node.type === 'leafDirective') return result;
  // In a quotation the last line has its mark before the fence.
  const last = /:{3,}[ \t]*$/u.exec(lines.at(-1) ?? '')?.[0].trim() ?? '';
  const content = (node.children as Blocks).filter(
    (child) => !(child.type === 'paragraph' && child.data !== undefined && 'directiveLabel' in child.data),
  );
  result.push(...content);
  if (lines.length > 1 && last !== '') result.push(typedLine(last));
  return result;
}

function typedLine(value: string): Paragraph {
  return { type: 'paragraph', children: [{ type: 'text', value, data: { asTyped: true } }] };
}

function isImage(node: PhrasingContent): node is Image {
  return node.type === 'image';
}

function trimmedStart(children: PhrasingContent[]): PhrasingContent[] {
  const first = children[0];
  if (first?.type !== 'text') return children;
  return [{ ...first, value: first.value.trimStart() }, ...children.slice(1)];
}
