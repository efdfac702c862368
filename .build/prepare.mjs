/**
 * Builds the package where it is installed from its repository, as pre-commit does. `npm install -g` forgets the
 * development dependencies that building takes (https://github.com/npm/cli/issues/8440), so they are installed here.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

// What npm tells its scripts about a global installation would make these commands global, too.
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^npm_config_(?:global|prefix|location)$/iu.test(name)),
);

if (!existsSync('node_modules/.bin/tsc'))
  npm('ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund');
npm('run', 'build');

function npm(...args) {
  const { status } = spawnSync('npm', args, { env, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}
