/** The order in which unanswered questions are walked through. Nothing here needs an editor. */

export interface Stop {
  /** The note's URI. */
  note: string;
  /** 0-based. */
  line: number;
}

export function before(a: Stop, b: Stop): boolean {
  return a.note === b.note ? a.line < b.line : a.note < b.note;
}

/**
 * The index of the stop `steps` away from `here` (backwards when negative), going round at either
 * end. `stops` are sorted and not empty; `steps` is not 0.
 */
export function target(stops: readonly Stop[], here: Stop, steps: number): number {
  const behind = stops.filter((stop) => before(stop, here)).length;
  const on = stops.some((stop) => stop.note === here.note && stop.line === here.line);
  // On a stop, `behind` is its index; between two, one step forward leads to that index.
  const index = steps > 0 && !on ? behind + steps - 1 : behind + steps;
  return ((index % stops.length) + stops.length) % stops.length;
}
