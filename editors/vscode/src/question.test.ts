import { expect, it } from 'vitest';
import type { Question } from './protocol';
import { context, noteName, place, sign } from './question';

function question(more: Partial<Question>): Question {
  const position = { line: 4, character: 0 };
  const uri = 'file:///notes/%E7%BC%93%E5%AD%98.md';
  return { text: '锁', location: { uri, range: { start: position, end: position } }, ...more };
}

it('shows the mark, and what has neither mark nor answer', () => {
  expect(sign(question({ mark: 'pass' }))).toBe('✅');
  expect(sign(question({ mark: 'fail', answered: true }))).toBe('❌');
  expect(sign(question({ mark: 'none', answered: false }))).toBe('❔');
  expect(sign(question({ mark: 'none', answered: true }))).toBe('📝');
});

it('leaves out what is not known', () => {
  expect(context(question({ company: '青禾', topic: '' }))).toBe('青禾');
  expect(context(question({ company: '青禾', date: '9.12', topic: 'Go' }))).toBe(
    '青禾 · 9.12 · Go',
  );
});

it('calls a note by its name, whatever the URI holds', () => {
  expect(place(question({}))).toBe('缓存:5');
  expect(noteName('file:///notes/100%.md')).toBe('100%');
});
