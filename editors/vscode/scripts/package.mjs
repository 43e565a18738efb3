// Packs a .vsix for one platform with the server's binary inside.
//
//   npm run package -- [--target linux-x64] [--binary ../../target/release/mianjing] [--out FILE]
//
// The target defaults to this machine. Without a binary at the given place it stops.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({
  options: {
    target: { type: 'string', default: `${process.platform}-${process.arch}` },
    binary: { type: 'string' },
    out: { type: 'string' },
  },
});

const name = values.target.startsWith('win32') ? 'mianjing.exe' : 'mianjing';
const binary = values.binary ?? join(here, '../../target/release', name);
if (!existsSync(binary)) {
  console.error(`${binary} is missing: run cargo build --release, or name one with --binary`);
  process.exit(1);
}

rmSync(join(here, 'bin'), { recursive: true, force: true });
mkdirSync(join(here, 'bin'));
copyFileSync(binary, join(here, 'bin', name));
chmodSync(join(here, 'bin', name), 0o755);
for (const licence of ['LICENSE-MIT', 'LICENSE-APACHE']) {
  copyFileSync(join(here, '../..', licence), join(here, licence));
}

const run = (command, args) => execFileSync(command, args, { cwd: here, stdio: 'inherit' });
run('node', ['esbuild.mjs']);
run(join(here, 'node_modules/.bin/vsce'), [
  'package',
  '--no-dependencies',
  '--allow-missing-repository',
  '--skip-license',
  '--target',
  values.target,
  '--out',
  values.out ?? `mianjing-${values.target}.vsix`,
]);
