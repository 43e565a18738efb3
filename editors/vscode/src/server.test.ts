import { describe, expect, it } from 'vitest';
import { type Surroundings, findServer, fits, parseSubcommands, parseVersion } from './server';

function around(files: string[], env: Record<string, string> = {}): Surroundings {
  return { platform: 'linux', home: '/home/li', env, isFile: (file) => files.includes(file) };
}

describe('the binary', () => {
  const bundled = '/ext/bin/mianjing';
  const onPath = '/usr/bin/mianjing';
  const PATH = '/usr/local/bin:/usr/bin';

  it('is the one that the setting names', () => {
    const found = findServer('~/mj', '/ext', around(['/home/li/mj', bundled]));
    expect(found).toEqual({ binary: '/home/li/mj', origin: 'setting' });
  });

  it('is none when the setting names no file, so that nothing else runs by surprise', () => {
    expect(findServer('/nowhere/mj', '/ext', around([bundled]))).toBeUndefined();
    expect(findServer('mj', '/ext', around(['mj', bundled]))).toBeUndefined();
  });

  it('is the bundled one before the one on the path', () => {
    const found = findServer('', '/ext', around([bundled, onPath], { PATH }));
    expect(found).toEqual({ binary: bundled, origin: 'bundled' });
  });

  it('is the first on the path, never one of the working directory', () => {
    const relative = { PATH: `.:bin:${PATH}` };
    const found = findServer('', '/ext', around(['mianjing', 'bin/mianjing', onPath], relative));
    expect(found).toEqual({ binary: onPath, origin: 'path' });
  });

  it('is where cargo puts it when the path does not tell', () => {
    const cargo = '/home/li/.cargo/bin/mianjing';
    expect(findServer('', '/ext', around([cargo]))).toEqual({ binary: cargo, origin: 'path' });
  });

  it('is missing when it is nowhere', () => {
    expect(findServer('', '/ext', around([], { PATH }))).toBeUndefined();
  });
});

describe('a version', () => {
  it('is read from what the binary prints', () => {
    expect(parseVersion('mianjing 0.1.0\n')).toBe('0.1.0');
    expect(parseVersion('mianjing 1.2.3-beta.1 (linux)')).toBe('1.2.3-beta.1');
    expect(parseVersion('GNU coreutils 9')).toBeUndefined();
  });

  it('fits when major and minor number are the same', () => {
    expect(fits('0.1.4', '0.1.0')).toBe(true);
    expect(fits('0.2.0', '0.1.0')).toBe(false);
    expect(fits('1.1.0', '0.1.0')).toBe(false);
  });
});

it('reads the subcommands from the help', () => {
  const help =
    'mianjing\n\nCommands:\n  serve   Start\n          [x]\n  report  Write\n\nOptions:\n  -h\n';
  expect(parseSubcommands(help)).toEqual(['serve', 'report']);
  expect(parseSubcommands('')).toEqual([]);
});
