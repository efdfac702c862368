/** What a page draws, read from its content streams: glyphs by their numbers, pictures, what it is clipped to. */
import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFStream,
  type PDFPage,
} from '@cantoo/pdf-lib';
import { contentOf, unpacked } from './content-streams.ts';
import { boxAround, boxBetween, intersection, trimOf, type Box } from './geometry.ts';
import { IDENTITY, multiplied, rectangleOf, type Matrix, type Rectangle } from './matrix.ts';
import { Name, readOperators, textOfBytes, type Operand } from './operators.ts';

/** A stretch of content that has a tag, in the order of the stream. */
export interface MarkedContent {
  tag: string;
  /** What stands for it when it is read (`/ActualText`), where that is said. */
  actual: string | undefined;
}

/** A glyph: its code in its font. */
export interface Glyph {
  /** The object number of the font. */
  font: string;
  code: number;
  x: number;
  y: number;
  size: number;
}

/** A picture, or a part of one. */
export interface Drawn extends Box {
  mark: number;
  isArtifact: boolean;
  isImage: boolean;
}

/** Where a hyphen begins, in pt from the upper left corner of the trimmed page. */
export interface Division {
  x: number;
  base: number;
}

/** What was found on a page. */
export interface PageContent {
  marked: MarkedContent[];
  /** The hyphens at which words are divided, as far as points in the content tell them from those that are written. */
  divisions: Division[];
  /** The first use of each glyph on the page. */
  glyphs: Glyph[];
  drawn: Drawn[];
  /** Where text is shown that is beyond the trim, once for each mark: pdf.js knows nothing of it. */
  beyond: Drawn[];
  /** What the marked text is clipped to by the outermost clips, together; absent where it is not. */
  clip: Box | undefined;
  /** Why a stream could not be read. */
  fault: string | undefined;
}

interface State {
  matrix: Matrix;
  /** The clips, the outermost first. */
  clips: readonly Rectangle[];
  font: string;
  size: number;
  isWhite: boolean;
}

interface FontUsed {
  /** Its object number. */
  key: string;
  isWide: boolean;
  plain: Set<number>;
  said: Set<number>;
}

/** Forms within forms; more are a circle. */
const DEEPEST = 12;
/** The point before a hyphen that no one wrote. */
const DIVISION = 'SoftHyphen';
/** Two bytes for a character. */
const WIDE = 'Type0';

/** Reads the content of one page. */
export function readContent(page: PDFPage): PageContent {
  const trim = trimOf(page);
  const marked: MarkedContent[] = [];
  const divisions: Division[] = [];
  const glyphs: Glyph[] = [];
  /** The codes that were used of each font: as they are, and where something else is said to stand there. */
  const used = new Map<string, Pick<FontUsed, 'plain' | 'said'>>();
  const drawn: Drawn[] = [];
  const beyond = new Map<number, Drawn>();
  const clips = new Map<string, Rectangle>();
  let lastClip: Rectangle | undefined;
  const toBox = ([left, bottom, right, top]: Rectangle): Box =>
    boxBetween([left, bottom], [right, top], trim);

  const read = (content: string, resources: PDFDict | undefined, from: State, depth: number): void => {
    let state = from;
    const saved: State[] = [];
    let path: number[] = [];
    let isClip = false;
    let text: Matrix = IDENTITY;
    let line: Matrix = IDENTITY;
    let leading = 0;
    let isDivision = false;
    const open: { mark: number; isArtifact: boolean; isSaid: boolean }[] = [];
    const fonts = new Map<string, FontUsed>();

    const around = (): { mark: number; isArtifact: boolean; isSaid: boolean } =>
      open.at(-1) ?? outside.at(-1) ?? { mark: -1, isArtifact: false, isSaid: false };
    const draw = (corners: readonly number[], isImage: boolean): void => {
      const { mark, isArtifact } = around();
      // What the page itself cuts off is a fault, so only inner clips count.
      const bounds = state.clips
        .slice(1)
        .reduce<Box | undefined>(
          (box, clip) => box && intersection(box, toBox(clip)),
          toBox(rectangleOf(corners, state.matrix)),
        );
      if (bounds) drawn.push({ ...bounds, mark, isArtifact, isImage });
    };
    const endPath = (isPainted: boolean): void => {
      if (path.length > 0 && isPainted && !state.isWhite) draw(path, false);
      if (isClip && path.length > 0)
        state = { ...state, clips: [...state.clips, rectangleOf(path, state.matrix)] };
      path = [];
      isClip = false;
    };
    const fontOf = (name: string): FontUsed => {
      const known = fonts.get(name);
      if (known) return known;
      const all = resources?.lookup(PDFName.of('Font'));
      const reference = all instanceof PDFDict ? all.get(PDFName.of(name)) : undefined;
      const font = all instanceof PDFDict ? all.lookup(PDFName.of(name)) : undefined;
      const key = reference instanceof PDFRef ? reference.toString() : '';
      const codes = used.get(key) ?? { plain: new Set(), said: new Set() };
      used.set(key, codes);
      const found = {
        key,
        ...codes,
        isWide: font instanceof PDFDict && font.get(PDFName.of('Subtype')) === PDFName.of(WIDE),
      };
      fonts.set(name, found);
      return found;
    };
    const show = (string: Operand | undefined): void => {
      if (typeof string !== 'string' || string === '') return;
      const { key, isWide, plain, said } = fontOf(state.font);
      const { mark, isSaid } = around();
      const outermost = state.clips[0];
      if (mark >= 0 && outermost && outermost !== lastClip) {
        clips.set(outermost.join(' '), outermost);
        lastClip = outermost;
      }
      // As `multiplied` does; without it, for there are thousands of strings to a page.
      const { matrix } = state;
      const size = Math.abs(
        state.size *
          Math.hypot(text[2] * matrix[0] + text[3] * matrix[2], text[2] * matrix[1] + text[3] * matrix[3]),
      );
      const left = text[4] * matrix[0] + text[5] * matrix[2] + matrix[4] - trim.left;
      const base = trim.top - (text[4] * matrix[1] + text[5] * matrix[3] + matrix[5]);
      if (isDivision) divisions.push({ x: left, base });
      isDivision = false;
      if ((left < 0 || left > trim.width || base < 0 || base > trim.height) && !beyond.has(mark)) {
        const { isArtifact } = around();
        beyond.set(mark, {
          x: left,
          y: base - size,
          width: size,
          height: size,
          mark,
          isArtifact,
          isImage: false,
        });
      }
      for (let at = 0; at < string.length; at += isWide ? 2 : 1) {
        const code = isWide
          ? string.charCodeAt(at) * 256 + (string.charCodeAt(at + 1) || 0)
          : string.charCodeAt(at);
        // Where the file says what is meant, a glyph needs no meaning of its own; but it must be one.
        const known = isSaid ? said : plain;
        if (known.has(code) || (isSaid && code !== 0)) continue;
        known.add(code);
        glyphs.push({ font: key, code, x: left, y: base - size, size });
      }
    };
    const move = (x: number, y: number): void => {
      const [a, b, c, d, e, f] = line;
      line = [a, b, c, d, x * a + y * c + e, x * b + y * d + f];
      text = line;
    };
    const begin = (tag: Operand | undefined, properties: Operand | undefined): void => {
      const known = properties instanceof Name ? propertiesOf(resources, properties.text) : properties;
      const values = known instanceof Map ? known : new Map<string, Operand>();
      const mark = values.get('MCID');
      const said = values.get('ActualText');
      const name = tag instanceof Name ? tag.text : '';
      const outer = around();
      marked.push({ tag: name, actual: typeof said === 'string' ? textOfBytes(said) : undefined });
      open.push({
        mark: typeof mark === 'number' ? mark : outer.mark,
        isArtifact: outer.isArtifact || name === 'Artifact',
        isSaid: outer.isSaid || typeof said === 'string',
      });
    };
    const paint = (name: string): void => {
      const all = resources?.lookup(PDFName.of('XObject'));
      const object = all instanceof PDFDict ? all.lookup(PDFName.of(name)) : undefined;
      if (!(object instanceof PDFStream)) return;
      const { dict } = object;
      if (dict.get(PDFName.of('Subtype')) === PDFName.of('Image')) {
        draw([0, 0, 1, 1], true);
        return;
      }
      if (depth >= DEEPEST || !(object instanceof PDFRawStream)) return;
      const matrix = numbersAt(dict, 'Matrix');
      const bounds = numbersAt(dict, 'BBox');
      const inner = multiplied(matrix.length === 6 ? (matrix as unknown as Matrix) : IDENTITY, state.matrix);
      const own = dict.lookup(PDFName.of('Resources'));
      outside.push(around());
      read(
        unpacked(object),
        own instanceof PDFDict ? own : resources,
        {
          ...state,
          matrix: inner,
          clips: bounds.length === 4 ? [...state.clips, rectangleOf(bounds, inner)] : state.clips,
        },
        depth + 1,
      );
      outside.pop();
    };

    readOperators(content, (operator, operands) => {
      const number = (index: number): number => {
        const value = operands[index];
        return typeof value === 'number' ? value : 0;
      };
      const numbers = (): number[] => operands.filter((value) => typeof value === 'number');
      switch (operator) {
        case 'Td':
          move(number(0), number(1));
          break;
        case 'Tj':
          show(operands[0]);
          break;
        case 'TJ':
          for (const part of Array.isArray(operands[0]) ? operands[0] : []) show(part);
          break;
        case "'":
        case '"':
          move(0, -leading);
          show(operands.at(-1));
          break;
        case 'TD':
          leading = -number(1);
          move(number(0), number(1));
          break;
        case 'TL':
          leading = number(0);
          break;
        case 'T*':
          move(0, -leading);
          break;
        case 'BT':
          text = IDENTITY;
          line = IDENTITY;
          break;
        case 'Tm':
          line = numbers().slice(0, 6) as unknown as Matrix;
          text = line;
          break;
        case 'Tf':
          state = {
            ...state,
            font: operands[0] instanceof Name ? operands[0].text : '',
            size: number(1),
          };
          break;
        case 'q':
          saved.push(state);
          break;
        case 'Q':
          state = saved.pop() ?? state;
          break;
        case 'cm':
          state = { ...state, matrix: multiplied(numbers() as unknown as Matrix, state.matrix) };
          break;
        case 're': {
          const [x = 0, y = 0, width = 0, height = 0] = numbers();
          path.push(x, y, x + width, y, x, y + height, x + width, y + height);
          break;
        }
        case 'm':
        case 'l':
        case 'c':
        case 'v':
        case 'y':
          path.push(...numbers());
          break;
        case 'W':
        case 'W*':
          isClip = true;
          break;
        case 'n':
          endPath(false);
          break;
        case 'S':
        case 's':
        case 'f':
        case 'F':
        case 'f*':
        case 'B':
        case 'B*':
        case 'b':
        case 'b*':
          endPath(true);
          break;
        case 'g':
        case 'rg':
        case 'sc':
        case 'scn':
          state = { ...state, isWhite: numbers().length > 0 && numbers().every((value) => value === 1) };
          break;
        case 'k':
          state = { ...state, isWhite: numbers().every((value) => value === 0) };
          break;
        case 'BMC':
        case 'BDC':
          begin(operands[0], operands[1]);
          break;
        case 'EMC':
          open.pop();
          break;
        case 'MP':
          isDivision = operands[0] instanceof Name && operands[0].text === DIVISION;
          break;
        case 'Do':
          if (operands[0] instanceof Name) paint(operands[0].text);
          break;
        case 'BI':
          draw([0, 0, 1, 1], true);
          break;
        default:
      }
    });
  };
  /** What is marked around the form that is being read. */
  const outside: { mark: number; isArtifact: boolean; isSaid: boolean }[] = [];

  let fault: string | undefined;
  try {
    const state = { matrix: IDENTITY, clips: [], font: '', size: 0, isWhite: false };
    read(contentOf(page), page.node.Resources(), state, 0);
  } catch (error) {
    fault = error instanceof Error ? error.message : String(error);
  }
  const area = clips.size > 0 ? boxAround([...clips.values()].map(toBox)) : undefined;
  return {
    marked,
    divisions,
    glyphs,
    drawn,
    beyond: [...beyond.values()],
    clip: area,
    fault,
  };
}

function propertiesOf(resources: PDFDict | undefined, name: string): Map<string, Operand> {
  const all = resources?.lookup(PDFName.of('Properties'));
  const found = all instanceof PDFDict ? all.lookup(PDFName.of(name)) : undefined;
  const mark = found instanceof PDFDict ? found.lookup(PDFName.of('MCID')) : undefined;
  return new Map(mark instanceof PDFNumber ? [['MCID', mark.asNumber()]] : []);
}

function numbersAt(dictionary: PDFDict, key: string): number[] {
  const found = dictionary.lookup(PDFName.of(key));
  if (!(found instanceof PDFArray)) return [];
  return found.asArray().map((_, index) => {
    const value = found.lookup(index);
    return value instanceof PDFNumber ? value.asNumber() : 0;
  });
}
