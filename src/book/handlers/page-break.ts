import type { Element } from 'hast';

/** A page break: a rule that print hides and breaks at, and the other editions show or hide as the template says. */
export function pageBreak(): Element {
  return { type: 'element', tagName: 'hr', properties: { className: ['page-break'] }, children: [] };
}
