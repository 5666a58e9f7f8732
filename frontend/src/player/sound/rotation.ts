/**
 * Turning ambisonics: the gains between channels for a head turned in the world. Pure maths.
 *
 * Channels are in ACN order with SN3D gains. Matrices of a degree are rows of outputs:
 * `out[row] = sum(matrix[row][column] * in[column])`.
 */

export type Matrix = readonly (readonly number[])[];

/**
 * Degree 1 (Y, Z, X) from the player's rotation from the world to the head (4 × 4, column-major,
 * axes of three.js: x right, y up, z back).
 */
export function firstDegree(worldToHead: ArrayLike<number>): Matrix {
  const entry = (row: number, column: number) => worldToHead[column * 4 + row] ?? 0;
  // Ambisonic Y, Z, X are left, up, front: -x, y, -z.
  const axes = [
    { axis: 0, sign: -1 },
    { axis: 1, sign: 1 },
    { axis: 2, sign: -1 },
  ];
  return axes.map((out) => axes.map((from) => out.sign * from.sign * entry(out.axis, from.axis)));
}

/**
 * The harmonics of degree 2 as quadratic forms of (y, z, x): Y₂ₘ(v) = vᵀ A v. All have the squared
 * norm 3/2, so what a rotation makes of one is found by projection.
 */
const H = Math.sqrt(3) / 2;
const QUADRATIC: readonly Matrix[] = [
  [[0, 0, H], [0, 0, 0], [H, 0, 0]], // xy
  [[0, H, 0], [H, 0, 0], [0, 0, 0]], // yz
  [[-0.5, 0, 0], [0, 1, 0], [0, 0, -0.5]], // z² - (x² + y²) / 2
  [[0, 0, 0], [0, 0, H], [0, H, 0]], // xz
  [[-H, 0, 0], [0, 0, 0], [0, 0, H]], // (x² - y²) / 2
]; // prettier-ignore

/** Degree 2 (ACN 4 to 8) from degree 1. */
export function secondDegree(first: Matrix): Matrix {
  const turned = QUADRATIC.map((form) => product(product(transposed(first), form), first));
  return turned.map((form) => QUADRATIC.map((other) => inner(form, other) / 1.5));
}

function at(matrix: Matrix, row: number, column: number): number {
  return matrix[row]?.[column] ?? 0;
}

const INDICES: readonly number[] = [0, 1, 2];

function transposed(matrix: Matrix): Matrix {
  return INDICES.map((row) => INDICES.map((column) => at(matrix, column, row)));
}

function product(a: Matrix, b: Matrix): Matrix {
  return INDICES.map((row) =>
    INDICES.map((column) => INDICES.reduce((sum, k) => sum + at(a, row, k) * at(b, k, column), 0)),
  );
}

function inner(a: Matrix, b: Matrix): number {
  return INDICES.reduce(
    (sum, row) => INDICES.reduce((s, column) => s + at(a, row, column) * at(b, row, column), sum),
    0,
  );
}
