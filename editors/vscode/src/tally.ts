/** The status bar item: how many questions of the folder still want an answer. */
import * as vscode from 'vscode';
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
    const tally = await this.session.tally();
    if (tally === undefined) return;
    this.item.text = `$(comment-unresolved) ${tally.failedUnanswered} ❌`;
    this.item.tooltip = vscode.l10n.t(
      '{0} questions in {1} interviews: {2} ✅, {3} ❌; {4} marked ❌ and {5} in all have no answer. Click for the list.',
      tally.questions,
      tally.interviews,
      tally.passed,
      tally.failed,
      tally.failedUnanswered,
      tally.unanswered,
    );
    this.item.show();
  }

  dispose(): void {
    this.item.dispose();
  }
}
