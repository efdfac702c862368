/** Pictures drawn anew by the browser: in another size, or an SVG as pixels. Nothing runs in the page, nothing is fetched. */
import type { PrintBrowser, Page } from './launch.ts';

/** One picture and what it is to become. */
export interface PictureToDraw {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** The size that it is to have, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly as: 'png' | 'jpeg' | 'webp';
}

/** For pictures that lose something: as good as nobody sees. */
const QUALITY = 88;

/** Draws pictures one after the other, so that no more than one is in memory twice. */
export async function drawPictures(
  browser: PrintBrowser,
  pictures: readonly PictureToDraw[],
): Promise<Uint8Array[]> {
  const page = await browser.newPage();
  try {
    await page.setJavaScriptEnabled(false);
    const drawn: Uint8Array[] = [];
    for (const picture of pictures) drawn.push(await draw(page, picture));
    return drawn;
  } finally {
    await page.close();
  }
}

async function draw(page: Page, { mediaType, bytes, width, height, as }: PictureToDraw): Promise<Uint8Array> {
  await page.setViewport({ width, height, deviceScaleFactor: 1 });
  const address = `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`;
  await page.setContent(
    `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<style>html,body{margin:0;background:none;overflow:hidden}img{display:block;width:${width}px;height:${height}px}</style>
<img alt="" src="${address}">`,
    { waitUntil: 'load', timeout: 0 },
  );
  return page.screenshot({
    type: as,
    ...(as === 'png' ? {} : { quality: QUALITY }),
    // A JPEG has no transparency, and so nothing to keep free.
    omitBackground: as !== 'jpeg',
    clip: { x: 0, y: 0, width, height },
    captureBeyondViewport: false,
  });
}
