/** The view of unanswered questions: groups, and the questions in them. */
import * as vscode from 'vscode';
import { GROUPINGS, type Group, type Grouping, group } from './groups';
import { LISTED, type Question } from './protocol';
import { toLocation } from './places';
import { context, place, sign } from './question';
import type { Session } from './session';

type Node = Group | Question;

const isGroup = (node: Node): node is Group => 'questions' in node;

export class UnansweredView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view = vscode.window.createTreeView('mianjing.unanswered', {
    treeDataProvider: this,
  });

  constructor(private readonly session: Session) {}

  refresh(): void {
    this.changed.fire(undefined);
  }

  private get by(): Grouping {
    const setting = vscode.workspace
      .getConfiguration('mianjing')
      .get('unanswered.groupBy', 'topic');
    return GROUPINGS.find((grouping) => grouping === setting) ?? 'topic';
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node !== undefined) return isGroup(node) ? node.questions : [];
    const questions = await this.session.unanswered();
    this.view.message =
      questions.length < LISTED ? '' : vscode.l10n.t('Only the first {0} are listed.', LISTED);
    return group(questions, this.by);
  }

  dispose(): void {
    this.view.dispose();
    this.changed.dispose();
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return isGroup(node) ? this.groupItem(node) : questionItem(node);
  }

  private groupItem(node: Group): vscode.TreeItem {
    const item = new vscode.TreeItem(
      this.groupLabel(node.name),
      vscode.TreeItemCollapsibleState.Collapsed,
    );
    item.id = `${this.by}:${node.name}`;
    item.description = String(node.questions.length);
    item.contextValue = 'group';
    return item;
  }

  private groupLabel(name: string): string {
    if (this.by === 'frequency') return vscode.l10n.t('Asked {0}×', name);
    if (name !== '') return name;
    return this.by === 'topic' ? vscode.l10n.t('No topic') : vscode.l10n.t('No company');
  }
}

function questionItem(question: Question): vscode.TreeItem {
  const item = new vscode.TreeItem(`${sign(question)} ${question.text}`);
  const { uri, range } = toLocation(question.location);
  item.description = [context(question), place(question)].filter(Boolean).join('  ');
  item.tooltip = question.text;
  item.contextValue = 'question';
  item.command = {
    command: 'vscode.open',
    title: vscode.l10n.t('Open'),
    arguments: [uri, { selection: new vscode.Range(range.start, range.start) }],
  };
  return item;
}
