/** The report of a folder: interviews over time, coverage by topic, what is asked most. */
import * as vscode from 'vscode';
import { withPolicy } from './csp';
import type { Report } from './protocol';
import type { Session } from './session';

/** The folder of the open note, the only one, or the one that the user picks. */
export async function noteFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const open = vscode.window.activeTextEditor?.document.uri;
  const folders = vscode.workspace.workspaceFolders ?? [];
  return (
    (open && vscode.workspace.getWorkspaceFolder(open)) ??
    (folders.length > 1 ? await vscode.window.showWorkspaceFolderPick() : folders[0])
  );
}

/** What the page says when a link to a note is followed. */
interface Followed {
  open: string;
  /** 0-based. */
  line: number;
}

function isFollowed(message: unknown): message is Followed {
  const { open, line } = (message ?? {}) as Partial<Followed>;
  return typeof open === 'string' && typeof line === 'number';
}

/** Opens a note of this workspace; a page that names any other file is not obeyed. */
async function follow({ open, line }: Followed): Promise<void> {
  const uri = vscode.Uri.parse(open);
  if (vscode.workspace.getWorkspaceFolder(uri) === undefined) return;
  const place = new vscode.Range(line, 0, line, 0);
  await vscode.window.showTextDocument(uri.with({ fragment: '' }), {
    selection: place,
    viewColumn: vscode.ViewColumn.Beside,
  });
}

/** How long to wait before a report of a folder that is still being read is asked for again. */
const AGAIN_MS = 200;

/** The report of the whole folder; nothing once the user gave up waiting. */
async function whole(
  session: Session,
  folder: vscode.WorkspaceFolder,
  token: vscode.CancellationToken,
): Promise<Report | undefined> {
  while (!token.isCancellationRequested) {
    const report = await session.report({ folder: folder.uri.toString(), format: 'html' });
    if (report?.isIncomplete !== true) return report;
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
  return undefined;
}

export async function showReport(session: Session, folder: vscode.WorkspaceFolder): Promise<void> {
  const report = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Writing the report'),
      cancellable: true,
    },
    (_, token) => whole(session, folder, token),
  );
  if (report === undefined) return;
  const panel = vscode.window.createWebviewPanel(
    'mianjing.report',
    report.title,
    vscode.ViewColumn.Active,
    {
      // Only what the policy names by its hash runs; nothing is loaded from anywhere.
      enableScripts: true,
      localResourceRoots: [],
      enableCommandUris: false,
      enableFindWidget: true,
      // A filter that was typed and the place in the page stay.
      retainContextWhenHidden: true,
    },
  );
  panel.webview.onDidReceiveMessage((message: unknown) => {
    if (isFollowed(message)) void follow(message);
  });
  panel.webview.html = withPolicy(report.text);
}
