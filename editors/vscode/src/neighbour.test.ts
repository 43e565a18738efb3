import { describe, expect, it } from 'vitest';
import { leavesCompletion, leavesDiagnostic, leavesHover, standingIn, typingIn } from './neighbour';

describe('typing', () => {
  it.each([
    ['见 [缓存](八股/缓', 'markdown-link'],
    ['🚕 见 [缓存](缓存.md#', 'markdown-link'],
    ['![图](images/', 'image'],
    ['[图]: images/', 'markdown-link'],
    ['见 [[缓存#', 'other'],
    ['2. 怎么解决？❌ #缓', 'other'],
    ['[缓存](缓存.md) 和 #', 'other'],
  ])('%s', (before, spot) => {
    expect(typingIn(before)).toBe(spot);
  });
});

describe('standing', () => {
  const line = '🚕 [缓存](八股/缓存.md) 与 [[Go]] 与 ![图](a.png)';

  it('tells links, wiki-links and images apart', () => {
    expect(standingIn(line, line.indexOf('缓存'))).toBe('markdown-link');
    expect(standingIn(line, line.indexOf('Go'))).toBe('other');
    expect(standingIn(line, line.indexOf('a.png'))).toBe('image');
    expect(standingIn(line, 0)).toBe('other');
  });
});

describe('beside the other extension', () => {
  const on = { present: true, suggestsPaths: true, validates: true };
  const gone = { present: false, suggestsPaths: true, validates: true };

  it('paths are completed once', () => {
    expect(leavesCompletion(on, '[a](b')).toBe(true);
    expect(leavesCompletion({ ...on, suggestsPaths: false }, '[a](b')).toBe(false);
    expect(leavesCompletion(gone, '[a](b')).toBe(false);
    expect(leavesCompletion(on, '[[b')).toBe(false);
  });

  it('images are previewed once', () => {
    expect(leavesHover(on, '![图](a.png)', 3)).toBe(true);
    expect(leavesHover(gone, '![图](a.png)', 3)).toBe(false);
  });

  it('broken links are reported once, and broken wiki-links always', () => {
    expect(leavesDiagnostic(on, 'broken-link', '[a](b.md)')).toBe(true);
    expect(leavesDiagnostic(on, 'broken-link', '[[b]]')).toBe(false);
    expect(leavesDiagnostic(on, 'unanswered-question', '锁')).toBe(false);
    expect(leavesDiagnostic({ ...on, validates: false }, 'broken-link', '[a](b.md)')).toBe(false);
  });
});
