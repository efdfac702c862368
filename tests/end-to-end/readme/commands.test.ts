/** Every command of the README does what the README says. */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CLI, removeFolder, ROOT, SAMPLE, temporaryFolder } from '../command-line.ts';
import { codeBlocks, readmeText, type CodeBlock } from './readme.ts';

/** Blocks that install something: they are run by `.ci/run` or need a network. */
const INSTALLS: readonly string[] = [
  'npm ci\nnpm run editions\n',
  'npm install --save-dev --save-exact @sparticuz/chromium@147.0.0\n',
  'npx @puppeteer/browsers install chrome-headless-shell@stable --path ~/.cache/puppeteer\n',
];

const blocks = codeBlocks(readmeText());
let folder: string;

beforeAll(async () => {
  folder = await temporaryFolder('readme');
  cpSync(SAMPLE, join(folder, 'manuscript'), { recursive: true });
  for (const { settings, code } of blocks) {
    const file = settings.get('file');
    if (file === undefined) continue;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), code);
  }
  // As `npm install` would: the command on the PATH, the package where Node finds it.
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin', 'imprimatur'), `#!/bin/sh\nexec '${process.execPath}' '${CLI}' "$@"\n`, {
    mode: 0o755,
  });
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(ROOT, join(folder, 'node_modules', 'imprimatur'));
});
afterAll(() => removeFolder(folder));

const commands = blocks.filter(({ language, code }) => language === 'sh' && !INSTALLS.includes(code));

it.each(commands.map((block) => ({ ...block, first: block.code.split('\n')[0] })))(
  'line $line: $first',
  async (block) => {
    const result = await shell(block.code);
    const next = blocks[blocks.findIndex(({ line }) => line === block.line) + 1];
    expect(result).toEqual({
      code: Number(block.settings.get('exits') ?? 0),
      output: isOutput(next) ? next.code : result.output,
    });
  },
);

it('leaves out the blocks that install, and these are still in the README', () => {
  for (const code of INSTALLS) expect(blocks.map((block) => block.code)).toContain(code);
  expect(commands.length).toBeGreaterThan(6);
});

it('builds what the first example promises', async () => {
  const { output } = await shell('ls editions');
  expect(output.split('\n')).toEqual(
    expect.arrayContaining(['the-price-of-bread.epub', 'the-price-of-bread.html', 'the-price-of-bread.pdf']),
  );
});

function isOutput(block: CodeBlock | undefined): block is CodeBlock {
  return block?.language === 'text' && block.settings.has('output');
}

function shell(script: string): Promise<{ code: number; output: string }> {
  const { FORCE_COLOR: _, ...environment } = process.env;
  const env = { ...environment, PATH: `${join(folder, 'bin')}:${process.env.PATH ?? ''}` };
  return new Promise((resolve) => {
    // One stream for both, as on a terminal.
    execFile('bash', ['-euc', `exec 2>&1\n${script}`], { cwd: folder, env }, (error, stdout) => {
      resolve({ code: error ? Number(error.code) : 0, output: stdout });
    });
  });
}
