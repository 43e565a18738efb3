/** Finding the server's binary and asking its version. Nothing here needs an editor. */
import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

/** Where a binary was found. */
export type Origin = 'setting' | 'bundled' | 'path';

export interface Server {
  binary: string;
  origin: Origin;
}

/** What the search depends on, so that tests can replace it. */
export interface Surroundings {
  platform: NodeJS.Platform;
  home: string;
  env: Record<string, string | undefined>;
  isFile(path: string): boolean;
}

export function surroundings(): Surroundings {
  return {
    platform: process.platform,
    home: os.homedir(),
    env: process.env,
    isFile: (file) => fs.statSync(file, { throwIfNoEntry: false })?.isFile() ?? false,
  };
}

function fileName(around: Surroundings): string {
  return around.platform === 'win32' ? 'mianjing.exe' : 'mianjing';
}

/** `~` at the start is the home directory; a path that is not absolute is none. */
function expanded(setting: string, around: Surroundings): string | undefined {
  const full = setting.replace(/^~(?=$|[/\\])/, around.home);
  return path.isAbsolute(full) ? full : undefined;
}

/** The folders of `$PATH`, and where `cargo install` puts binaries. */
function folders(around: Surroundings): string[] {
  const listed = (around.env['PATH'] ?? '').split(around.platform === 'win32' ? ';' : ':');
  const cargo = around.env['CARGO_HOME'] ?? path.join(around.home, '.cargo');
  return [...listed.filter((folder) => path.isAbsolute(folder)), path.join(cargo, 'bin')];
}

/**
 * The binary to run: the one that the setting names, else the one in the extension, else the
 * first on `$PATH`. A setting that names no file gives none: starting another would surprise.
 */
export function findServer(
  setting: string,
  extension: string,
  around: Surroundings,
): Server | undefined {
  if (setting !== '') {
    const binary = expanded(setting, around);
    return binary !== undefined && around.isFile(binary)
      ? { binary, origin: 'setting' }
      : undefined;
  }
  const bundled = path.join(extension, 'bin', fileName(around));
  if (around.isFile(bundled)) {
    return { binary: bundled, origin: 'bundled' };
  }
  const binary = folders(around)
    .map((folder) => path.join(folder, fileName(around)))
    .find((file) => around.isFile(file));
  return binary === undefined ? undefined : { binary, origin: 'path' };
}

/** `1.2.3` out of `mianjing 1.2.3`; undefined if there is none. */
export function parseVersion(printed: string): string | undefined {
  return /\b(\d+\.\d+\.\d+(?:-[\w.]+)?)/.exec(printed)?.[1];
}

/** Whether a server of one version may serve an extension of the other: same major and minor. */
export function fits(server: string, extension: string): boolean {
  const series = (version: string) => version.split('.').slice(0, 2).join('.');
  return series(server) === series(extension);
}

/** Runs the binary with arguments and gives what it prints; fails with what it complains of. */
export function run(binary: string, args: string[], milliseconds = 30_000): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { timeout: milliseconds, maxBuffer: 256 * 1024 * 1024 };
    execFile(binary, args, options, (problem, printed, complaint) => {
      if (problem) {
        reject(new Error(complaint.trim() || problem.message));
      } else {
        resolve(printed);
      }
    });
  });
}

/** The version of a binary; undefined when it does not start or is not ours. */
export async function versionOf(binary: string): Promise<string | undefined> {
  try {
    return parseVersion(await run(binary, ['--version'], 10_000));
  } catch {
    return undefined;
  }
}

/** The names of the subcommands in what `mianjing --help` prints. */
export function parseSubcommands(help: string): string[] {
  const list = /^Commands:\n((?: .*\n|\n)*)/m.exec(`${help}\n`)?.[1] ?? '';
  return [...list.matchAll(/^ {2}([a-z-]+)/gm)].map((match) => match[1] ?? '');
}

/** What else the binary can do; a server that is older than the extension may lack some of it. */
export async function subcommandsOf(binary: string): Promise<string[]> {
  try {
    return parseSubcommands(await run(binary, ['--lang', 'en', '--help'], 10_000));
  } catch {
    return [];
  }
}
