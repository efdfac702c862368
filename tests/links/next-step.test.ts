/** What is done about an address after what came of asking so far, without any network. */
import { describe, expect, it } from 'vitest';
import { restAskedFor, type Method, type NoAnswer, type Visit } from '../../src/links/answers.ts';
import { nextStep, type Patience } from '../../src/links/next-step.ts';

const PATIENCE: Patience = { retries: 2, backOff: 1_000, longestRest: 60_000 };
const NOW = Date.parse('2026-06-15T12:00:00Z');

const said = (method: Method, status: number, retryAfter?: string): Visit => ({
  method,
  forGood: true,
  answer: { kind: 'said', status, ...(retryAfter !== undefined && { retryAfter }) },
});
const none = (method: Method, reason: NoAnswer['reason'], detail = ''): Visit => ({
  method,
  forGood: true,
  answer: { kind: 'none', reason, detail },
});

/** `GET in 1000 ms`, or the verdict in words. */
function step(...visits: Visit[]): string {
  const next = nextStep(visits, PATIENCE, NOW);
  if (next.kind === 'ask') return `${next.method} in ${next.after} ms`;
  const { kind, ...facts } = next.verdict;
  return [kind, ...Object.values(facts).filter((fact) => fact !== undefined && fact !== '')].join(' ');
}

describe('the next step', () => {
  it.each<[string, Visit[]]>([
    ['HEAD in 0 ms', []],
    ['fine', [said('HEAD', 200)]],
    ['fine', [said('HEAD', 206)]],
    ['GET in 0 ms', [said('HEAD', 404)]],
    ['GET in 0 ms', [said('HEAD', 500)]],
    ['dead 404', [said('HEAD', 404), said('GET', 404)]],
    ['dead 410', [said('HEAD', 405), said('GET', 410)]],
    ['unverified status 403', [said('HEAD', 404), said('GET', 403)]],
    ['unverified status 401', [said('HEAD', 401)]],
    ['unverified status 304', [said('HEAD', 304)]],
    ['GET in 1000 ms', [said('HEAD', 429)]],
    ['GET in 4000 ms', [said('HEAD', 429), said('GET', 429)]],
    ['unverified status 429', [said('HEAD', 429), said('GET', 429), said('GET', 429)]],
    ['dead 404', [said('HEAD', 429), said('GET', 404)]],
    // What HEAD was answered with does not count as a try of GET.
    ['GET in 4000 ms', [said('HEAD', 500), said('GET', 500), said('GET', 502)]],
    ['unverified status 500', [said('HEAD', 500), said('GET', 500), said('GET', 502), said('GET', 500)]],
    ['GET in 30000 ms', [said('HEAD', 503, '30')]],
    ['GET in 1000 ms', [said('HEAD', 503, '0')]],
    ['GET in 20000 ms', [said('HEAD', 429, 'Mon, 15 Jun 2026 12:00:20 GMT')]],
    ['GET in 60000 ms', [said('HEAD', 429, '60')]],
    ['unverified status 429', [said('HEAD', 429, '61')]],
    ['unverified status 503', [said('HEAD', 503, 'Tue, 16 Jun 2026 12:00:00 GMT')]],
    ['GET in 1000 ms', [none('HEAD', 'timeout', '20')]],
    ['GET in 1000 ms', [none('HEAD', 'network', 'ECONNRESET')]],
    ['GET in 1000 ms', [none('HEAD', 'dns', 'EAI_AGAIN')]],
    ['unverified dns ENOTFOUND', [none('HEAD', 'dns', 'ENOTFOUND')]],
    ['unverified tls CERT_HAS_EXPIRED', [none('HEAD', 'tls', 'CERT_HAS_EXPIRED')]],
    ['unverified robots', [none('HEAD', 'robots')]],
    ['unverified private 10.0.0.1', [none('HEAD', 'private', '10.0.0.1')]],
    ['unverified redirects', [none('HEAD', 'redirects')]],
    [
      'unverified timeout 20',
      [none('HEAD', 'timeout'), none('GET', 'timeout'), none('GET', 'timeout', '20')],
    ],
    ['fine', [none('HEAD', 'timeout'), none('GET', 'network'), said('GET', 200)]],
  ])('is %s after %j', (expected, visits) => {
    expect(step(...visits)).toBe(expected);
  });

  it('is always a verdict in the end, whatever servers do', () => {
    const answers = [said, said, said].flatMap((make) => [
      make('GET', 500),
      make('GET', 429, '1'),
      make('GET', 503),
    ]);
    const visits: Visit[] = [];
    while (nextStep(visits, PATIENCE, NOW).kind === 'ask') {
      expect(visits.length).toBeLessThan(5);
      visits.push(answers[visits.length % answers.length] ?? said('GET', 500));
    }
    expect(visits.length).toBe(3);
  });
});

describe('a move', () => {
  it.each<[Partial<Visit>, object]>([
    [{ end: 'https://example.org/b' }, { kind: 'fine', movedTo: 'https://example.org/b' }],
    [{ end: 'https://example.org/b', forGood: false }, { kind: 'fine' }],
    [{}, { kind: 'fine' }],
  ])('%j is %j', (visit, verdict) => {
    expect(nextStep([{ ...said('HEAD', 200), ...visit }], PATIENCE, NOW)).toEqual({ kind: 'tell', verdict });
  });
});

it.each([
  [undefined, undefined],
  ['', undefined],
  ['soon', undefined],
  ['0', 0],
  [' 120 ', 120_000],
  ['Mon, 15 Jun 2026 12:01:00 GMT', 60_000],
  ['Sun, 14 Jun 2026 12:00:00 GMT', 0],
])('Retry-After: %j asks for a rest of %j ms', (value, rest) => {
  expect(restAskedFor(value, NOW)).toBe(rest);
});
