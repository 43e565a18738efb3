// Runs e2e/host/index.js inside the extension host. VS Code for the Web takes the same two
// arguments as the desktop does (extensionDevelopmentPath, extensionTestsPath) from its address,
// and reports through two functions of the page.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withVsCode } from './vscode.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const TIMEOUT_MS = 300_000;

let finish;
const finished = new Promise((resolve) => {
  finish = resolve;
});

const code = await withVsCode(
  {
    notes: join(here, 'notes'),
    settings: { 'mianjing.server.path': process.env.MIANJING },
    prepare: async (page) => {
      await page.exposeFunction('codeAutomationLog', (_kind, [text]) => {
        if (String(text).startsWith('» ')) console.log(String(text).slice(2));
      });
      await page.exposeFunction('codeAutomationExit', finish);
    },
    query: (port) => {
      const remote = (path) => `vscode-remote://127.0.0.1:${port}${path}`;
      return {
        payload: JSON.stringify([
          ['extensionDevelopmentPath', remote(dirname(here))],
          ['extensionTestsPath', remote(join(here, 'host/index.js'))],
          ['skipWelcome', 'true'],
        ]),
      };
    },
  },
  () =>
    Promise.race([
      finished,
      new Promise((resolve) => setTimeout(() => resolve('timeout'), TIMEOUT_MS)),
    ]),
);
console.log(`host tests: ${code === 0 ? 'ok' : `failed (${code})`}`);
process.exit(code === 0 ? 0 : 1);
