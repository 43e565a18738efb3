/** Every command of the palette, by name. */
import * as vscode from 'vscode';
import { GROUPINGS } from './groups';
import { pickQuestion } from './picker';
import { openQuestion, showReferences } from './places';
import type { Jump, Question } from './protocol';
import { noteFolder, showReport } from './report';
import { run } from './server';
import type { Session } from './session';

/** How many hits one list shows. */
const SHOWN = 128;

type Command = (...args: never[]) => unknown;

/** The commands by their names without `mianjing.`. */
export function commands(
  session: Session,
  output: vscode.LogOutputChannel,
): Record<string, Command> {
  return {
    search: (query?: string) => search(session, query),
    study: () => study(session),
    related: () => related(session),
    nextUnanswered: () => jump(session, 'mianjing.nextUnanswered'),
    previousUnanswered: () => jump(session, 'mianjing.previousUnanswered'),
    newInterview: () => newInterview(session),
    report: () => report(session),
    restart: () => session.restart(),
    showLog: () => {
      output.show();
    },
    status: () => status(session),
    refresh: () => {
      session.touch();
    },
    showReferences,
    ...Object.fromEntries(GROUPINGS.map((by) => [`groupBy.${by}`, () => groupBy(by)])),
  };
}

async function choose(question: Promise<Question | undefined>): Promise<void> {
  const chosen = await question;
  if (chosen !== undefined) await openQuestion(chosen);
}

async function search(session: Session, query?: string): Promise<void> {
  await choose(
    pickQuestion({
      title: vscode.l10n.t('Questions'),
      placeholder: vscode.l10n.t('Words, pinyin or initials; ❌ ✅ ? #tag @company asked:>1'),
      ...(query === undefined ? {} : { query }),
      fetch: (words, token) => session.search(words, SHOWN, token),
    }),
  );
}

async function study(session: Session): Promise<void> {
  await choose(
    pickQuestion({
      title: vscode.l10n.t('Unanswered, most asked first'),
      placeholder: vscode.l10n.t('Filter'),
      fixed: true,
      fetch: () => session.unanswered(),
    }),
  );
}

async function related(session: Session): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return;
  const questions = await session.related(editor.document.uri, editor.selection.active);
  if (questions.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('This is asked nowhere else.'));
    return;
  }
  await choose(
    pickQuestion({
      title: vscode.l10n.t('Asked elsewhere'),
      placeholder: vscode.l10n.t('Filter'),
      fixed: true,
      fetch: () => Promise.resolve(questions),
    }),
  );
}

async function jump(session: Session, command: Jump): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (await session.jump(command, editor?.document.uri, editor?.selection.active)) return;
  void vscode.window.showInformationMessage(vscode.l10n.t('Every question is answered.'));
}

async function report(session: Session): Promise<void> {
  const folder = await noteFolder();
  if (folder !== undefined) await showReport(session, folder);
}

async function newInterview(session: Session): Promise<void> {
  const folder = await noteFolder();
  if (folder === undefined || session.binary === undefined) return;
  const company = await vscode.window.showInputBox({ prompt: vscode.l10n.t('Company') });
  if (company === undefined || company.trim() === '') return;
  const round = await vscode.window.showInputBox({
    prompt: vscode.l10n.t('Round (may be left empty)'),
  });
  if (round === undefined) return;
  const args = ['new', '--company', company.trim()];
  if (round.trim() !== '') args.push('--round', round.trim());
  args.push(folder.uri.fsPath);
  const file = (await run(session.binary, args)).trim();
  await vscode.window.showTextDocument(vscode.Uri.file(file));
}

async function status(session: Session): Promise<void> {
  const restart = vscode.l10n.t('Restart');
  const log = vscode.l10n.t('Show log');
  const choice = await vscode.window.showInformationMessage(session.describe(), restart, log);
  if (choice === restart) await vscode.commands.executeCommand('mianjing.restart');
  if (choice === log) await vscode.commands.executeCommand('mianjing.showLog');
}

async function groupBy(by: string): Promise<void> {
  const settings = vscode.workspace.getConfiguration('mianjing');
  await settings.update('unanswered.groupBy', by, vscode.ConfigurationTarget.Global);
}
