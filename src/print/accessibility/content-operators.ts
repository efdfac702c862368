/** Reads a content stream, operator by operator, whoever wrote it (PDF 32000-1, 7.2 and 7.8.2). */

/** An operand: a name with its slash, a number, the bytes of a string, or a list or dictionary as a whole. */
export type Operand = string | number | Uint8Array | Operand[];

/** An operator with what stands before it. */
export interface Operation {
  operator: string;
  operands: Operand[];
}

const SPACE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITER = new Set([...'()<>[]{}/%'].map((sign) => sign.codePointAt(0)!));
const code = (sign: string): number => sign.codePointAt(0)!;
const ESCAPED: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** All operations of a stream, in order. Of an inline image only its end (`EI`) is given. */
export function* operationsOf(bytes: Uint8Array): Generator<Operation> {
  const reader = new TokenReader(bytes);
  let operands: Operand[] = [];
  for (let token = reader.next(); token !== undefined; token = reader.next()) {
    if (typeof token !== 'object' || !('operator' in token)) {
      operands.push(token);
      continue;
    }
    if (token.operator === 'ID') {
      reader.skipImage();
      yield { operator: 'EI', operands: [] };
    } else if (token.operator !== 'BI') yield { operator: token.operator, operands };
    operands = [];
  }
}

class TokenReader {
  private readonly bytes: Uint8Array;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  next(): Operand | { operator: string } | undefined {
    this.skipSpace();
    const byte = this.bytes[this.at];
    if (byte === undefined) return undefined;
    const sign = String.fromCodePoint(byte);
    if (sign === '/') {
      this.at++;
      return `/${this.word()}`;
    }
    if (sign === '(') return this.literal();
    if (sign === '<' && this.bytes[this.at + 1] !== code('<')) return this.hexadecimal();
    if (sign === '[' || sign === '<') {
      this.at += sign === '[' ? 1 : 2;
      return this.list(sign === '[' ? ']' : '>');
    }
    if (DELIMITER.has(byte)) {
      // A stray bracket belongs to nothing.
      this.at++;
      return this.next();
    }
    const word = this.word();
    const number = Number(word);
    return word !== '' && Number.isFinite(number) ? number : { operator: word };
  }

  /** The data of an inline image end where `EI` stands by itself. */
  skipImage(): void {
    for (this.at++; this.at < this.bytes.length; this.at++) {
      const isEnd =
        this.bytes[this.at] === code('E') &&
        this.bytes[this.at + 1] === code('I') &&
        SPACE.has(this.bytes[this.at - 1]!) &&
        SPACE.has(this.bytes[this.at + 2] ?? 32);
      if (!isEnd) continue;
      this.at += 2;
      return;
    }
  }

  private skipSpace(): void {
    for (; this.at < this.bytes.length; this.at++) {
      const byte = this.bytes[this.at]!;
      if (byte === code('%'))
        while (this.at + 1 < this.bytes.length && ![10, 13].includes(this.bytes[this.at + 1]!)) this.at++;
      else if (!SPACE.has(byte)) return;
    }
  }

  private word(): string {
    const start = this.at;
    while (this.at < this.bytes.length) {
      const byte = this.bytes[this.at]!;
      if (SPACE.has(byte) || DELIMITER.has(byte)) break;
      this.at++;
    }
    return Buffer.from(this.bytes.subarray(start, this.at)).toString('latin1');
  }

  private list(end: string): Operand[] {
    const items: Operand[] = [];
    for (;;) {
      this.skipSpace();
      const byte = this.bytes[this.at];
      if (byte === undefined) return items;
      if (byte === code(end)) {
        this.at += end === '>' ? 2 : 1;
        return items;
      }
      const item = this.next();
      if (item === undefined) return items;
      // `true`, `false`, `null`: the only words in a list.
      items.push(typeof item === 'object' && 'operator' in item ? item.operator : item);
    }
  }

  private hexadecimal(): Uint8Array {
    const end = this.bytes.indexOf(code('>'), this.at);
    const stop = end < 0 ? this.bytes.length : end;
    const digits = Buffer.from(this.bytes.subarray(this.at + 1, stop))
      .toString('latin1')
      .replaceAll(/\s/gu, '');
    this.at = stop + 1;
    return Buffer.from(digits.length % 2 === 1 ? `${digits}0` : digits, 'hex');
  }

  private literal(): Uint8Array {
    const result: number[] = [];
    let depth = 1;
    for (this.at++; this.at < this.bytes.length; this.at++) {
      const byte = this.bytes[this.at]!;
      if (byte === code('\\')) {
        this.at++;
        const octal = /^[0-7]{1,3}/u.exec(
          Buffer.from(this.bytes.subarray(this.at, this.at + 3)).toString('latin1'),
        );
        if (octal) {
          result.push(Number.parseInt(octal[0], 8) % 256);
          this.at += octal[0].length - 1;
        } else {
          const escaped = this.bytes[this.at] ?? 0;
          if (escaped !== 10 && escaped !== 13)
            result.push(ESCAPED[String.fromCodePoint(escaped)] ?? escaped);
        }
        continue;
      }
      if (byte === code('(')) depth++;
      if (byte === code(')') && --depth === 0) {
        this.at++;
        break;
      }
      result.push(byte);
    }
    return Uint8Array.from(result);
  }
}
