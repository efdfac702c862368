/**
 * Artifacts: what a page shows that is no part of the text (PDF 32000-1, 14.8.2.2). Chromium leaves running heads,
 * folios, backgrounds and rules without a mark; PDF/UA wants everything to be content or artifact.
 */

/** The marks. */
export const ARTIFACT = {
  header: '/Artifact <</Type /Pagination /Subtype /Header>> BDC\n',
  footer: '/Artifact <</Type /Pagination /Subtype /Footer>> BDC\n',
  pagination: '/Artifact <</Type /Pagination>> BDC\n',
  layout: '/Artifact <</Type /Layout>> BDC\n',
} as const;

const PATH = new Set(['m', 'l', 'c', 'v', 'y', 'h', 're']);
const CLIP = new Set(['W', 'W*']);
const PAINT_PATH = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*']);

/** What is known where a stretch of content begins. */
export interface GapSetting {
  /** True before anything of the text: what is painted there without a clip stands in the margins. */
  isAtStart: boolean;
  /** The height of the page, in the units of its content. */
  height: number;
  /** Whether an object that is painted has marks of its own inside. */
  isMarked: (name: string) => boolean;
}

/**
 * Marks whatever a stretch of content between two marked pieces paints.
 * @param gap whole lines
 */
export function markArtifacts(gap: string, setting: GapSetting): string {
  if (!/\S/u.test(gap)) return gap;
  const lines = gap.split('\n');
  const result: string[] = [];
  const place = new PlaceOnPage(setting);
  let path: string[] = [];
  let text: string[] | undefined;
  let depth = 0;
  const wrap = (mark: string, what: readonly string[]): void => {
    result.push(mark.trimEnd(), ...what, 'EMC');
  };
  for (const line of lines) {
    const operator = line.slice(line.lastIndexOf(' ') + 1);
    if (text) {
      text.push(line);
      place.follow(operator, line);
      if (operator !== 'ET') continue;
      wrap(place.markOfText(), text);
      text = undefined;
      continue;
    }
    if (operator === 'BDC' || operator === 'BMC') depth++;
    if (operator === 'EMC') depth--;
    if (depth > 0) {
      // An artifact already.
      result.push(line);
      continue;
    }
    place.follow(operator, line);
    if (operator === 'BT') text = [line];
    else if (PATH.has(operator) || (path.length > 0 && CLIP.has(operator))) path.push(line);
    else if (PAINT_PATH.has(operator)) {
      wrap(ARTIFACT.layout, [...path, line]);
      path = [];
    } else if (operator === 'n') {
      result.push(...path, line);
      path = [];
    } else if (operator === 'sh' || (operator === 'Do' && !setting.isMarked(line.slice(1, -3))))
      wrap(ARTIFACT.layout, [line]);
    else result.push(line);
  }
  return [...result, ...path, ...(text ?? [])].join('\n');
}

/** Follows the operators from the start of a page as long as they only stand in its margins. */
class PlaceOnPage {
  private readonly setting: GapSetting;
  private states: { clipped: boolean; scale: number; shift: number }[] = [];
  private state = { clipped: false, scale: 1, shift: 0 };
  private textAt: number | undefined;

  constructor(setting: GapSetting) {
    this.setting = setting;
  }

  follow(operator: string, line: string): void {
    if (!this.setting.isAtStart) return;
    switch (operator) {
      case 'q':
        this.states.push({ ...this.state });
        break;
      case 'Q':
        this.state = this.states.pop() ?? this.state;
        break;
      case 'W':
      case 'W*':
        this.state.clipped = true;
        break;
      case 'cm': {
        // Pages are not turned: of the matrix, height and shift upwards are all that counts.
        const [, , , scale = 1, , shift = 0] = line.split(' ').map(Number);
        this.state.shift += shift * this.state.scale;
        this.state.scale *= scale;
        break;
      }
      case 'BT':
        this.textAt = undefined;
        break;
      case 'Tm':
        this.textAt ??= Number(line.split(' ')[5]) * this.state.scale + this.state.shift;
        break;
    }
  }

  markOfText(): string {
    if (!this.setting.isAtStart || this.state.clipped) return ARTIFACT.layout;
    if (this.textAt === undefined || Number.isNaN(this.textAt)) return ARTIFACT.pagination;
    return this.textAt > this.setting.height / 2 ? ARTIFACT.header : ARTIFACT.footer;
  }
}
