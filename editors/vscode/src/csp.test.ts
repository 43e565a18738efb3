import { expect, it } from 'vitest';
import { policy, withPolicy } from './csp';

it('allows the page’s own script and style by hash, and nothing else', () => {
  const page = '<html><head><style>a{}</style></head><body><script>1</script></body></html>';
  const made = policy(page);
  expect(made).toContain("default-src 'none'");
  expect(made).toMatch(/script-src 'sha256-[\w+/=]+';/);
  expect(made).not.toMatch(/script-src[^;]*unsafe/);
  expect(made).not.toContain('http');
});

it('runs nothing in a page without scripts', () => {
  expect(policy('<p onclick="x()">')).toContain("script-src 'none'");
});

it('puts the policy before everything else in the head, in place of another', () => {
  const page =
    '<head lang="zh"><meta http-equiv="Content-Security-Policy" content="x"><title>t</title></head>';
  const made = withPolicy(page);
  expect(made).toMatch(/^<head lang="zh"><meta http-equiv="Content-Security-Policy"/);
  expect(made).not.toContain('content="x"');
});
