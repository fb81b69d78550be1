/** Lower triangle L of a symmetric positive definite matrix (rows after one another), A = L Lᵀ. Throws where A is not positive definite. */
export function cholesky(matrix: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = matrix[row * size + column]!;
      for (let at = 0; at < column; at += 1) sum -= lower[row * size + at]! * lower[column * size + at]!;
      if (row > column) lower[row * size + column] = sum / lower[column * size + column]!;
      else if (sum > 0) lower[row * size + row] = Math.sqrt(sum);
      else throw new RangeError('the matrix is not positive definite');
    }
  }
  return lower;
}

/** Solves L Lᵀ x = right. */
export function solveCholesky(lower: Float64Array, size: number, right: Float64Array): Float64Array {
  const x = right.slice();
  for (let row = 0; row < size; row += 1) {
    let sum = x[row]!;
    for (let at = 0; at < row; at += 1) sum -= lower[row * size + at]! * x[at]!;
    x[row] = sum / lower[row * size + row]!;
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    const value = (x[row]! /= lower[row * size + row]!);
    for (let at = 0; at < row; at += 1) x[at]! -= lower[row * size + at]! * value;
  }
  return x;
}

/** The inverse of L Lᵀ, whole and symmetric. */
export function invertCholesky(lower: Float64Array, size: number): Float64Array {
  // The rows of the inverse of L, then their products.
  const inverse = new Float64Array(size * size);
  for (let column = 0; column < size; column += 1) {
    inverse[column * size + column] = 1 / lower[column * size + column]!;
    for (let row = column + 1; row < size; row += 1) {
      let sum = 0;
      for (let at = column; at < row; at += 1) sum -= lower[row * size + at]! * inverse[column * size + at]!;
      // Kept transposed, so that the products below run along rows.
      inverse[column * size + row] = sum / lower[row * size + row]!;
    }
  }
  const whole = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = 0;
      for (let at = row; at < size; at += 1) sum += inverse[row * size + at]! * inverse[column * size + at]!;
      whole[row * size + column] = sum;
      whole[column * size + row] = sum;
    }
  }
  return whole;
}
