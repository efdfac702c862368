/** A manuscript that attacks its reader and the machine it is built on: nothing of it takes effect. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run, type Run } from '../command-line.ts';
import { all, readHtml, readXml } from '../sample/edition-tree.ts';
import { harmIn, loadsIn } from './harm.ts';
import { contentsOfPdf } from './pdf-streams.ts';
import { CANARY, CANARY_SIZE, setScene, type Scene } from './scene.ts';

let scene: Scene;
let built: Run;
const edition = (kind: string): Promise<Buffer> => readFile(join(scene.folder, 'out', `hostile.${kind}`));

beforeAll(async () => {
  scene = await setScene();
  built = await run(['build', scene.manuscript, '--out', join(scene.folder, 'out'), '--draft']);
});
afterAll(() => scene.close());

it('builds all editions as a draft, and nobody was asked for anything', async () => {
  expect(built).toMatchObject({ code: 0 });
  expect(built.stdout.trim().split('\n')).toHaveLength(5);
  expect(scene.requests).toEqual([]);
  // Without --draft there is nothing: a missing image is an error.
  const refused = await run(['build', scene.manuscript, '--out', join(scene.folder, 'none'), '--to', 'html']);
  expect([refused.code, refused.stdout]).toEqual([1, '']);
});

describe('the HTML page', () => {
  it('has no secret in it, embedded files included', async () => {
    const page = (await edition('html')).toString('utf8');
    expect(page).not.toContain(CANARY);
    for (const [, data = ''] of page.matchAll(/base64,([\w+/=]+)/gu)) {
      const bytes = Buffer.from(data, 'base64');
      expect(bytes.includes(CANARY)).toBe(false);
      expect(bytes.equals(scene.picture)).toBe(false);
    }
  });

  it('runs nothing, loads nothing, submits nothing', async () => {
    const page = readHtml((await edition('html')).toString('utf8'));
    expect(harmIn(page)).toEqual([]);
    const styles = all(page, ({ name }) => name === 'style').flatMap(({ children }) => children);
    expect(loadsIn(styles.join(''))).toEqual([]);
  });
});

describe('the EPUB', () => {
  it('has no secret in it and no file that it should not have', async () => {
    for (const [name, bytes] of Object.entries(unzipSync(await edition('epub')))) {
      const buffer = Buffer.from(bytes);
      expect([name, buffer.includes(CANARY), buffer.equals(scene.picture)]).toEqual([name, false, false]);
    }
  });

  it('runs nothing, loads nothing, submits nothing', async () => {
    for (const [name, bytes] of Object.entries(unzipSync(await edition('epub')))) {
      const text = new TextDecoder().decode(bytes);
      const harm = /\.(?:xhtml|svg|opf|ncx|xml)$/u.test(name) ? harmIn(readXml(text)) : [];
      const loads = /\.(?:css|svg)$/u.test(name) ? loadsIn(text) : [];
      expect({ name, harm, loads }).toEqual({ name, harm: [], loads: [] });
    }
  });
});

describe('the PDF', () => {
  it('has no secret in its text, its streams, its pictures or its attachments', async () => {
    const { text, streams, imageSizes, attachments } = await contentsOfPdf(await edition('pdf'));
    expect(text).not.toContain(CANARY);
    expect(streams.filter((stream) => Buffer.from(stream).includes(CANARY))).toEqual([]);
    expect(imageSizes).not.toContainEqual(CANARY_SIZE);
    expect(attachments).toEqual([]);
  });

  it('runs nothing and opens nothing', async () => {
    const { addresses, actions } = await contentsOfPdf(await edition('pdf'));
    for (const address of addresses) expect(address).toMatch(/^(?:https?:|mailto:|tel:)/u);
    expect(addresses.filter((address) => address.includes('127.0.0.1'))).toEqual([]);
    expect([...actions].filter((action) => action !== 'URI' && action !== 'GoTo')).toEqual([]);
  });
});
