/** A claim that was asked for and could not be made, told to the author. */
import type { Book } from '../../book/book.ts';
import { createProblem, type Problem } from '../../manuscript/problem.ts';
import type { AccessibilityFault } from '../../print/accessibility/fault.ts';

/** One problem for each condition that is not kept, with the first page it is not kept on. */
export function accessibilityProblems(faults: readonly AccessibilityFault[], book: Book): Problem[] {
  const byCondition = new Map<string, AccessibilityFault[]>();
  for (const fault of faults) {
    const key = `${fault.checkpoint} ${fault.message}`;
    byCondition.set(key, [...(byCondition.get(key) ?? []), fault]);
  }
  return [...byCondition.values()].map(([first, ...others]) => {
    const { checkpoint, message, page } = first!;
    const where = page === undefined ? '' : ` on the PDF's page ${page}`;
    const more = others.length === 0 ? '' : `, and ${others.length} times more`;
    return createProblem({
      rule: 'pdf-accessibility',
      severity: 'warning',
      message: `${message}${where}${more} (PDF/UA-1, Matterhorn ${checkpoint}); so the PDF does not claim \`ua-1\``,
      file: book.configurationFile,
    });
  });
}
