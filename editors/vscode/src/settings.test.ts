import { expect, it } from 'vitest';
import { type Inspected, settingsFor } from './settings';

function settings(values: Record<string, Inspected>): Record<string, unknown> {
  return settingsFor(Object.keys(values), (key) => values[key]);
}

it('sends what was set and no defaults, which would override the folder’s file', () => {
  const sent = settings({
    language: { globalValue: 'zh' },
    debounce: {},
    'severity.broken-link': { globalValue: 'hint', workspaceValue: 'off' },
    'severity.config': { workspaceFolderValue: 'error' },
  });
  expect(sent).toEqual({ language: 'zh', severity: { 'broken-link': 'off', config: 'error' } });
});

it('keeps the extension’s own settings to itself', () => {
  expect(
    settings({ 'server.path': { globalValue: '/x' }, outline: { globalValue: 'off' } }),
  ).toEqual({});
});
