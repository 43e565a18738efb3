/** The status bar item: how many questions of the folder still want an answer. */
import * as vscode from 'vscode';
import { EVERYTHING, UNANSWERED } from './protocol';
import type { Session } from './session';

export class Tally implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem(
    'mianjing.tally',
    vscode.StatusBarAlignment.Left,
  );

  constructor(private readonly session: Session) {
    this.item.name = 'mianjing';
    this.item.command = 'mianjing.study';
  }

  async update(): Promise<void> {
    const wanted = vscode.workspace.getConfiguration('mianjing').get<boolean>('statusBar', true);
    if (!wanted || this.session.running === undefined) {
      this.item.hide();
      return;
    }
    const questions = await this.session.search(UNANSWERED, EVERYTHING);
    const failed = questions.filter((question) => question.mark === 'fail').length;
    const open = questions.length - failed;
    this.item.text = `$(comment-unresolved) ❌ ${failed} · ❔ ${open}`;
    this.item.tooltip = vscode.l10n.t(
      '{0} questions marked ❌ and {1} others have no answer. Click for the list.',
      failed,
      open,
    );
    this.item.show();
  }

  dispose(): void {
    this.item.dispose();
  }
}
