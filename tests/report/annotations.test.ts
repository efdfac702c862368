/** The reports that GitHub and GitLab put beside the lines of a change. */
import { describe, expect, it } from 'vitest';
import { formatGithub } from '../../src/report/github.ts';
import { formatGitlab } from '../../src/report/gitlab.ts';
import { files, report } from './sample.ts';

describe('the report for GitHub', () => {
  it('is one command a line, with its places and with nothing that could end it', () => {
    expect(formatGithub(report, files).split('\n')).toEqual([
      '::notice file=docs/report/manuscript.yaml,title=missing-identifier::expected `isbn`, found none',
      '::warning file=docs/report/a.md,line=1,col=16,endLine=1,endColumn=17,title=space-before-call::expected no space, 100 %25 sure:\uFFFDfound "one", remove it',
      '::warning file=docs/report/a.md,line=3,col=10,endLine=3,endColumn=12,title=citation-residue::found `,;` & <more>',
      '::error file=docs/report/text/тарау 1.md,line=1,col=17,endLine=2,title=undefined-note::expected a definition',
      '::error file=docs/report/manuscript.yaml,line=2,col=4,title=configuration::found a point',
      '',
    ]);
  });

  it('escapes what a path may have in it', () => {
    const [first] = formatGithub(report, { pathOf: () => 'a,b:c%\n.md' }).split('\n');
    expect(first).toContain('file=a%2Cb%3Ac%25%0A.md,');
  });
});

describe('the report for GitLab', () => {
  it('is a list with all that its schema requires', () => {
    const entries = JSON.parse(formatGitlab(report, files)) as Record<string, unknown>[];
    expect(entries[1]).toEqual({
      description: 'expected no space, 100 % sure:\uFFFDfound "one", remove it',
      check_name: 'space-before-call',
      fingerprint: expect.stringMatching(/^[\da-f]{32}$/u) as string,
      severity: 'minor',
      location: { path: 'docs/report/a.md', lines: { begin: 1 } },
    });
    expect(entries.map(({ severity }) => severity)).toEqual(['info', 'minor', 'minor', 'major', 'major']);
    expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(entries.length);
    expect(entries[0]?.location).toEqual({ path: 'docs/report/manuscript.yaml', lines: { begin: 1 } });
  });
});
