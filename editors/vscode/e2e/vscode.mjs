// A fresh VS Code on a copy of some notes, shown in Chromium; gone when the work is done.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const SERVER = join(process.env.VSCODE, 'lib/vscode/out/server-main.js');

const SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.reduceMotion': 'on',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.enabled': false,
  'git.enabled': false,
  'window.commandCenter': false,
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'editor.fontFamily': "'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', 'Noto Color Emoji', monospace",
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
  'editor.unicodeHighlight.ambiguousCharacters': false,
  'editor.wordBasedSuggestions': 'off',
  '[markdown]': { 'editor.quickSuggestions': { other: 'on', comments: 'on', strings: 'on' } },
};

const CHROMIUM = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Waits until `check` gives something; what it throws counts as not yet. */
export async function until(what, check, seconds = 60) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await Promise.resolve()
      .then(check)
      .catch(() => undefined);
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/**
 * Runs `use` with a page on VS Code. `options`: `notes` is copied before it is opened; `vsix` is
 * installed; `query` is added to the page's address; `prepare` gets the page before it loads;
 * `settings` and `size` override the defaults; `asksForTrust` opens the folder untrusted.
 */
export async function withVsCode(options, use) {
  const work = mkdtempSync(join(tmpdir(), 'mianjing-vscode-'));
  const notes = join(work, 'notes');
  const user = join(work, 'user');
  cpSync(options.notes, notes, { recursive: true });
  mkdirSync(join(user, 'User'), { recursive: true });
  const settings = JSON.stringify({ ...SETTINGS, ...options.settings });
  writeFileSync(join(user, 'User/settings.json'), settings);
  const places = ['--server-data-dir', join(work, 'data'), '--user-data-dir', user];
  places.push('--extensions-dir', join(work, 'extensions'));
  if (options.vsix) {
    const install = [SERVER, ...places, '--install-extension', options.vsix];
    execFileSync(process.execPath, install, { stdio: 'pipe' });
  }
  const port = await freePort();
  const log = [];
  if (!options.asksForTrust) places.push('--disable-workspace-trust');
  const server = serve(places, port, log);
  let browser;
  try {
    const address = `http://127.0.0.1:${port}`;
    await until('VS Code', async () => (await fetch(`${address}/version`)).ok);
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: CHROMIUM,
    });
    const page = await openPage(browser, options);
    const query = new URLSearchParams({ folder: notes, ...options.query?.(port) });
    await page.goto(`${address}/?${query}`, { timeout: 120_000 });
    return await use({ page, notes, port });
  } catch (problem) {
    console.error(log.join('').split('\n').slice(-20).join('\n'));
    throw problem;
  } finally {
    await browser?.close().catch(() => {});
    await end(server);
    rmSync(work, { recursive: true, force: true, maxRetries: 5 });
  }
}

function serve(places, port, log) {
  const args = [SERVER, ...places, '--host', '127.0.0.1', '--port', String(port)];
  args.push('--without-connection-token', '--accept-server-license-terms');
  args.push('--enable-smoke-test-driver', '--telemetry-level', 'off');
  const server = spawn(process.execPath, args, {
    // A group of its own, so that its end takes the extension host and our server with it.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  server.stdout.on('data', (text) => log.push(String(text)));
  server.stderr.on('data', (text) => log.push(String(text)));
  return server;
}

async function openPage(browser, options) {
  const context = await browser.newContext({
    viewport: options.size ?? { width: 1280, height: 800 },
    locale: options.locale ?? 'en-US',
    reducedMotion: 'reduce',
  });
  // The test must hold without a network, and VS Code must not slow it down by trying.
  const isLocal = (url) => ['127.0.0.1', 'localhost'].includes(url.hostname);
  await context.route(
    (url) => !isLocal(url),
    (route) => route.abort(),
  );
  const page = await context.newPage();
  await options.prepare?.(page);
  return page;
}

async function end(server) {
  const gone = new Promise((resolve) => server.once('exit', resolve));
  for (const signal of ['SIGTERM', 'SIGKILL']) {
    if (server.exitCode !== null || server.signalCode !== null) return;
    process.kill(-server.pid, signal);
    await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 2000))]);
  }
}
