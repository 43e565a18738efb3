/** The running server: started, stopped and asked from here alone. */
import * as vscode from 'vscode';
import { ExecuteCommandRequest, type LanguageClient } from 'vscode-languageclient/node';
import { createClient } from './client';
import {
  type Jump,
  LISTED,
  type Question,
  type Questions,
  RELATED,
  REPORT,
  REVIEW,
  type Report,
  type ReportParams,
  type Review,
  type ReviewParams,
  SEARCH,
  type Tally,
  UNANSWERED,
  type Unanswered,
} from './protocol';
import { type Server, findServer, fits, subcommandsOf, surroundings, versionOf } from './server';

export class Session implements vscode.Disposable {
  private client: LanguageClient | undefined;
  private found: Server | undefined;
  private version: string | undefined;
  private readonly changed = new vscode.EventEmitter<void>();

  /** The server has started or stopped, or what the notes say may have changed. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly output: vscode.LogOutputChannel,
  ) {}

  /** The client, once it runs. */
  get running(): LanguageClient | undefined {
    return this.client?.isRunning() === true ? this.client : undefined;
  }

  /** The binary in use, for the commands that run it by themselves. */
  get binary(): string | undefined {
    return this.found?.binary;
  }

  /** A line for people: what runs, from where. */
  describe(): string {
    if (this.found === undefined) return vscode.l10n.t('No server found');
    const state = this.running ? vscode.l10n.t('running') : vscode.l10n.t('stopped');
    return `mianjing ${this.version ?? '?'} (${this.found.origin}: ${this.found.binary}), ${state}`;
  }

  async start(): Promise<void> {
    const setting = vscode.workspace.getConfiguration('mianjing').get('server.path', '');
    this.found = findServer(setting, this.context.extensionPath, surroundings());
    if (this.found === undefined) {
      await offerHelp(setting);
      return;
    }
    this.version = await versionOf(this.found.binary);
    if (this.version === undefined) {
      await offerHelp(this.found.binary);
      return;
    }
    this.warnOfVersion(this.version, this.found.binary);
    await showCommandsOf(this.found.binary);
    this.client = createClient(this.found.binary, this.context, this.output);
    await this.client.start();
    this.output.info(this.describe());
    this.changed.fire();
  }

  async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    await client?.dispose();
    this.changed.fire();
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** Tells views to ask anew. */
  touch(): void {
    this.changed.fire();
  }

  /** Questions for a query; none while the server does not run. */
  async search(
    query: string,
    limit: number,
    token?: vscode.CancellationToken,
  ): Promise<Question[]> {
    const found = await this.running?.sendRequest<Questions | null>(
      SEARCH,
      { query, limit },
      token,
    );
    return found?.items ?? [];
  }

  /** What has no answer, most asked first, at most `LISTED`; none while the server does not run. */
  async unanswered(): Promise<Question[]> {
    return (await this.open(LISTED))?.items ?? [];
  }

  /** The counts of all notes; nothing while the server does not run. */
  async tally(): Promise<Tally | undefined> {
    return (await this.open(0))?.tally;
  }

  private open(limit: number): Promise<Unanswered | undefined> {
    return this.ask(UNANSWERED, { limit });
  }

  /**
   * Has the server show the next unanswered question behind a place, or the one before it, through
   * this note and the others. Gives false when there is none.
   */
  async jump(command: Jump, uri?: vscode.Uri, position?: vscode.Position): Promise<boolean> {
    const client = this.running;
    if (client === undefined) return true;
    const at = uri &&
      position && {
        textDocument: { uri: client.code2ProtocolConverter.asUri(uri) },
        position: client.code2ProtocolConverter.asPosition(position),
      };
    return (await this.execute(command, { by: 'place', ...at })) !== undefined;
  }

  /** Where else the question at a place was asked. */
  async related(uri: vscode.Uri, position: vscode.Position): Promise<Question[]> {
    const client = this.running;
    const found = await client?.sendRequest<Questions | null>(RELATED, {
      textDocument: { uri: client.code2ProtocolConverter.asUri(uri) },
      position: client.code2ProtocolConverter.asPosition(position),
    });
    return found?.items ?? [];
  }

  /** The card to be asked next; nothing while the server does not run or has no reviews. */
  review(params: ReviewParams): Promise<Review | undefined> {
    return this.ask(REVIEW, params);
  }

  report(params: ReportParams): Promise<Report | undefined> {
    return this.ask(REPORT, params);
  }

  /** Runs a command of the server with one argument, and gives its result. */
  execute<T>(command: string, argument: unknown): Promise<T | undefined> {
    return this.ask(ExecuteCommandRequest.method, { command, arguments: [argument] });
  }

  private async ask<T>(method: string, params: unknown): Promise<T | undefined> {
    return (await this.running?.sendRequest<T | null>(method, params)) ?? undefined;
  }

  dispose(): void {
    void this.stop();
    this.changed.dispose();
  }

  private warnOfVersion(version: string, binary: string): void {
    const own = (this.context.extension.packageJSON as { version: string }).version;
    if (!fits(version, own)) {
      void vscode.window.showWarningMessage(
        vscode.l10n.t(
          'mianjing {0} at {1} does not fit this extension, which is made for {2}. Update the older of the two.',
          version,
          binary,
          own,
        ),
      );
    }
  }
}

/** Says that there is no server and leads to what helps. */
async function offerHelp(path: string): Promise<void> {
  const settings = vscode.l10n.t('Open settings');
  const message =
    path === ''
      ? vscode.l10n.t(
          'mianjing: no server found. Install it with "cargo install mianjing" or name its path in the settings.',
        )
      : vscode.l10n.t('mianjing: {0} is no mianjing server that starts.', path);
  const choice = await vscode.window.showErrorMessage(message, settings);
  if (choice === settings) {
    await vscode.commands.executeCommand('workbench.action.openSettings', 'mianjing.server.path');
  }
}

/** A command that runs the binary by itself is only shown when that has what it needs. */
async function showCommandsOf(binary: string): Promise<void> {
  const there = await subcommandsOf(binary);
  await vscode.commands.executeCommand('setContext', 'mianjing.has.new', there.includes('new'));
}
