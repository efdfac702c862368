/** What cannot be used without leaving the manuscript is refused with a message, and nothing is written. */
import { existsSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeFolder, run, temporaryFolder, writeFiles, type Run } from '../command-line.ts';

const CANARY = 'CANARY2b6d';
let folder: string;
const manuscript = (): string => join(folder, 'manuscript');

beforeEach(async () => {
  folder = await temporaryFolder('refused');
  await writeFiles(join(folder, 'outside'), {
    'canary.md': `# ${CANARY}\n`,
    'canary.liquid': CANARY,
    'canary.css': `p { content: '${CANARY}' }`,
    'template/page.liquid': CANARY,
  });
  await writeFiles(manuscript(), { 'manuscript.yaml': 'title: T\n', 'a.md': '# A\n\nText.\n' });
});
afterEach(() => removeFolder(folder));

/** Builds, and makes sure that it was refused as a fault of the manuscript and not as one of the program. */
async function refused(): Promise<Run> {
  const result = await run([
    'build',
    manuscript(),
    '--out',
    join(folder, 'out'),
    '--to',
    'html,epub',
    '--draft',
  ]);
  expect(result).toMatchObject({ code: 2, stdout: '' });
  expect(result.stderr).not.toContain('internal error');
  expect(result.stderr).not.toContain(CANARY);
  expect(existsSync(join(folder, 'out'))).toBe(false);
  return result;
}

describe('a chapter that is', () => {
  it('a link out of the manuscript', async () => {
    await symlink(join(folder, 'outside', 'canary.md'), join(manuscript(), 'b.md'));
    expect((await refused()).stderr).toContain('b.md');
  });

  it.each(['../outside/canary.md', '/etc/passwd', 'a.md/../../outside/canary.md'])('%s', async (path) => {
    await writeFiles(manuscript(), { 'manuscript.yaml': `title: T\nchapters: ['${path}']\n` });
    expect((await refused()).stderr).toContain(path);
  });
});

describe('a template that is', () => {
  it.each(['../outside/template', '/etc', './nowhere', 'nowhere', '..', '../../../../../../../etc'])(
    '%s',
    async (path) => {
      await writeFiles(manuscript(), { 'manuscript.yaml': `title: T\ntemplate: '${path}'\n` });
      expect((await refused()).stderr).toContain(path);
    },
  );

  it('a link out of the manuscript', async () => {
    await symlink(join(folder, 'outside', 'template'), join(manuscript(), 'template'));
    await writeFiles(manuscript(), { 'manuscript.yaml': 'title: T\ntemplate: ./template\n' });
    expect((await refused()).stderr).toContain('./template');
  });

  it.each(['page.liquid', 'screen.css', 'epub.css'])(
    'a folder whose %s is a link out of it',
    async (name) => {
      await writeFiles(manuscript(), {
        'manuscript.yaml': 'title: T\ntemplate: ./template\n',
        'template/more.liquid': '',
      });
      await symlink(join(folder, 'outside', 'canary.liquid'), join(manuscript(), 'template', name));
      expect((await refused()).stderr).toContain(name);
    },
  );
});

describe('a shell with', () => {
  it.each([
    "{% include '../../outside/canary' %}",
    "{% render '../../outside/canary.liquid' %}",
    "{% layout '/etc/passwd' %}",
    "{% include 'PATH' %}",
    '{% for a in (1..999999999) %}{{ a }}{% endfor %}',
    '{{ title | no_such_filter }}',
    '{{ no_such_variable }}',
    '{% if %}',
  ])('%s', async (liquid) => {
    await writeFiles(manuscript(), {
      'manuscript.yaml': 'title: T\ntemplate: ./template\n',
      'template/page.liquid': liquid.replace('PATH', join(folder, 'outside', 'canary.liquid')),
    });
    expect((await refused()).stderr).toContain('page.liquid');
  });
});

it('reaches no prototype from a shell', async () => {
  await writeFiles(manuscript(), {
    'manuscript.yaml': 'title: T\ntemplate: ./template\n',
    'template/page.liquid': '{{ title.constructor.constructor }}',
  });
  const result = await run(['build', manuscript(), '--out', join(folder, 'out'), '--to', 'html']);
  expect(`${result.stdout}${result.stderr}`).not.toContain('function');
});
