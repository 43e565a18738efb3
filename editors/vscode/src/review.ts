/** Reviewing what is due: one question at a time in a document of its own, graded by lens or key. */
import * as vscode from 'vscode';
import { openQuestion, toLocation } from './places';
import { REVIEW_BURY, REVIEW_GRADE, REVIEW_UNDO, type Review, type ReviewCard } from './protocol';
import type { Session } from './session';

export const SCHEME = 'mianjing-review';

/** The line that names the place of the question; its address is for the link alone. */
const PLACE = /^\[([^\]\n]+)\]\(file:[^)\n]*\)$/m;

type Named = Pick<ReviewCard, 'key' | 'folder'>;

/** What a lens, a key or the palette gives; what it leaves out is that of the card shown. */
interface Argument extends Partial<Named> {
  grade?: string;
  query?: string;
}

const NOTHING: Review = {
  counts: { cards: 0, due: 0, new: 0, done: 0 },
  status: '',
  text: '',
  lenses: [],
};

/** The card shown, its document, its lenses, and the commands that go on to the next one. */
export class Reviewer
  implements
    vscode.TextDocumentContentProvider,
    vscode.CodeLensProvider,
    vscode.DocumentLinkProvider,
    vscode.Disposable
{
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly lensesChanged = new vscode.EventEmitter<void>();
  private readonly graded = new vscode.EventEmitter<void>();
  private readonly uri = vscode.Uri.from({
    scheme: SCHEME,
    path: `/${vscode.l10n.t('Review')}.md`,
  });
  private shown: Review = NOTHING;
  private query = '';

  readonly onDidChange = this.changed.event;
  readonly onDidChangeCodeLenses = this.lensesChanged.event;
  /** A grade was written down or taken back. */
  readonly onDidGrade = this.graded.event;

  constructor(private readonly session: Session) {}

  /** The commands by their names without `mianjing.`. */
  commands(): Record<string, (argument?: never) => unknown> {
    return {
      review: (query?: string) => this.start(query ?? ''),
      'review.reveal': (argument?: Argument) => this.reveal(argument),
      'review.grade': (argument?: Argument) => this.act(REVIEW_GRADE, argument),
      'review.bury': (argument?: Argument) => this.act(REVIEW_BURY, argument),
      'review.undo': (argument?: Argument) => this.act(REVIEW_UNDO, argument),
      'review.openNote': () => this.openNote(),
    };
  }

  provideTextDocumentContent(): string {
    return this.shown.text.replace(PLACE, '$1');
  }

  /** The place of the question leads to its note. */
  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    const name = PLACE.exec(this.shown.text)?.[1];
    const question = this.shown.card?.question;
    const start = name === undefined ? -1 : document.getText().indexOf(`\n${name}\n`) + 1;
    if (name === undefined || question === undefined || start <= 0) return [];
    const { uri, range } = toLocation(question.location);
    const whole = new vscode.Range(
      document.positionAt(start),
      document.positionAt(start + name.length),
    );
    const target = uri.with({ fragment: `L${range.start.line + 1}` });
    return [new vscode.DocumentLink(whole, target)];
  }

  provideCodeLenses(): vscode.CodeLens[] {
    return this.shown.lenses.map(({ line, command }) => {
      const place = new vscode.Range(line, 0, line, 0);
      const { title, command: name, arguments: args } = command;
      return new vscode.CodeLens(place, { title, command: name, arguments: args ?? [] });
    });
  }

  dispose(): void {
    this.changed.dispose();
    this.lensesChanged.dispose();
    this.graded.dispose();
  }

  private async start(query: string): Promise<void> {
    this.query = query;
    this.show(await this.session.review({ query }));
    const note = await vscode.workspace.openTextDocument(this.uri);
    await vscode.window.showTextDocument(note, { preview: false });
  }

  private async reveal(argument: Argument = {}): Promise<void> {
    const card = this.named(argument);
    if (card === undefined) return;
    this.show(await this.session.review({ ...card, query: this.query, isRevealed: true }));
  }

  private async act(command: string, argument: Argument = {}): Promise<void> {
    const card = command === REVIEW_UNDO ? {} : this.named(argument);
    if (card === undefined) return;
    // A grade given before the answer was seen would only say how the question feels.
    if (command === REVIEW_GRADE && this.shown.card?.isRevealed !== true) {
      await this.reveal(argument);
      return;
    }
    const params = { ...card, query: this.query, ...('grade' in argument ? argument : {}) };
    this.show(await this.session.execute<Review>(command, params));
    this.graded.fire();
  }

  private async openNote(): Promise<void> {
    const question = this.shown.card?.question;
    if (question !== undefined) await openQuestion(question);
  }

  private named({ key, folder }: Argument): Named | undefined {
    if (key !== undefined && folder !== undefined) return { key, folder };
    const card = this.shown.card;
    return card && { key: card.key, folder: card.folder };
  }

  private show(review: Review | undefined): void {
    if (review === undefined) return;
    this.shown = review;
    if (review.error !== undefined) void vscode.window.showWarningMessage(review.error);
    this.changed.fire(this.uri);
    this.lensesChanged.fire();
  }
}

/** The status bar item that says how many cards wait; hidden when none does. */
export class Due implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem(
    'mianjing.due',
    vscode.StatusBarAlignment.Left,
  );

  constructor(private readonly session: Session) {
    this.item.name = vscode.l10n.t('mianjing: review');
    this.item.command = 'mianjing.review';
    this.item.tooltip = vscode.l10n.t('Review due questions');
  }

  async update(): Promise<void> {
    const wanted = vscode.workspace.getConfiguration('mianjing').get<boolean>('statusBar', true);
    const status = wanted ? (await this.session.review({ countsOnly: true }))?.status : '';
    this.item.text = `$(history) ${status ?? ''}`;
    if (status) this.item.show();
    else this.item.hide();
  }

  dispose(): void {
    this.item.dispose();
  }
}
