import type { ElementContent } from 'hast';
import type { Nodes } from 'mdast';
import type { State } from 'mdast-util-to-hast';

/**
 * The content of a caption: its label ("Figure 3") and its text. A caption of one paragraph is set without
 * the paragraph, so that the label stands in its line.
 */
export function captionContent(state: State, blocks: readonly Nodes[], label: string): ElementContent[] {
  const mark: ElementContent[] =
    label === ''
      ? []
      : [
          {
            type: 'element',
            tagName: 'span',
            properties: { className: ['caption-label'] },
            children: [{ type: 'text', value: label }],
          },
          { type: 'text', value: ' ' },
        ];
  const [only, second] = blocks;
  if (only?.type === 'paragraph' && second === undefined) return [...mark, ...state.all(only)];
  const set = blocks.flatMap((block) => state.one(block, undefined) ?? []) as ElementContent[];
  return [...mark, ...set];
}
