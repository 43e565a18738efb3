import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** Every text given to `vscode.l10n.t`. */
function texts(): string[] {
  const sources = readdirSync(__dirname).filter((name) => /(?<!\.test)\.ts$/.test(name));
  const found = sources.flatMap((name) => {
    const source = readFileSync(join(__dirname, name), 'utf8');
    return [...source.matchAll(/l10n\.t\(\s*(['"])((?:\\.|(?!\1).)*)\1/g)];
  });
  return found.map((match) => match[2] ?? '').sort();
}

it('every text of the extension has its Chinese', () => {
  const file = join(__dirname, '../l10n/bundle.l10n.zh-cn.json');
  const bundle = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  expect(Object.keys(bundle).sort()).toEqual([...new Set(texts())]);
});

it('every page of the walkthrough has its Chinese, under the name that VS Code looks for', () => {
  const folder = join(__dirname, '../walkthrough');
  const pages = readdirSync(folder).filter((name) => !name.includes('.nls.'));
  expect(pages.length).toBeGreaterThan(0);
  for (const page of pages) {
    const chinese = join(folder, page.replace(/\.md$/, '.nls.zh-cn.md'));
    expect(existsSync(chinese), chinese).toBe(true);
  }
});
