import { posix, win32 } from 'node:path';

const COMMANDS = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'chrome',
  'chrome-headless-shell',
];

const MAC_APPLICATIONS = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
];

const LINUX_PATHS = [
  '/opt/google/chrome/chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
];

/** The places where an installed Chrome or Chromium may be, the usual ones first, then the folders of `PATH`. */
export function systemBrowserPaths(
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
  home: string,
): string[] {
  return [...new Set([...wellKnownPaths(platform, env, home), ...pathCandidates(platform, env)])];
}

function wellKnownPaths(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, home: string): string[] {
  if (platform === 'darwin') {
    const folders = ['/Applications', posix.join(home, 'Applications')];
    return folders.flatMap((folder) =>
      MAC_APPLICATIONS.map((application) => posix.join(folder, application)),
    );
  }
  if (platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => env[name] ?? []);
    return ['Google\\Chrome', 'Chromium'].flatMap((product) =>
      folders.map((folder) => win32.join(folder, product, 'Application', 'chrome.exe')),
    );
  }
  return LINUX_PATHS;
}

function pathCandidates(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string[] {
  const windows = platform === 'win32';
  const { delimiter, isAbsolute, join } = windows ? win32 : posix;
  const value = env['PATH'] ?? env['Path'] ?? '';
  // A relative entry would find whatever lies in the current folder, beside a manuscript from elsewhere.
  const folders = value.split(delimiter).filter((folder) => isAbsolute(folder));
  const names = windows ? ['chrome.exe', 'chromium.exe'] : COMMANDS;
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** How to get a browser on this platform, the easiest way first. */
export function waysToGetBrowser(platform: NodeJS.Platform, arch: string): string[] {
  const own = 'Name one that you have: --browser PATH, or the variable PUPPETEER_EXECUTABLE_PATH.';
  const puppeteer = 'npx @puppeteer/browsers install chrome-headless-shell@stable --path ~/.cache/puppeteer';
  if (platform === 'linux') {
    const packed = 'npm install --save-dev --save-exact @sparticuz/chromium@147.0.0';
    const debian = 'Debian: apt-get install chromium';
    // Google publishes no Chrome for Linux on arm64.
    return arch === 'x64' ? [packed, debian, puppeteer, own] : [debian, own];
  }
  if (platform === 'darwin')
    return [puppeteer, 'Install Google Chrome, or: brew install --cask google-chrome', own];
  if (platform === 'win32') {
    const windowsPuppeteer =
      'npx @puppeteer/browsers install chrome-headless-shell@stable --path "%USERPROFILE%\\.cache\\puppeteer"';
    return ['Install Google Chrome, or: winget install Google.Chrome', windowsPuppeteer, own];
  }
  return [own];
}
