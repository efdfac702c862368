/** The report as SARIF 2.1.0, which code scanning services read, with the documentation of the rules in it. */
import type { Point, Position } from 'unist';
import type { Problem, RelatedPlace, Severity, TextEdit } from '../manuscript/problem.ts';
import { fingerprints } from './fingerprint.ts';
import { endOf, startOf, type CheckReport, type ReportFiles } from './report.ts';
import { sarifFixes } from './sarif-fixes.ts';

/** What is known of a rule. */
export interface RuleDescription {
  id: string;
  /** How bad it is unless a configuration says otherwise. */
  severity: Severity | 'off';
  /** One sentence. */
  summary: string;
  /** All that there is to say, as Markdown. */
  help: string;
  url: string;
}

/** How the report is made. */
export interface SarifOptions extends ReportFiles {
  /** The version of this program. */
  version: string;
  rules: readonly RuleDescription[];
}

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const HOME = 'https://github.com/imprimatur-press/imprimatur';
/** The top of the repository; whoever reads the report knows where that is. */
const TOP = '%SRCROOT%';
const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };
/** GitHub takes no longer descriptions; the help text has it all. */
const LONGEST = 1000;

/** The whole document. */
export function formatSarif(report: CheckReport, options: SarifOptions): string {
  const rules = withUnknown(options.rules, report.problems);
  const ranks = new Map(rules.map(({ id }, index) => [id, index]));
  const prints = fingerprints(report.problems, options);
  const fixesOf = sarifFixes((file) => artifact(file, options), options);
  const run = {
    tool: {
      driver: {
        name: 'imprimatur',
        version: options.version,
        semanticVersion: options.version,
        informationUri: HOME,
        rules: rules.map(describe),
      },
    },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [TOP]: { description: { text: 'The top of the repository.' } } },
    results: report.problems.map((problem, index) =>
      result(problem, ranks.get(problem.ruleId) ?? -1, prints[index] ?? '', options, fixesOf),
    ),
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, undefined, 2)}\n`;
}

/** Not all problems come from rules: a configuration that cannot be read does not. */
function withUnknown(rules: readonly RuleDescription[], problems: readonly Problem[]): RuleDescription[] {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  for (const { ruleId: id, severity, url } of problems) {
    if (known.has(id)) continue;
    const summary = `Problems of the kind ${id}.`;
    known.set(id, { id, severity, summary, help: summary, url: url ?? HOME });
  }
  return [...known.values()];
}

function describe({ id, severity, summary, help, url }: RuleDescription): object {
  return {
    id,
    shortDescription: { text: shortened(summary) },
    fullDescription: { text: shortened(help.split('\n\n', 1)[0] ?? summary) },
    help: { text: help, markdown: help },
    helpUri: url,
    defaultConfiguration: {
      enabled: severity !== 'off',
      level: LEVELS[severity === 'off' ? 'warning' : severity],
    },
  };
}

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function result(
  problem: Problem,
  ruleIndex: number,
  fingerprint: string,
  files: ReportFiles,
  fixesOf: (edits: readonly TextEdit[]) => object[],
): object {
  const { ruleId, severity, reason, file, place, related, fix } = problem;
  return {
    ruleId,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: reason },
    locations: [location(file, place, files)],
    ...(related.length > 0 && {
      relatedLocations: related.map((other, id) => relatedLocation(other, id, files)),
    }),
    // The first name is the one by which GitHub tells alerts apart.
    partialFingerprints: { primaryLocationLineHash: fingerprint, 'imprimatur/v1': fingerprint },
    ...(fix.length > 0 && { fixes: fixesOf(fix) }),
  };
}

function relatedLocation({ message, file, place }: RelatedPlace, id: number, files: ReportFiles): object {
  return { id, ...location(file, place, files), message: { text: message } };
}

function location(file: string, place: Point | Position | undefined, files: ReportFiles): object {
  const region = regionOf(place);
  return { physicalLocation: { artifactLocation: artifact(file, files), ...(region && { region }) } };
}

function regionOf(place: Point | Position | undefined): object | undefined {
  const start = startOf(place);
  const end = endOf(place);
  return (
    start && {
      startLine: start.line,
      startColumn: start.column,
      ...(end && { endLine: end.line, endColumn: end.column }),
    }
  );
}

/** A path as an address. What is not below the top of the repository is not told by way of it. */
function artifact(file: string, { pathOf }: ReportFiles): object {
  const path = pathOf(file);
  const uri = path.split('/').map(encodeURIComponent).join('/');
  return path.startsWith('/') ? { uri: `file://${uri}` } : { uri, uriBaseId: TOP };
}
