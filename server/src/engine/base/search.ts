/** Where a number stands in a list in ascending order. */

/** Index of the first number that is not less than `wanted`; the list's length where all are. */
export function firstNotBelow(list: readonly number[], wanted: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
