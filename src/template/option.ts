/**
 * One option of a template: which values it takes, and what they are in a style sheet. Every value is checked
 * against its type before it gets there, so that none can end a declaration, or say something else.
 */
import { nearestName } from '../manuscript/nearest-name.ts';
import { contrastWithWhite } from './contrast.ts';
import type { DeclaredOption, Families, OPTION_TYPES } from './declaration.ts';
import { readLength } from './length.ts';

/** A value as YAML gives it, and as a shell may print it. */
export type OptionValue = string | number | boolean;

/** An option that is complete: with its type and a default. */
export type Option = DeclaredOption & {
  type: (typeof OPTION_TYPES)[number];
  default: OptionValue;
  /** True where a manuscript cannot choose it: the style sheets of an extended template still ask for it. */
  isFixed?: boolean;
};

const COLOUR = /^#(?:[\da-f]{3}|[\da-f]{6})$/iu;
/** What has a meaning in CSS by itself, and is no name in quotes. */
const GENERIC = /^(?:serif|sans-serif|monospace|cursive|fantasy|math|system-ui|ui-[a-z-]+)$/u;

/** What is wrong with a value, as the rest of "expected …, found …"; undefined where nothing is. */
export function faultOf(value: unknown, option: Option, families: Families): string | undefined {
  const found = `found ${shown(value)}`;
  switch (option.type) {
    case 'boolean':
      return typeof value === 'boolean' ? undefined : `expected \`true\` or \`false\`, ${found}`;
    case 'number':
      return numberFault(value, option, found);
    case 'length':
      return lengthFault(value, option, found);
    case 'colour':
      return colourFault(value, option, found);
    case 'choice':
      return choiceFault(value, option.choices ?? [], found);
    case 'font':
      return choiceFault(value, option.choices ?? Object.keys(families), found);
    case 'text':
      return typeof value === 'string' && !/\p{Cc}/u.test(value)
        ? undefined
        : `expected text in one line, ${found}${typeof value === 'number' ? '; put it in quotes' : ''}`;
  }
}

function numberFault(value: unknown, { min, max }: Option, found: string): string | undefined {
  const isWithin =
    typeof value === 'number' &&
    Number.isFinite(value) &&
    (typeof min !== 'number' || value >= min) &&
    (typeof max !== 'number' || value <= max);
  return isWithin ? undefined : `expected a number${rangeOf(min, max)}, ${found}`;
}

function lengthFault(
  value: unknown,
  { min, max, default: usual }: Option,
  found: string,
): string | undefined {
  // The default may be what is at fault.
  const example = typeof usual === 'string' && readLength(usual) ? usual : '18mm';
  const expected = `expected a length such as \`${example}\`${rangeOf(min, max)}, ${found}`;
  const length = typeof value === 'string' ? readLength(value) : undefined;
  if (!length) return typeof value === 'number' && value !== 0 ? `${expected}; add the unit` : expected;
  const [least, most] = [min, max].map((limit) =>
    typeof limit === 'string' ? readLength(limit) : undefined,
  );
  const isComparable = [least, most].every((limit) => !limit || limit.unit === length.unit);
  const isWithin =
    isComparable && (!least || length.amount >= least.amount) && (!most || length.amount <= most.amount);
  return isWithin ? undefined : expected;
}

function colourFault(value: unknown, { contrast = 1 }: Option, found: string): string | undefined {
  // A `#` without quotes begins a comment.
  if (value === null) return 'expected a colour such as `"#1f4e5f"`, found nothing; put it in quotes';
  if (typeof value !== 'string' || !COLOUR.test(value))
    return `expected a colour such as \`"#1f4e5f"\`, ${found}`;
  const ratio = contrastWithWhite(sixDigits(value));
  if (ratio >= contrast) return undefined;
  // Rounded down, so that it never says what it forbids.
  return `expected a colour that stands out from white by ${contrast} to 1 or more, ${found} with ${Math.floor(ratio * 10) / 10} to 1; make it darker`;
}

function choiceFault(value: unknown, choices: readonly string[], found: string): string | undefined {
  if (typeof value === 'string' && choices.includes(value)) return undefined;
  const nearest = typeof value === 'string' ? nearestName(value, choices) : undefined;
  const hint = nearest === undefined ? '' : `; did you mean \`${nearest}\`?`;
  return `expected one of ${choices.map((choice) => `\`${choice}\``).join(', ')}, ${found}${hint}`;
}

function rangeOf(min: DeclaredOption['min'], max: DeclaredOption['max']): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  if (min !== undefined) return ` of ${min} or more`;
  return max === undefined ? '' : ` of ${max} or less`;
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  return typeof value === 'object'
    ? Array.isArray(value)
      ? 'a list'
      : 'keys with values'
    : `\`${String(value)}\``;
}

/** A value that has been checked, as CSS: the value of `--option-<name>`. */
export function cssOf(value: OptionValue, { type, unit }: Option, families: Families): string {
  switch (type) {
    case 'boolean':
    case 'choice':
      return String(value);
    case 'number':
      return `${value}${unit ?? ''}`;
    case 'length':
      return String(value).trim().toLowerCase();
    case 'colour':
      return sixDigits(String(value));
    case 'text':
      return cssString(String(value));
    case 'font':
      return [String(value), ...(families[String(value)]?.fallback ?? [])]
        .map((family) => (GENERIC.test(family) ? family : cssString(family)))
        .join(', ');
  }
}

function sixDigits(colour: string): string {
  const digits = colour.slice(1).toLowerCase();
  return `#${digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits}`;
}

/** A CSS string; whatever could end it, or the style element around it, is escaped (CSS Syntax 3, §4.3.7). */
function cssString(text: string): string {
  return `"${text.replaceAll(/["\\<>\n\r\f]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;
}
