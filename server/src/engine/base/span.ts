/** Places in a text. All offsets inside the engine are UTF-16 code units. */

/** The half-open range `[start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether the spans share a unit, or touch where one of them is empty (a cursor at the edge of a word is on it). */
export function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** The span moved by `offset` units. */
export function shifted(span: Span, offset: number): Span {
  return { start: span.start + offset, end: span.end + offset };
}
