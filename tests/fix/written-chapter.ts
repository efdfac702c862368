/** Chapters as anybody might write them: notes in any order, in and between everything. */
import fc from 'fast-check';

const label = fc.constantFrom('1', '2', '3', '4', '5', '7', '12', '02', 'a', 'ibid');
const call = label.map((name) => `[^${name}]`);

const phrase = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('Exports doubled', 'Қазақстан', 'e\u0301 😀', '*emphasis*') },
  { weight: 4, arbitrary: call.map((mark) => `text.${mark}`) },
  fc.constantFrom('`[^1]`', '\\[^2]', '^[inline.[^3]]', '[1]', '<!-- c -->', '[^my note]'),
  label.map((name) => `[see note {note}](#^${name})`),
  label.map((name) => `[](<#^${name}> "title")`),
  label.map((name) => `[see][r${name}]`),
);
const prose = fc.array(phrase, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' '));

const definitionOf = (of: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .record({
      name: of,
      text: prose,
      more: fc.constantFrom(
        '',
        '\n\n    A second paragraph.',
        '\nlazy line',
        '\n\n        code [^1]',
        '\n\n    - item',
      ),
      before: fc.constantFrom('', '', '', ' ', '<!-- imprimatur-disable-next-line bad-url -->\n'),
    })
    .map(({ name, text, more, before }) => `${before}[^${name}]: ${text}${more}`);
const definition = definitionOf(label);

const block = fc.oneof(
  { weight: 4, arbitrary: prose },
  { weight: 5, arbitrary: definition },
  prose.map((text) => `> ${text}`),
  fc.tuple(prose, definition).map(([text, note]) => `- ${text}\n\n  ${note.replaceAll('\n', '\n  ')}`),
  definition.map((note) => `:::box{title="Box"}\n${note}\n:::`),
  label.map((name) => `[r${name}]: #^${name} 'title'`),
  fc.constantFrom(
    '# Heading',
    '```\n[^1]: code\n```',
    '    [^2]: code',
    '***',
    '<!-- imprimatur-disable -->',
  ),
);

/** Labels that are defined once, called and defined in two orders. */
const once = fc
  .shuffledSubarray(['6', '8', '9', '21', '22', 'b', 'c'])
  .chain((names) =>
    fc
      .tuple(
        fc.shuffledSubarray(names, { minLength: names.length }),
        ...names.map((name) => definitionOf(fc.constant(name))),
      )
      .map(([called, ...definitions]) => [called.map((name) => `Text.[^${name}]`).join(' '), ...definitions]),
  );

/** The source of a chapter. */
export const chapterSource: fc.Arbitrary<string> = fc
  .record({
    blocks: fc.array(
      fc.oneof({ weight: 14, arbitrary: block.map((one) => [one]) }, { weight: 3, arbitrary: once }),
      { maxLength: 12 },
    ),
    between: fc.array(fc.constantFrom('\n\n', '\n\n', '\n', '\n\n\n'), { minLength: 1, maxLength: 5 }),
    lineEnd: fc.constantFrom('\n', '\n', '\r\n'),
    head: fc.constantFrom('', '', '---\ntitle: T\n---\n\n'),
    end: fc.boolean(),
  })
  .map(({ blocks, between, lineEnd, head, end }) => {
    const text =
      head +
      blocks
        .flat()
        .map((one, index) => one + between[index % between.length])
        .join('');
    return (end ? text : text.trimEnd()).replaceAll('\n', lineEnd);
  });
