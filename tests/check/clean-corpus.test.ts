/** Clean, tricky Markdown: what looks like a fault and is none. Nothing may be reported, with all rules on. */
import { describe, expect, it } from 'vitest';
import { found } from './in-memory.ts';

const NOTE = 'A sentence with a note.[^1]\n\n[^1]: Berg, *The Border*, Meridian Press, 2014, p. 12.\n';

const CORPUS: Readonly<Record<string, string>> = {
  'calls in code': 'Write `[^7]` for a call, ``[^`x`]`` too, and `[ ^7]`, `[^7`, `[7^]` for none.',
  'calls in fenced code':
    '```markdown\nText.[^9]\n\n[^9]: A definition.\n\n[^my note] and [12] and ¹²\n```\n\n~~~\nTotal.[^10]\n~~~',
  'calls in indented code': 'An example:\n\n    Text.[^9] More text. [12]',
  'escaped brackets': 'Write \\[^7\\] for a call, \\[^7] too, and \\[12\\] is no mark.',
  'an alert of another language': '> [!NOTE]\n> Read this first.\n\n> [!WARNING]\n> And this.',
  'regular expressions':
    'The pattern `/[^a-z]+/` matches; so do `[^"]*` and `^[A-Z]`, as `s/[^0-9]//g` does.',
  'a checklist': '- [ ] to do\n- [x] done\n- [X] done as well',
  'a table with brackets': '| Key | Value |\n|---|---|\n| a\\[0\\] | `b[1]` |\n| [link](#one) | 12 |',
  'reference links':
    'See [the report][1] and [the annex][annex].\n\n[1]: https://example.org/report\n[annex]: https://example.org/annex "Annex"',
  'reference links with numbers alone': 'See [12] for all.\n\n[12]: https://example.org/twelve',
  'legal citations':
    'As in *Miller* v *Jackson* [1977] QB 966, [2005] EWCA Civ 1, at [12]–[14], and R v Smith [2010] 1 AC 7.',
  'years in quotation': 'He said that “the law [1991] had failed [and] that it [would] go” [sic].',
  'editorial brackets': 'The [sic] report […] said [emphasis added] that [it] was [1] of many.',
  'intervals and arrays': 'In the interval [0, 1], for a[12] and x[i], and for f: [1,2] → [3].',
  units: 'It has 12 km², 30 m³ and 10⁶ people at 5 m s⁻²; x² + y² = z².',
  'ordinals and powers': 'The 21<sup>st</sup> century, H<sub>2</sub>O, 10<sup>12</sup> tenge, m<sup>2</sup>.',
  mathematics: 'For all n, a^{2} + b^2 = c^[2] is not ours; nor is $x^{[1]}$, or `$[^a]$`.',
  'an inline note': 'A sentence.^[A note in its line, with *emphasis* and [a link](https://example.org/).]',
  'a note called twice': 'One.[^1] Two.[^1]\n\n[^1]: Berg, *The Border*, Meridian Press, 2014.',
  'calls after every mark': `One,[^1] two;[^2] three:[^3] four![^4] five?[^5] “six.”[^6] (seven)[^7] eight—[^8] nine.\n\n${Array.from(
    { length: 8 },
    (_, index) => `[^${index + 1}]: Source number ${index + 1}, *Title ${index + 1}*, 2014.`,
  ).join('\n\n')}`,
  'a call within a sentence': 'The word[^1] of a sentence, and another.\n\n[^1]: Berg, *The Border*, 2014.',
  'a note with paragraphs and a list':
    'Text.[^1]\n\n[^1]: First paragraph.\n\n    - one\n    - two\n\n    Last paragraph.',
  'named labels':
    'Text.[^berg-2014] More.[^the_border]\n\n[^berg-2014]: Berg, 2014.\n\n[^the_border]: Castel, 2015.',
  'an Ibid. after its source':
    'One.[^1] Two.[^2]\n\n[^1]: Berg, *The Border*, Meridian Press, 2014, p. 12.\n\n[^2]: Ibid., p. 14.',
  'initials and abbreviations':
    'Text.[^1]\n\n[^1]: A. B. Berg et al., “The Border”, J. Hist. Stud., vol. 3, no. 2, pp. 12–14, i.e. all of it … or not.',
  ellipses: 'He waited … and left. “So … what?” She said ‘well...’ and went.',
  'apostrophes and primes':
    'The ’90s, rock ’n’ roll, the workers’ rights, 6′2″ tall, 5\' and 6" pipes, O’Neill’s.',
  'nested quotation marks': 'She said: “He told me ‘go’, and I went.” ‘Why?’, asked “the other”.',
  'a quotation of several paragraphs': '“The first paragraph opens.\n\n“The second opens again, and closes.”',
  addresses:
    'See <https://example.org/a_(b)?c=d#e> and https://example.org/path, www.example.org, or mail@example.org.',
  'an address in a note':
    'Text.[^1]\n\n[^1]: Berg, “Border”, https://example.org/2014/05/12/the-border_(film)?a=b&c=d.',
  'a DOI and an ISBN': 'Text.[^1]\n\n[^1]: Berg, *The Border*, doi:10.1000/182, ISBN 978-3-16-148410-0.',
  'file names and versions': 'Use v1.2.3 and file.tar.gz, see ../notes.md, or A.B.C. and e.g. this.',
  'numbers with points':
    'It grew by 3.5 per cent in 2019.[^1] Then 1.000.000 more.\n\n[^1]: World Bank, 2020.',
  'emoji and scripts that need joiners': 'A family 👨‍👩‍👧 and a flag 🏳️‍🌈; می‌خواهم; क्‍ष.',
  'Cyrillic with notes': 'Парламент принял закон.[^1]\n\n[^1]: Иванов И. И. Закон. М., 2014. С. 12.',
  'an image with a caption': '![A map of the region](images/map.svg "The region")',
  'a directive': ':::box{title="A box"}\nText of the box.\n:::',
  comments: '<!-- nothing here -->\n\nText. <!-- nor [^9] here, nor [12] -->',
  'headings in order': 'Text.\n\n## Second\n\nText.\n\n### Third\n\nText.\n\n## Fourth\n\nText.',
  'hyphens and dashes': 'A 1990–91 budget, a well-known case — so he said — and pages 3-4, e-mail, 2020/21.',
  'hard breaks': 'One line  \nand the next\\\nand the last.',
  'a definition before its call': '[^1]: Berg, *The Border*, 2014.\n\nText.[^1]',
  'numbers at line starts': '1990 was a year.\n\n1\\. Not a list.\n\n1. A list.\n2. Its end.',
};

describe('reports nothing of', () => {
  it.each(Object.entries(CORPUS))('%s', async (_, text) => {
    expect(await found(`# One\n\n${text}\n`)).toEqual([]);
  });

  it('a chapter with Windows line ends, and one with a byte order mark', async () => {
    expect(await found(`# One\n\n${NOTE}`.replaceAll('\n', '\r\n'))).toEqual([]);
    expect(await found(`\uFEFF# One\n\n${NOTE}`)).toEqual([]);
  });
});
