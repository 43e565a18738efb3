/** A list of questions to choose from, which shows each one in its note while one moves through it. */
import * as vscode from 'vscode';
import { toLocation } from './places';
import type { Question } from './protocol';
import { context, place, sign } from './question';

interface Item extends vscode.QuickPickItem {
  question: Question;
}

function item(question: Question): Item {
  return {
    label: `${sign(question)} ${question.text}`,
    description: context(question),
    detail: place(question),
    // The server has ranked and matched (pinyin, marks, companies); the editor's own filter,
    // which only sees letters of the label, must not drop anything.
    alwaysShow: true,
    question,
  };
}

/** Where the user was, to go back to when nothing is chosen. */
class Origin {
  private readonly editor = vscode.window.activeTextEditor;
  private readonly selections = this.editor?.selections;

  async restore(): Promise<void> {
    if (this.editor === undefined || this.selections === undefined) return;
    const shown = await vscode.window.showTextDocument(
      this.editor.document,
      this.editor.viewColumn ?? vscode.ViewColumn.Active,
    );
    shown.selections = this.selections;
    shown.revealRange(shown.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }
}

/** Shows questions in a preview tab, with the wording marked. */
class Preview implements vscode.Disposable {
  private readonly marked = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.findMatchHighlightBackground'),
  });
  private wanted = 0;

  async show(question: Question): Promise<void> {
    const turn = ++this.wanted;
    const { uri, range } = toLocation(question.location);
    const note = await vscode.workspace.openTextDocument(uri);
    if (turn !== this.wanted) return;
    const editor = await vscode.window.showTextDocument(note, {
      preview: true,
      preserveFocus: true,
    });
    editor.setDecorations(this.marked, [range]);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  dispose(): void {
    this.wanted = -1;
    this.marked.dispose();
  }
}

export interface PickerOptions {
  title: string;
  placeholder: string;
  /** Text to start with. */
  query?: string;
  /** Asked anew at every key; a list that is fixed ignores the query. */
  fetch(query: string, token: vscode.CancellationToken): Promise<Question[]>;
  /** Whether the editor filters by the typed text, because `fetch` does not. */
  fixed?: boolean;
}

/** Lets the user choose; resolves when the list is gone, with the chosen question if any. */
export function pickQuestion(options: PickerOptions): Promise<Question | undefined> {
  const list = vscode.window.createQuickPick<Item>();
  // Known to every version of the editor and not in its typings: keep the server's order.
  (list as { sortByLabel?: boolean }).sortByLabel = false;
  list.title = options.title;
  list.placeholder = options.placeholder;
  list.value = options.query ?? '';
  list.matchOnDescription = list.matchOnDetail = options.fixed === true;
  const origin = new Origin();
  const preview = new Preview();
  let asking = new vscode.CancellationTokenSource();
  let chosen: Question | undefined;

  const ask = async (query: string) => {
    asking.cancel();
    asking = new vscode.CancellationTokenSource();
    const token = asking.token;
    list.busy = true;
    try {
      const questions = await options.fetch(query, token);
      if (token.isCancellationRequested) return;
      list.items = questions.map((question) => ({
        ...item(question),
        alwaysShow: options.fixed !== true,
      }));
    } catch (problem) {
      if (!token.isCancellationRequested) throw problem;
    } finally {
      if (!token.isCancellationRequested) list.busy = false;
    }
  };

  return new Promise((resolve) => {
    list.onDidChangeValue((query) => {
      if (options.fixed !== true) void ask(query);
    });
    list.onDidChangeActive(([active]) => {
      if (active !== undefined) void preview.show(active.question);
    });
    list.onDidAccept(() => {
      chosen = list.activeItems[0]?.question;
      list.hide();
    });
    list.onDidHide(() => {
      asking.cancel();
      preview.dispose();
      list.dispose();
      if (chosen === undefined) void origin.restore();
      resolve(chosen);
    });
    list.show();
    void ask(list.value);
  });
}
