/** Every command of the palette, by name. */
import * as vscode from 'vscode';
import { GROUPINGS } from './groups';
import { before, target } from './order';
import { pickQuestion } from './picker';
import { openQuestion, showReferences } from './places';
import type { Question } from './protocol';
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
    nextUnanswered: () => jump(session, 1),
    previousUnanswered: () => jump(session, -1),
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
      fetch: async () => (await session.unanswered())?.items ?? [],
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

/**
 * To the unanswered question `steps` away from the cursor, through this note and the others. Runs
 * of bare questions and pasted logs are no stops: there would be hundreds of them.
 */
async function jump(session: Session, steps: number): Promise<void> {
  const questions = (await session.unanswered())?.items ?? [];
  const stops = questions
    .filter((question) => question.isBare !== true)
    .map((question) => ({
      question,
      note: vscode.Uri.parse(question.location.uri).toString(),
      line: question.location.range.start.line,
    }))
    .sort((a, b) => (before(a, b) ? -1 : 1));
  if (stops.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Every question is answered.'));
    return;
  }
  const editor = vscode.window.activeTextEditor;
  const here = {
    note: editor?.document.uri.toString() ?? '',
    line: editor?.selection.active.line ?? 0,
  };
  const stop = stops[target(stops, here, steps)];
  if (stop !== undefined) await openQuestion(stop.question);
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
