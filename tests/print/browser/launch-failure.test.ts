import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EnvironmentError } from '../../../src/print/browser/environment-error.ts';
import { fontsConfiguration, hasUsableFonts, systemFontFolders } from '../../../src/print/browser/fonts.ts';
import { launchBrowser } from '../../../src/print/browser/launch.ts';
import { missingIn } from '../../../src/print/browser/libraries.ts';
import { pipeTransport } from '../../../src/print/browser/pipe-transport.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'launch-test-'));
  vi.stubEnv('TMPDIR', folder);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

/** The error of a launch of a browser that is this script, and what is left afterwards. */
async function launching(script: string): Promise<EnvironmentError> {
  const browser = join(folder, 'fake-browser');
  await writeFile(browser, script);
  await chmod(browser, 0o755);
  const error: unknown = await launchBrowser({ browser }).catch((caught: unknown) => caught);
  expect(await readdir(folder)).toEqual(['fake-browser']);
  expect(error).toBeInstanceOf(EnvironmentError);
  return error as EnvironmentError;
}

describe.skipIf(process.platform === 'win32')('a browser that does not start', () => {
  it('names --no-sandbox and the AppArmor profile', async () => {
    const error = await launching(
      '#!/bin/sh\necho "[0:FATAL:zygote_host_impl_linux.cc] No usable sandbox! Update" >&2\nexit 133\n',
    );
    expect(error.message).toContain('No usable sandbox!');
    const hints = error.hints.join('\n');
    expect(hints).toContain('/etc/apparmor.d/imprimatur-browser');
    expect(hints).toContain('kernel.apparmor_restrict_unprivileged_userns');
    expect(hints).toContain('--no-sandbox');
  });

  it('names the libraries that are missing', async () => {
    const error = await launching(
      '#!/bin/sh\necho "chrome: error while loading shared libraries: libnss3.so: cannot open shared object file" >&2\nexit 127\n',
    );
    expect(error.message).toContain('libnss3.so');
    expect(error.hints.length).toBeGreaterThan(0);
  });

  it('repeats its last words otherwise', async () => {
    const error = await launching('#!/bin/sh\necho "no luck today" >&2\nexit 7\n');
    expect(error.message).toContain('found that it ended (exit code 7). It said:\nno luck today');
  });

  it('says so when the system cannot load the program', async () => {
    expect((await launching('#!/nowhere/loader\n')).message).toContain('its loader is missing');
    expect((await launching('\u007fELF not really')).message).toContain('found');
  });
});

describe('what the loader says', () => {
  it('is read for every missing library', () => {
    const listing =
      '\tlinux-vdso.so.1 (0x0)\n\tlibnss3.so => not found\n\tlibm.so.6 => /lib/libm.so.6 (0x0)\n\tlibexpat.so.1 => not found\n';
    expect(missingIn(listing)).toEqual(['libnss3.so', 'libexpat.so.1']);
    expect(missingIn('x: error while loading shared libraries: libnspr4.so: cannot open')).toEqual([
      'libnspr4.so',
    ]);
    expect(missingIn('')).toEqual([]);
  });
});

describe('the fonts', () => {
  it('are looked for where fontconfig looks', () => {
    expect(systemFontFolders({ XDG_DATA_HOME: '/data' }, '/home/ada')).toContain('/data/fonts');
    expect(systemFontFolders({}, '/home/ada')).toContain('/home/ada/.local/share/fonts');
  });

  it('are usable only with a configuration and a font', async () => {
    const home = join(folder, 'home', 'ada');
    const usable = () => hasUsableFonts({}, home, folder);
    expect(await usable()).toBe(false);
    await mkdir(join(folder, 'usr/share/fonts/truetype/dejavu'), { recursive: true });
    await writeFile(join(folder, 'usr/share/fonts/truetype/dejavu/DejaVuSans.ttf'), '');
    expect(await usable()).toBe(false);
    await mkdir(join(folder, 'etc/fonts'), { recursive: true });
    await writeFile(join(folder, 'etc/fonts/fonts.conf'), '');
    expect(await usable()).toBe(true);
    await rm(join(folder, 'usr'), { recursive: true });
    expect(await usable()).toBe(false);
    await mkdir(join(home, '.fonts'), { recursive: true });
    await writeFile(join(home, '.fonts/Mine.OTF'), '');
    expect(await usable()).toBe(true);
  });

  it('are listed as XML', () => {
    expect(fontsConfiguration(['/a & b/<fonts>'], '/cache')).toContain('<dir>/a &amp; b/&lt;fonts&gt;</dir>');
  });
});

describe('the pipe to the browser', () => {
  it('puts messages together from pieces, across characters', async () => {
    const from = new PassThrough();
    const received: string[] = [];
    Object.assign(pipeTransport(new PassThrough(), from), {
      onmessage: (message: string) => received.push(message),
    });
    const bytes = Buffer.from('{"a":"Қазақстан"}\0{"b":2}\0{"c":');
    for (const byte of bytes) from.write(Buffer.of(byte));
    from.write('3}\0');
    await vi.waitFor(() => expect(received).toEqual(['{"a":"Қазақстан"}', '{"b":2}', '{"c":3}']));
  });

  it('reports the end after the last message', async () => {
    const from = new PassThrough();
    const events: string[] = [];
    Object.assign(pipeTransport(new PassThrough(), from), {
      onmessage: (message: string) => events.push(message),
      onclose: () => events.push('closed'),
    });
    from.end('last\0');
    await vi.waitFor(() => expect(events).toEqual(['last', 'closed']));
  });

  it('ends each message with a zero byte, and none after closing', () => {
    const to = new PassThrough();
    const transport = pipeTransport(to, new PassThrough());
    transport.send('{}');
    transport.close();
    transport.send('{}');
    expect(String(to.read())).toBe('{}\0');
  });
});
