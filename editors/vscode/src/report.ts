/** The report of a folder: interviews over time, coverage by topic, what is asked most. */
import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { withPolicy } from './csp';
import { run } from './server';

/** Has the binary write the page for `folder`, and gives it. */
async function page(binary: string, folder: string): Promise<string> {
  const place = await fs.mkdtemp(path.join(os.tmpdir(), 'mianjing-'));
  try {
    const file = path.join(place, 'report.html');
    await run(binary, ['report', '--output', file, folder]);
    return await fs.readFile(file, 'utf8');
  } finally {
    await fs.rm(place, { recursive: true });
  }
}

/** The folder of the open note, the only one, or the one that the user picks. */
export async function noteFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const open = vscode.window.activeTextEditor?.document.uri;
  const folders = vscode.workspace.workspaceFolders ?? [];
  return (
    (open && vscode.workspace.getWorkspaceFolder(open)) ??
    (folders.length > 1 ? await vscode.window.showWorkspaceFolderPick() : folders[0])
  );
}

export async function showReport(binary: string, folder: vscode.WorkspaceFolder): Promise<void> {
  const title = vscode.l10n.t('Interview report: {0}', folder.name);
  const html = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title },
    () => page(binary, folder.uri.fsPath),
  );
  const panel = vscode.window.createWebviewPanel(
    'mianjing.report',
    title,
    vscode.ViewColumn.Active,
    {
      // Only what the policy names by its hash runs; nothing is loaded from anywhere.
      enableScripts: true,
      localResourceRoots: [],
      enableCommandUris: false,
      enableFindWidget: true,
    },
  );
  panel.webview.html = withPolicy(html);
}
