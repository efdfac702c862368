/** Coordinate transformations, and boxes in the coordinates of the file. */

/** The six numbers of a coordinate transformation (PDF 32000-1, 8.3.4). */
export type Matrix = readonly [number, number, number, number, number, number];
/** Left, bottom, right, top in the coordinates of the file. */
export type Rectangle = readonly [number, number, number, number];

/** Changes nothing. */
export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The box around some points, given one coordinate after the other, after a matrix. */
export function rectangleOf(points: readonly number[], [a, b, c, d, e, f]: Matrix): Rectangle {
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let index = 0; index + 1 < points.length; index += 2) {
    const [x, y] = [points[index]!, points[index + 1]!];
    const [across, up] = [a * x + c * y + e, b * x + d * y + f];
    left = Math.min(left, across);
    right = Math.max(right, across);
    bottom = Math.min(bottom, up);
    top = Math.max(top, up);
  }
  return [left, bottom, right, top];
}

/** First the inner matrix, then the outer one. */
export function multiplied(inner: Matrix, outer: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner;
  const [A, B, C, D, E, F] = outer;
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}
