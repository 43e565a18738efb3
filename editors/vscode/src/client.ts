/** The options of the language client. */
import * as vscode from 'vscode';
import {
  DidChangeConfigurationNotification,
  type FeatureState,
  LanguageClient,
  type LanguageClientOptions,
  type ServerCapabilities,
  type ServerOptions,
  type StaticFeature,
} from 'vscode-languageclient/node';
import { middleware } from './middleware';
import { settingsFor } from './settings';

/** The notes: Markdown files, and those not yet saved. */
export const NOTES: vscode.DocumentSelector = [
  { language: 'markdown', scheme: 'file' },
  { language: 'markdown', scheme: 'untitled' },
];

export function createClient(
  binary: string,
  context: vscode.ExtensionContext,
  output: vscode.LogOutputChannel,
): LanguageClient {
  const server: ServerOptions = { command: binary, args: ['serve'] };
  const options: LanguageClientOptions = {
    documentSelector: [
      { language: 'markdown', scheme: 'file' },
      { language: 'markdown', scheme: 'untitled' },
    ],
    // Settings are asked for once the server runs; what it says first is in this language, too.
    initializationOptions: () => {
      const settings = vscode.workspace.getConfiguration('mianjing');
      return settingsFor(['language'], (key) => settings.inspect(key));
    },
    outputChannel: output,
    traceOutputChannel: output,
    diagnosticCollectionName: 'mianjing',
    middleware: middleware(context, () =>
      client.sendNotification(DidChangeConfigurationNotification.type, { settings: null }),
    ),
    markdown: { isTrusted: false, supportHtml: false },
  };
  const client: LanguageClient = new LanguageClient('mianjing', 'mianjing', server, options);
  client.registerFeature(new OwnCommands(context));
  return client;
}

/**
 * Keeps the client library from registering commands of the server under names that the extension
 * has registered itself; the second registration would fail and the server not start.
 */
class OwnCommands implements StaticFeature {
  constructor(private readonly context: vscode.ExtensionContext) {}

  preInitialize(capabilities: ServerCapabilities): void {
    const provider = capabilities.executeCommandProvider;
    if (provider !== undefined) {
      const own = ownCommands(this.context);
      provider.commands = provider.commands.filter((command) => !own.has(command));
    }
  }

  initialize(): void {
    // The library registers what is left.
  }

  fillClientCapabilities(): void {
    // Nothing of its own.
  }

  getState(): FeatureState {
    return { kind: 'static' };
  }

  clear(): void {
    // Nothing is held.
  }
}

interface Manifest {
  contributes: { commands: { command: string }[] };
}

function ownCommands(context: vscode.ExtensionContext): Set<string> {
  const manifest = context.extension.packageJSON as Manifest;
  return new Set(manifest.contributes.commands.map((entry) => entry.command));
}
