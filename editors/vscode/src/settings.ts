/** The settings sent to the server: only what somebody set. Nothing here needs an editor. */

/** What `WorkspaceConfiguration.inspect` tells of one key. */
export interface Inspected {
  globalValue?: unknown;
  workspaceValue?: unknown;
  workspaceFolderValue?: unknown;
}

/** Settings of the extension itself, which the server does not know. */
export const OWN = ['server.path', 'trace.server', 'outline', 'statusBar', 'unanswered.groupBy'];

/**
 * The value that was set for a key, the nearest scope first. Tables are merged key by key, as the
 * editor itself does.
 */
function valueSet(inspected: Inspected): unknown {
  const { workspaceFolderValue, workspaceValue, globalValue } = inspected;
  return workspaceFolderValue ?? workspaceValue ?? globalValue;
}

/**
 * A table of the values that the user set, nested at the dots of their keys. Defaults are left
 * out: sent as if they were set, they would override the folder's `.mianjing.toml`.
 */
export function settingsFor(
  keys: readonly string[],
  inspect: (key: string) => Inspected | undefined,
): Record<string, unknown> {
  const settings: Record<string, unknown> = {};
  for (const key of keys) {
    const value = OWN.includes(key) ? undefined : valueSet(inspect(key) ?? {});
    if (value !== undefined && value !== null) {
      insert(settings, key.split('.'), value);
    }
  }
  return settings;
}

function insert(into: Record<string, unknown>, path: string[], value: unknown): void {
  const [first, ...rest] = path;
  if (first === undefined) return;
  if (rest.length === 0) {
    into[first] = value;
    return;
  }
  const table = (into[first] ??= {}) as Record<string, unknown>;
  insert(table, rest, value);
}
