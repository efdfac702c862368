/** Prints `N passed, N failed` from vitest's JSON report, and exits with 1 when anything failed. */
import { existsSync, readFileSync } from 'node:fs';

const [path = '', status = '1'] = process.argv.slice(2);
const report = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
const passed = report?.numPassedTests ?? 0;
const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
// A file that cannot be loaded has no tests to fail, and a step before or after the tests has none either.
const brokenFiles = report?.testResults.filter(
  ({ status: result, assertionResults }) =>
    result === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
).length;
const inTests = (report?.numFailedTests ?? 0) + (brokenFiles ?? 0);
const failed = inTests === 0 && status !== '0' ? 1 : inTests;
for (const { name, assertionResults } of report?.testResults ?? [])
  for (const test of assertionResults)
    if (test.status === 'pending' || test.status === 'skipped')
      console.log(`skipped: ${name}: ${test.fullName}`);
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(failed > 0 ? 1 : 0);
