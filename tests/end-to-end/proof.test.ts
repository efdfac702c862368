/** `build` proves what it makes, and `proof` proves it again. */
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseProof } from '../../src/proof/record.ts';
import { removeFolder, run, succeed, temporaryFolder, writeFiles } from './command-line.ts';

const CHAPTER = `# Ferries

The ferry crossed twice a day.[^1] It carried sheep, letters and one piano.[^2]

- Sheep went first.
- Letters went last.

[^1]: *Harbour Book*, 1911, p. 7.
[^2]: The piano came back, out of tune.
`;
const YAML = 'title: The Ferry\nlanguage: en-GB\n';

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder('proof');
});
afterAll(() => removeFolder(folder));

/** A manuscript in a folder of its own. */
async function manuscript(name: string, yaml = YAML, files: Record<string, string> = {}): Promise<string> {
  const path = join(folder, name);
  await writeFiles(path, { 'manuscript.yaml': yaml, 'one.md': CHAPTER, ...files });
  return path;
}

describe('a build', () => {
  it('ends with a proof', async () => {
    const path = await manuscript('proved');
    const out = join(path, 'out');
    const { stdout, stderr } = await succeed(['build', path, '--out', out]);
    expect(stdout.trim().split('\n')).toEqual(
      ['html', 'pdf', 'epub', 'proof.json', 'proof.html'].map((ending) => join(out, `the-ferry.${ending}`)),
    );
    expect(stderr).toContain(
      '✔ Proved: HTML, PDF and EPUB agree with the manuscript and with each other: 1 chapter, 2 notes, 2 calls',
    );
    const proof = parseProof(await readFile(join(out, 'the-ferry.proof.json'), 'utf8'));
    expect(proof.verdict).toBe('proved');
    expect(proof.notes.map(({ number, label, begins }) => [number, label, begins?.folio])).toEqual([
      ['1', '1', '1'],
      ['2', '2', '1'],
    ]);
    expect(proof.lock.browser?.name).toMatch(/chrom/iu);
    expect(proof.lock.fonts.length).toBeGreaterThan(0);
    expect(await readFile(join(out, 'the-ferry.proof.html'), 'utf8')).toContain('Proved');
  });

  it('tells programs of it', async () => {
    const path = await manuscript('json');
    const { stdout } = await succeed(['build', path, '--to', 'html', '--json', '--out', join(path, 'out')]);
    expect(JSON.parse(stdout)).toMatchObject({ proof: { verdict: 'proved', findings: [] } });
  });

  it('keeps the editions of before where the proof fails', async () => {
    const path = await manuscript('unproved', `${YAML}template: ./mine\n`, {
      'mine/template.yaml': 'name: Mine\n',
    });
    const out = join(path, 'out');
    const build = ['build', path, '--to', 'html', '--out', out];
    await succeed(build);
    const before = await readFile(join(out, 'the-ferry.html'), 'utf8');

    // A template that hides the notes, as a designer might by mistake.
    await writeFiles(path, { 'mine/notes.liquid': '<div hidden>{{ notes | raw }}</div>' });
    const failed = await run(build);
    expect(failed.code).toBe(4);
    expect(failed.stderr).toContain('✖ Not proved');
    expect(failed.stderr).toMatch(/note 2: .*note-missing/u);
    expect(failed.stderr).toContain(join(out, 'the-ferry.unproved.proof.html'));
    expect(await readFile(join(out, 'the-ferry.html'), 'utf8')).toBe(before);
    expect((await readdir(out)).toSorted()).toEqual([
      'the-ferry.html',
      'the-ferry.proof.html',
      'the-ferry.proof.json',
      'the-ferry.unproved.html',
      'the-ferry.unproved.proof.html',
      'the-ferry.unproved.proof.json',
    ]);

    await writeFiles(path, { 'mine/notes.liquid': '{{ notes | raw }}' });
    await succeed(build);
    expect((await readdir(out)).filter((name) => name.includes('unproved'))).toEqual([]);
  });

  it('can go without, and leaves no proof of other editions', async () => {
    const path = await manuscript('bare');
    const out = join(path, 'out');
    await succeed(['build', path, '--to', 'html', '--out', out]);
    const { stderr } = await succeed(['build', path, '--to', 'html', '--no-proof', '--out', out]);
    expect(stderr).not.toContain('Proved');
    expect(await readdir(out)).toEqual(['the-ferry.html']);
  });
});

describe('proof', () => {
  it('reads editions of another day, and gives the same record', async () => {
    const path = await manuscript('again');
    const out = join(path, 'out');
    await succeed(['build', path, '--out', out]);
    const record = await readFile(join(out, 'the-ferry.proof.json'), 'utf8');
    const { stdout, stderr } = await succeed(['proof', path, '--out', out]);
    expect(stderr).toContain('✔ Proved: HTML, PDF and EPUB agree');
    expect(stdout.trim().split('\n')).toEqual(
      ['proof.json', 'proof.html'].map((ending) => join(out, `the-ferry.${ending}`)),
    );
    expect(await readFile(join(out, 'the-ferry.proof.json'), 'utf8')).toBe(record);
    const { stdout: json } = await succeed(['proof', path, '--out', out, '--json']);
    expect(json).toBe(record);
  });

  it('names what was changed since', async () => {
    const path = await manuscript('changed');
    const out = join(path, 'out');
    await succeed(['build', path, '--to', 'html,epub', '--out', out]);
    const file = join(out, 'the-ferry.html');
    const page = await readFile(file, 'utf8');
    await writeFile(file, page.replace('out of tune', 'in tune'));
    const { code, stderr } = await run(['proof', path, '--out', out]);
    expect(code).toBe(4);
    expect(stderr).toContain('✖ Not proved: 1 difference in the HTML.');
    expect(stderr).toMatch(/HTML, note 2: .*expected “out of”, found “in” .*note-words-differ/u);
    const proof = parseProof(await readFile(join(out, 'the-ferry.proof.json'), 'utf8'));
    expect(proof.verdict).toBe('not proved');
    // What made these bytes is not known.
    expect(proof.lock.packages).toEqual([]);
  });

  it('names what the manuscript says since', async () => {
    const path = await manuscript('moved-on');
    const out = join(path, 'out');
    await succeed(['build', path, '--to', 'html', '--out', out]);
    await writeFile(join(path, 'one.md'), CHAPTER.replace('one piano', 'two pianos'));
    const { code, stderr } = await run(['proof', path, '--out', out]);
    expect(code).toBe(4);
    expect(stderr).toMatch(/two pianos.*one piano.*words-differ/u);
  });

  it('reads a site, and no page of an earlier one', async () => {
    const path = await manuscript('site', `${YAML}html: { form: site }\n`, {
      'two.md': '# Piers\n\nThe pier is gone.[^3]\n\n[^3]: Storm of 1953.\n',
    });
    const out = join(path, 'out');
    await succeed(['build', path, '--to', 'html', '--out', out]);
    await writeFile(join(out, 'the-ferry', 'old.html'), '<!doctype html><title>Old</title><p>Old.</p>');
    const { stderr } = await succeed(['proof', path, '--out', out]);
    expect(stderr).toContain('✔ Proved: The HTML agrees with the manuscript: 2 chapters, 3 notes');
    await rename(join(out, 'the-ferry', 'piers.html'), join(out, 'the-ferry', 'elsewhere.html'));
    expect((await run(['proof', path, '--out', out])).code).toBe(4);
  });

  it('wants editions', async () => {
    const path = await manuscript('none');
    const { code, stderr } = await run(['proof', path, '--out', join(path, 'out')]);
    expect(code).toBe(2);
    expect(stderr).toContain('expected editions named `the-ferry`');
    expect(stderr).toContain('imprimatur build');
  });
});
