import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assertTrusted, cacheFolder, prepareCacheFolder } from '../../../src/print/browser/cache-folder.ts';

describe('the cache folder', () => {
  it.each([
    [{}, '/home/ada/.cache/imprimatur'],
    [{ XDG_CACHE_HOME: '/var/ada' }, '/var/ada/imprimatur'],
    [{ XDG_CACHE_HOME: 'relative' }, '/home/ada/.cache/imprimatur'],
    [{ XDG_CACHE_HOME: '/var/ada', IMPRIMATUR_CACHE: '/srv/press' }, '/srv/press'],
    [{ IMPRIMATUR_CACHE: '' }, '/home/ada/.cache/imprimatur'],
  ])('%j → %s', (env, folder) => {
    expect(cacheFolder(env, '/home/ada')).toBe(folder);
  });

  it('is not guessed from a relative path', () => {
    expect(() => cacheFolder({ IMPRIMATUR_CACHE: 'cache' }, '/home/ada')).toThrow(
      'expected an absolute path',
    );
  });

  it('says what to do when it cannot be made', async () => {
    await expect(prepareCacheFolder(join(import.meta.filename, 'cache'))).rejects.toThrow(
      /expected a folder that can be written to/u,
    );
  });

  it('belongs to one user, who alone may write to it', () => {
    expect(() => assertTrusted('/cache', { uid: 1, mode: 0o700 }, 2)).toThrow('(uid 2), found uid 1');
    expect(() => assertTrusted('/cache', { uid: 2, mode: 0o720 }, 2)).toThrow('found mode 720');
    expect(() => assertTrusted('/cache', { uid: 2, mode: 0o755 }, 2)).not.toThrow();
  });
});
