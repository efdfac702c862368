/** Content streams taken apart into operators and their operands (PDF 32000-1, 7.8.2). */

/** An operand: a number, a name without its slash, a string as bytes (one character each), an array, a dictionary. */
export type Operand = number | string | Name | Operand[] | Map<string, Operand>;

/** A name, kept apart from strings. */
export class Name {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What the stream that is read says, one call for each operator. Operands are only valid during the call. */
export type OnOperator = (operator: string, operands: readonly Operand[]) => void;

const [SPACE, PERCENT, SLASH, OPEN, CLOSE, LESS, GREATER] = [32, 37, 47, 40, 41, 60, 62];
const [OPEN_ARRAY, CLOSE_ARRAY] = [91, 93];

/** White space 1, delimiters 2, what numbers are made of 3. */
const CLASS = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, SPACE]) CLASS[code] = 1;
for (const code of [PERCENT, SLASH, OPEN, CLOSE, LESS, GREATER, OPEN_ARRAY, CLOSE_ARRAY, 123, 125])
  CLASS[code] = 2;
for (const code of '+-.0123456789') CLASS[code.charCodeAt(0)] = 3;

/** The values of hexadecimal digits. */
const NO_DIGIT = 255;
const DIGITS = new Uint8Array(256).fill(NO_DIGIT);
for (let value = 0; value < 16; value++) {
  const digit = value.toString(16);
  DIGITS[digit.charCodeAt(0)] = value;
  DIGITS[digit.toUpperCase().charCodeAt(0)] = value;
}

/**
 * Reads a stream.
 * @param content its bytes, unpacked, one character each
 */
export function readOperators(content: string, on: OnOperator): void {
  const { length } = content;
  let at = 0;
  let operands: Operand[] = [];

  const skipSpace = (): void => {
    for (; at < length; at++) {
      const code = content.charCodeAt(at);
      if (code === PERCENT) while (at < length && !/[\r\n]/u.test(content[at]!)) at++;
      else if (CLASS[code] !== 1) return;
    }
  };
  const word = (): string => {
    const from = at;
    for (; at < length; at++) {
      const kind = CLASS[content.charCodeAt(at)];
      if (kind === 1 || kind === 2) break;
    }
    return content.slice(from, at);
  };
  const operand = (): Operand | undefined => {
    skipSpace();
    const code = content.charCodeAt(at);
    switch (code) {
      case SLASH:
        at++;
        return new Name(word());
      case OPEN:
        return literal();
      case LESS:
        if (content.charCodeAt(at + 1) === LESS) return dictionary();
        return hexadecimal();
      case OPEN_ARRAY: {
        at++;
        const items: Operand[] = [];
        for (skipSpace(); at < length && content.charCodeAt(at) !== CLOSE_ARRAY; skipSpace()) {
          const before = at;
          const item = operand();
          if (item !== undefined) items.push(item);
          else if (at === before) at++;
        }
        at++;
        return items;
      }
      default:
        return CLASS[code] === 3 ? Number.parseFloat(word()) || 0 : undefined;
    }
  };
  const dictionary = (): Map<string, Operand> => {
    at += 2;
    const entries = new Map<string, Operand>();
    for (skipSpace(); at < length && content.charCodeAt(at) !== GREATER; skipSpace()) {
      const before = at;
      const key = operand();
      const value = operand();
      if (key instanceof Name && value !== undefined) entries.set(key.text, value);
      // A reserved word (true, null): no concern of ours.
      if (value === undefined && at < length && content.charCodeAt(at) !== GREATER) word();
      if (at === before) at++;
    }
    at += 2;
    return entries;
  };
  const hexadecimal = (): string => {
    const end = content.indexOf('>', at);
    const to = end < 0 ? length : end;
    let text = '';
    let high = -1;
    for (at++; at < to; at++) {
      const digit = DIGITS[content.charCodeAt(at)] ?? NO_DIGIT;
      if (digit === NO_DIGIT) continue;
      if (high >= 0) text += String.fromCharCode(high * 16 + digit);
      high = high < 0 ? digit : -1;
    }
    // A last digit without its fellow stands before a zero.
    if (high >= 0) text += String.fromCharCode(high * 16);
    at = end < 0 ? length : end + 1;
    return text;
  };
  const literal = (): string => {
    let text = '';
    let depth = 0;
    for (; at < length; at++) {
      const character = content[at]!;
      if (character === '\\') {
        const octal = /^[0-7]{1,3}/u.exec(content.slice(at + 1, at + 4))?.[0];
        if (octal === undefined) {
          const next = content[++at] ?? '';
          text += ESCAPES[next] ?? next;
        } else {
          text += String.fromCharCode(Number.parseInt(octal, 8) & 255);
          at += octal.length;
        }
        continue;
      }
      if (character === '(' && depth++ === 0) continue;
      if (character === ')' && --depth === 0) break;
      text += character;
    }
    at++;
    return text;
  };

  for (skipSpace(); at < length; skipSpace()) {
    const before = at;
    const found = operand();
    if (found !== undefined) {
      operands.push(found);
      continue;
    }
    const operator = word();
    if (operator === 'BI') {
      // The data of an inline image may be anything; it ends at the first EI that stands alone.
      const end = /\sEI(?=\s|$)/u.exec(content.slice(at));
      at = end ? at + end.index + end[0].length : length;
    }
    if (operator !== '') on(operator, operands);
    operands = [];
    if (at === before) at++;
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '' };

/** A text string: UTF-16 where it begins with a byte order mark. */
export function textOfBytes(bytes: string): string {
  if (!bytes.startsWith('\u00FE\u00FF')) return bytes;
  let text = '';
  for (let at = 2; at + 1 < bytes.length; at += 2)
    text += String.fromCharCode(bytes.charCodeAt(at) * 256 + bytes.charCodeAt(at + 1));
  return text;
}
