/** Tells once of each browser that differs from the first: lines, and with them pages, may break otherwise. */
export function versionComparison(warn: (message: string) => void): (name: string, version: string) => void {
  let first: { name: string; version: string } | undefined;
  const told = new Set<string>();
  return (name, version) => {
    first ??= { name, version };
    if (version === first.version || told.has(`${name} ${version}`)) return;
    told.add(`${name} ${version}`);
    warn(
      `${name} is ${version}, ${first.name} is ${first.version}: pages can come out differently; use one version everywhere`,
    );
  };
}
