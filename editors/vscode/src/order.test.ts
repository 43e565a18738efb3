import { expect, it } from 'vitest';
import { target } from './order';

const stops = [
  { note: 'a', line: 2 },
  { note: 'a', line: 7 },
  { note: 'b', line: 0 },
];

it.each([
  ['before the first', 'a', 0, 1, 0],
  ['on the first', 'a', 2, 1, 1],
  ['between two', 'a', 5, 1, 1],
  ['between two, back', 'a', 5, -1, 0],
  ['back from the first, to the last', 'a', 2, -1, 2],
  ['behind the last, round to the first', 'c', 4, 1, 0],
  ['in no note', '', 0, 1, 0],
])('%s', (_, note, line, steps, wanted) => {
  expect(target(stops, { note, line }, steps)).toBe(wanted);
});
