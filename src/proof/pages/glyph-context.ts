import type { Ink } from './glyph-ink.ts';
import type { Canvas, Outline } from './glyph-stencils.ts';

/** A context that is drawn on like any other, and told when all is drawn. */
export type GlyphContext = CanvasRenderingContext2D & { finish: () => void };

/**
 * A context that is fast where a page has most of its drawing: in its text. pdf.js draws each glyph as an outline of
 * its own, with a dozen calls of the canvas around it; here small glyphs are laid in ink, which goes to the canvas
 * before anything else is drawn there, and the canvas hears of what is saved, moved, set and restored only when it has
 * to draw. Runs inside a worker, and knows nothing outside itself.
 */
export function glyphContext(canvas: Canvas, { stamp, blot }: Ink): GlyphContext {
  type Matrix = [number, number, number, number, number, number];
  type Call = (...given: unknown[]) => unknown;
  const own = canvas.getContext('2d') as CanvasRenderingContext2D;
  const members = own as unknown as Record<string, unknown>;
  const SOLID = /^#[\da-f]{6}$/iu;
  /** The values that ink can have; any others are left to the canvas. */
  const PLAIN: Readonly<Record<string, unknown>> = {
    globalAlpha: 1,
    globalCompositeOperation: 'source-over',
    filter: 'none',
  };

  /** What `save` keeps, and how much of it the canvas has not been told. */
  interface State {
    a: number;
    b: number;
    c: number;
    d: number;
    e: number;
    f: number;
    isMoved: boolean;
    /** Properties that were set, and their values. */
    names: string[];
    values: unknown[];
    /** A solid colour; else nothing. */
    colour: string;
    /** Bit by bit, which of the plain values it has not. */
    oddities: number;
    /** How often it was clipped. */
    clips: number;
    /** Since it was saved: 1 moved to a place, 2 and then scaled, which is how a glyph is drawn; 3 anything else. */
    steps: number;
  }
  const FIRST: State = {
    a: 1,
    b: 0,
    c: 0,
    d: 1,
    e: 0,
    f: 0,
    isMoved: false,
    names: [],
    values: [],
    colour: '#000000',
    oddities: 0,
    clips: 0,
    steps: 3,
  };
  /** The outermost first. They are used over and over: there are thousands of glyphs to a page. */
  const states = [FIRST];
  let depth = 0;
  let state = FIRST;
  /** How many of them the canvas has saved. */
  let told = 0;

  const tellOf = (each: State): void => {
    if (each.isMoved) own.setTransform(each.a, each.b, each.c, each.d, each.e, each.f);
    each.isMoved = false;
    if (each.names.length === 0) return;
    for (const [at, name] of each.names.entries()) members[name] = each.values[at];
    each.names = [];
    each.values = [];
  };
  const tell = (): void => {
    for (; told < depth; told++) {
      tellOf(states[told]!);
      own.save();
    }
    tellOf(state);
  };
  const call = (name: string, given: unknown[]): unknown => {
    blot();
    tell();
    state.steps = 3;
    return Reflect.apply(members[name] as Call, own, given);
  };
  const place = (a: number, b: number, c: number, d: number, e: number, f: number): void => {
    state.a = a;
    state.b = b;
    state.c = c;
    state.d = d;
    state.e = e;
    state.f = f;
    state.isMoved = true;
    state.steps = 3;
  };
  const placeAs = ({ a, b, c, d, e, f }: DOMMatrix): void => place(a, b, c, d, e, f);
  const isGlyph = (given: readonly unknown[]): given is readonly [Outline] =>
    state.steps === 2 &&
    state.colour !== '' &&
    state.oddities === 0 &&
    given.length === 1 &&
    typeof (given[0] as Partial<Outline>).getBounds === 'function';
  const set = (name: string, value: unknown): void => {
    if (name === 'fillStyle') state.colour = typeof value === 'string' && SOLID.test(value) ? value : '';
    else if (name in PLAIN) {
      const bit = 1 << Object.keys(PLAIN).indexOf(name);
      state.oddities = value === PLAIN[name] ? state.oddities & ~bit : state.oddities | bit;
    }
    state.steps = 3;
    const { names, values } = state;
    // What is set over and over within a state counts once.
    const at = names.at(-1) === name ? names.length - 1 : names.length;
    names[at] = name;
    values[at] = value;
  };

  const context: Record<string, unknown> = {
    canvas,
    save: () => {
      const outer = state;
      state = states[++depth] ??= { ...FIRST, names: [], values: [] };
      state.a = outer.a;
      state.b = outer.b;
      state.c = outer.c;
      state.d = outer.d;
      state.e = outer.e;
      state.f = outer.f;
      state.isMoved = false;
      if (state.names.length > 0) {
        state.names = [];
        state.values = [];
      }
      state.colour = outer.colour;
      state.oddities = outer.oddities;
      state.clips = outer.clips;
      state.steps = 0;
    },
    restore: () => {
      if (depth === 0) return;
      const outer = states[depth - 1]!;
      if (told === depth) {
        if (outer.clips !== state.clips) blot();
        own.restore();
        told--;
      }
      depth--;
      state = outer;
      state.steps = 3;
    },
    translate: (x: number, y: number) => {
      state.e += state.a * x + state.c * y;
      state.f += state.b * x + state.d * y;
      state.isMoved = true;
      state.steps = state.steps === 0 ? 1 : 3;
    },
    scale: (x: number, y: number) => {
      state.a *= x;
      state.b *= x;
      state.c *= y;
      state.d *= y;
      state.isMoved = true;
      state.steps = state.steps === 1 ? 2 : 3;
    },
    transform: (a: number, b: number, c: number, d: number, e: number, f: number) => {
      const { a: k, b: l, c: m, d: n, e: x, f: y } = state;
      place(k * a + m * b, l * a + n * b, k * c + m * d, l * c + n * d, k * e + m * f + x, l * e + n * f + y);
    },
    setTransform: (...given: Matrix | [DOMMatrix]) => {
      if (given.length === 6) place(...given);
      else placeAs(given[0]);
    },
    getTransform: () => {
      tell();
      return own.getTransform();
    },
    fill: (...given: unknown[]) => {
      if (!isGlyph(given) || !stamp(given[0], state, state.colour)) call('fill', given);
    },
    clip: (...given: unknown[]) => {
      call('clip', given);
      state.clips++;
    },
    finish: () => {
      blot();
      tell();
    },
  };
  const property = (name: string): PropertyDescriptor => ({
    get: () => {
      tell();
      return members[name];
    },
    set: (value: unknown) => set(name, value),
  });
  const method =
    (name: string): Call =>
    (...given) => {
      const result = call(name, given);
      // Rare ways to turn a drawing.
      if (name === 'rotate' || name === 'resetTransform') {
        placeAs(own.getTransform());
        state.isMoved = false;
      }
      return result;
    };
  for (let from: object | null = own; from && from !== Object.prototype; from = Object.getPrototypeOf(from)) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(from))) {
      if (name in context || name === 'constructor') continue;
      if (typeof value === 'function') context[name] = method(name);
      else Object.defineProperty(context, name, property(name));
    }
  }
  return context as unknown as GlyphContext;
}
