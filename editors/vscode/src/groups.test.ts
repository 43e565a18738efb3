import { expect, it } from 'vitest';
import { group } from './groups';
import type { Question } from './protocol';

function question(text: string, topic: string | undefined, asked: number): Question {
  const position = { line: 0, character: 0 };
  const range = { start: position, end: position };
  const location = { uri: 'file:///a.md', range };
  return { text, asked, location, ...(topic === undefined ? {} : { topic }) };
}

const questions = [
  question('击穿', '缓存', 3),
  question('三次握手', undefined, 1),
  question('map', 'Go', 1),
  question('雪崩', '缓存', 1),
];

const shape = (by: 'topic' | 'frequency') =>
  group(questions, by).map((found) => [found.name, found.questions.map((one) => one.text)]);

it('groups by topic, the fullest first and those without one last', () => {
  expect(shape('topic')).toEqual([
    ['缓存', ['击穿', '雪崩']],
    ['Go', ['map']],
    ['', ['三次握手']],
  ]);
});

it('groups by how often asked, the most first', () => {
  expect(shape('frequency')).toEqual([
    ['3', ['击穿']],
    ['1', ['三次握手', 'map', '雪崩']],
  ]);
});
