// What a person sees in VS Code: squiggles, the Problems panel, hover, completion, the picker,
// quick fixes, the view of unanswered questions, the report. With PICTURES set to a folder, the
// tour runs over examples/ and leaves a picture of each.
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until, withVsCode } from './vscode.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const pictures = process.env.PICTURES;
if (pictures) mkdirSync(pictures, { recursive: true });

// The tour stands on two folders: the small one of the tests, and examples/.
const place = pictures
  ? {
      notes: join(here, '../../../examples'),
      log: '青禾科技.md',
      warned: 'context 是怎么一层层取消的',
      linked: '缓存击穿怎么解决',
      preview: /互斥|singleflight|缓存/,
      pinyin: ['hcjc', '缓存击穿'],
      fix: '连接断开以后',
      complete: ' #',
      tag: '缓存',
    }
  : {
      notes: join(here, 'notes'),
      log: '青禾.md',
      warned: '缓存击穿怎么解决',
      linked: '缓存雪崩怎么办',
      preview: /过期时间加随机值/,
      pinyin: ['scws', '三次握手'],
      fix: '缓存击穿怎么解决',
      complete: ' #g',
      tag: 'go/切片',
    };

let failed = 0;

/** One thing that is to be seen. */
async function see(page, name, look) {
  const begun = Date.now();
  try {
    await look();
    console.log(`ok    ${name} (${Date.now() - begun} ms)`);
  } catch (problem) {
    failed += 1;
    console.log(`FAIL  ${name}\n      ${problem.message.split('\n').slice(0, 3).join('\n      ')}`);
  }
  if (pictures) {
    // Widgets fade in, even with motion reduced.
    await new Promise((resolve) => setTimeout(resolve, 400));
    await page.screenshot({ path: join(pictures, `vscode-${name.replace(/\W+/g, '-')}.png`) });
  }
}

const PATIENCE = { timeout: 60_000 };

/** Runs a command of the palette. */
async function command(page, title) {
  await page.keyboard.press('Escape');
  await page.keyboard.press('F1');
  const box = page.locator('.quick-input-widget input').first();
  await box.waitFor(PATIENCE);
  await box.fill(`>${title}`);
  await page
    .locator('.quick-input-list .monaco-list-row', { hasText: title })
    .first()
    .waitFor(PATIENCE);
  await page.keyboard.press('Enter');
}

/** Opens a note by name; on a loaded machine the first list may stay empty, so it asks again. */
async function open(page, name) {
  const row = page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first();
  await until(name, async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+P');
    const box = page.locator('.quick-input-widget input').first();
    await box.waitFor(PATIENCE);
    await box.fill(name);
    await row.waitFor({ timeout: 10_000 });
    return true;
  });
  await page.keyboard.press('Enter');
  await page.locator('.tab.active', { hasText: name }).waitFor(PATIENCE);
}

/** Puts the cursor into a line that holds `text`, by searching for it. */
async function goTo(page, text) {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+F');
  const box = page.locator('.find-widget.visible textarea').first();
  await box.waitFor(PATIENCE);
  await box.fill(text);
  await page.locator('.find-widget .matchesCount', { hasText: /1 of|1 \// }).waitFor(PATIENCE);
  await page.keyboard.press('Escape');
}

const visible = (page, selector, hasText) => page.locator(selector, { hasText }).first();

async function tour({ page }) {
  const begun = Date.now();
  await page.locator('.explorer-folders-view').waitFor({ timeout: 120_000 });
  await open(page, place.log);
  const opened = Date.now();
  await see(page, 'warnings', async () => {
    await page
      .locator('.squiggly-warning')
      .first()
      .waitFor({ state: 'attached', ...PATIENCE });
    console.log(
      `      first warning ${Date.now() - opened} ms after the note, ${Date.now() - begun} ms after the window`,
    );
  });
  await see(page, 'tally', () => visible(page, '.statusbar-item', /\d+ ❌/).waitFor(PATIENCE));
  await see(page, 'lens', () => visible(page, '.codelens-decoration', '❌').waitFor(PATIENCE));
  await see(page, 'problems', async () => {
    await command(page, 'View: Focus Problems');
    await visible(page, '.markers-panel .monaco-list-row', 'unanswered-question').waitFor(PATIENCE);
  });
  await command(page, 'View: Toggle Panel Visibility').catch(() => {});
  await open(page, place.log);
  await see(page, 'hover', async () => {
    await goTo(page, place.linked);
    await until('the hover', async () => {
      await page.keyboard.press('Control+K');
      await page.keyboard.press('Control+I');
      await visible(page, '.monaco-hover:not(.hidden)', place.preview).waitFor({ timeout: 3000 });
      return true;
    });
  });
  await page.keyboard.press('Escape');
  await see(page, 'quick fix', async () => {
    await goTo(page, place.fix);
    await until('the menu', async () => {
      await page.keyboard.press('Control+.');
      await visible(page, '.action-widget', '✅').waitFor({ timeout: 5000 });
      return true;
    });
  });
  await page.keyboard.press('Escape');
  await see(page, 'completion', async () => {
    await goTo(page, place.warned);
    await page.keyboard.press('End');
    await page.keyboard.type(place.complete, { delay: 50 });
    await until('the list', async () => {
      const list = visible(page, '.suggest-widget.visible .monaco-list-row', place.tag);
      if (!(await list.isVisible())) await page.keyboard.press('Control+Space');
      await list.waitFor({ timeout: 3000 });
      return true;
    });
  });
  await page.keyboard.press('Escape');
  await until('the note as it was', async () => {
    await page.keyboard.press('Control+Z');
    return !(await page.locator('.tab.active.dirty').isVisible());
  });
  await see(page, 'picker', async () => {
    await command(page, 'mianjing: Find a question');
    const box = page.locator('.quick-input-widget input').first();
    await box.fill(place.pinyin[0]);
    await visible(page, '.quick-input-list .monaco-list-row', place.pinyin[1]).waitFor(PATIENCE);
    // The note is shown while one moves through the list.
    await visible(page, '.view-line', place.pinyin[1]).waitFor(PATIENCE);
  });
  await page.keyboard.press('Escape');
  await see(page, 'outline', async () => {
    await open(page, place.log);
    await command(page, 'Explorer: Focus on Outline View');
    // The list is short; only its first rows exist.
    await visible(page, '.outline-pane .monaco-list-row', '自我介绍').waitFor(PATIENCE);
  });
  await see(page, 'unanswered view', async () => {
    await command(page, 'Focus on Unanswered questions View');
    const groups = page.locator('.pane-body .monaco-list-row[aria-level="1"]');
    await groups.first().waitFor(PATIENCE);
    await groups.last().click();
    await visible(page, '.monaco-list-row[aria-level="2"]', '❌').waitFor(PATIENCE);
  });
  await see(page, 'review', async () => {
    await command(page, 'mianjing: Review due questions');
    await visible(page, '.codelens-decoration a', 'Show the answer').waitFor(PATIENCE);
    await page.keyboard.press('Space');
    await visible(page, '.codelens-decoration a', /^3 Good/).waitFor(PATIENCE);
  });
  await see(page, 'due', () => visible(page, '.statusbar-item', /\d+ (new|due)/).waitFor(PATIENCE));
  await see(page, 'graded', async () => {
    await page.keyboard.press('3');
    await visible(page, '.view-line', /1\sdone\stoday/).waitFor(PATIENCE);
  });
  await see(page, 'new interview', async () => {
    await command(page, 'mianjing: New interview');
    for (const answer of ['云帆科技', '一面']) {
      const box = page.locator('.quick-input-widget input').first();
      await until('the question', async () => (await box.inputValue()) === '');
      await box.fill(answer);
      await page.keyboard.press('Enter');
    }
    await page.locator('.tab.active', { hasText: '云帆科技' }).waitFor(PATIENCE);
  });
  await see(page, 'report', async () => {
    await command(page, 'mianjing: Show report');
    const inner = page.frameLocator('iframe.webview').frameLocator('iframe');
    await inner.locator('h1').first().waitFor(PATIENCE);
  });
  const report = page.frameLocator('iframe.webview').frameLocator('iframe');
  await see(page, 'report filtered', async () => {
    const rows = report.locator('[data-row]:visible');
    const all = await rows.count();
    const word = (await rows.last().innerText()).trim().split(/\s+/)[0];
    await report.locator('#filter').fill(word);
    await until('fewer rows', async () => (await rows.count()) < all);
    for (const text of await rows.allInnerTexts()) {
      if (!text.includes(word)) throw new Error(`${word} is not in ${text}`);
    }
    await report.locator('#filter').fill('没有这样的题');
    await report.locator('#nothing').waitFor(PATIENCE);
    await report.locator('#filter').fill('');
    await until('all rows again', async () => (await rows.count()) === all);
  });
  await see(page, 'report followed', async () => {
    const link = report.locator('a[data-uri]:visible').first();
    const name = decodeURIComponent((await link.getAttribute('data-uri')).split('/').at(-1));
    const line = Number(await link.getAttribute('data-line')) + 1;
    await link.click();
    await page.locator('.tab.active', { hasText: name }).waitFor(PATIENCE);
    await visible(page, '.statusbar-item', new RegExp(`Ln ${line}, Col 1`)).waitFor(PATIENCE);
  });
}

/** A folder that is not trusted names a server of its own, which must not be started. */
async function untrusted({ page, notes }) {
  await page.locator('.explorer-folders-view').waitFor({ timeout: 120_000 });
  await open(page, place.log);
  await see(page, 'restricted mode', () =>
    visible(page, '.statusbar-item', /Restricted Mode/).waitFor(PATIENCE),
  );
  await see(page, 'untrusted warnings', () =>
    page
      .locator('.squiggly-warning')
      .first()
      .waitFor({ state: 'attached', ...PATIENCE }),
  );
  await see(page, 'untrusted server', () => {
    if (existsSync(join(notes, 'started'))) throw new Error("the folder's own server was started");
  });
}

/** The notes of the tour with a setting that names a program of the folder. */
function trap() {
  const folder = mkdtempSync(join(tmpdir(), 'mianjing-trap-'));
  cpSync(place.notes, folder, { recursive: true });
  mkdirSync(join(folder, '.vscode'));
  writeFileSync(join(folder, 'server'), `#!/bin/sh\ntouch "${join(folder, 'started')}"\n`);
  chmodSync(join(folder, 'server'), 0o755);
  const settings = JSON.stringify({ 'mianjing.server.path': join(folder, 'server') });
  writeFileSync(join(folder, '.vscode/settings.json'), settings);
  return folder;
}

if (!pictures) {
  const folder = trap();
  await withVsCode(
    {
      notes: folder,
      vsix: process.env.VSIX,
      asksForTrust: true,
      settings: {
        'security.workspace.trust.enabled': true,
        'security.workspace.trust.startupPrompt': 'never',
      },
    },
    ({ page }) => untrusted({ page, notes: folder }),
  );
  rmSync(folder, { recursive: true });
}

await withVsCode(
  {
    notes: place.notes,
    vsix: process.env.VSIX,
    settings: {
      'markdown.suggest.paths.enabled': true,
      'workbench.colorTheme': process.env.THEME ?? 'Default Light Modern',
    },
    size: { width: 1200, height: 720 },
  },
  tour,
);
console.log(failed === 0 ? 'screen tests: ok' : `screen tests: ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
