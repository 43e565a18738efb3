/** Activation: one session, and everything that shows what it knows. */
import * as vscode from 'vscode';
import { commands } from './commands';
import { registerOutline } from './outline';
import { Due, Reviewer, SCHEME } from './review';
import { Session } from './session';
import { Tally } from './tally';
import { UnansweredView } from './tree';

/** How long notes must rest before counts and views are brought up to date. */
const REST_MS = 500;

/** Settings that only a new process notices. */
const NEEDS_RESTART = ['mianjing.server.path'];

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel('mianjing', { log: true });
  const session = new Session(context, output);
  const tally = new Tally(session);
  const due = new Due(session);
  const reviewer = new Reviewer(session);
  const view = new UnansweredView(session);
  const refresh = rested(() => {
    view.refresh();
    Promise.all([tally.update(), due.update()]).catch((problem: unknown) => {
      output.warn(String(problem));
    });
  });
  context.subscriptions.push(
    output,
    session,
    tally,
    due,
    reviewer,
    refresh,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, reviewer),
    vscode.languages.registerCodeLensProvider({ scheme: SCHEME }, reviewer),
    vscode.languages.registerDocumentLinkProvider({ scheme: SCHEME }, reviewer),
    reviewer.onDidGrade(refresh.soon),
    registerOutline(session),
    view,
    session.onDidChange(refresh.soon),
    vscode.languages.onDidChangeDiagnostics(refresh.soon),
    vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document.languageId === 'markdown') refresh.soon();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (NEEDS_RESTART.some((key) => event.affectsConfiguration(key))) void session.restart();
      if (event.affectsConfiguration('mianjing')) refresh.soon();
    }),
    ...Object.entries({ ...commands(session, output), ...reviewer.commands() }).map(
      ([name, command]) => vscode.commands.registerCommand(`mianjing.${name}`, command),
    ),
  );
  await session.start();
}

interface Rested {
  soon: () => void;
  dispose: () => void;
}

/** Runs `action` once nothing has asked for it for a moment. */
function rested(action: () => void): Rested {
  let timer: NodeJS.Timeout | undefined;
  return {
    soon: () => {
      clearTimeout(timer);
      timer = setTimeout(action, REST_MS);
    },
    dispose: () => {
      clearTimeout(timer);
    },
  };
}
