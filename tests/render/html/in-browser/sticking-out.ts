import type { Page } from '../../../../src/print/browser/launch.ts';

/** What sticks out of the page, or is cut off in its box. */
export function stickingOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth)
      faults.push(`the page is ${scrollWidth} px wide on a screen of ${clientWidth}`);
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const name = `${element.tagName} ${element.id} ${element.className}`;
      const style = getComputedStyle(element);
      const isHidden =
        style.visibility === 'hidden' || element.closest('.skip, :not(details[open]) > summary ~ *') !== null;
      if (isHidden || style.clipPath !== 'none' || element.closest('[data-scroller]')) continue;
      const { left, right, width } = element.getBoundingClientRect();
      if (width > 0 && (left < -1 || right > clientWidth + 1)) faults.push(`${name} sticks out`);
      const cuts =
        style.overflowX !== 'visible' && style.overflowX !== 'auto' && style.overflowX !== 'scroll';
      if (
        cuts &&
        (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
      )
        faults.push(`${name} is cut off`);
    }
    return faults;
  });
}
