/** A browser that Puppeteer, or its command line, has downloaded. */
export interface InstalledBuild {
  readonly executablePath: string;
  /** Its version, four numbers. */
  readonly buildId: string;
}

/** Which of them prints: the headless build first, as it starts faster and is the smaller one. */
const KINDS: readonly string[] = ['chrome-headless-shell', 'chrome', 'chromium'];

/** The newest browser for this machine in Puppeteer's cache folder; undefined when there is none. */
export async function newestInstalled(cacheDir: string): Promise<InstalledBuild | undefined> {
  // Loaded only when the search comes this far: it brings a downloader with it.
  const { detectBrowserPlatform, getInstalledBrowsers } = await import('@puppeteer/browsers');
  const platform = detectBrowserPlatform();
  // A cache that cannot be read is one without browsers: the search goes on.
  const installed = await getInstalledBrowsers({ cacheDir }).catch(() => []);
  const [best] = installed
    .filter((build) => build.platform === platform && KINDS.includes(build.browser))
    .toSorted(
      (one, other) =>
        compareVersions(other.buildId, one.buildId) ||
        KINDS.indexOf(one.browser) - KINDS.indexOf(other.browser),
    );
  return best === undefined ? undefined : { executablePath: best.executablePath, buildId: best.buildId };
}

function compareVersions(one: string, other: string): number {
  // Build ids are versions of four numbers for Chrome and one number for Chromium snapshots; "numeric" orders both.
  return one.localeCompare(other, 'en', { numeric: true });
}
