/** From the server's places to the editor's, and going there. */
import * as vscode from 'vscode';
import type { Location, Position } from 'vscode-languageclient/node';
import type { Question } from './protocol';

export function toLocation(location: Location): vscode.Location {
  const at = (position: Position) => new vscode.Position(position.line, position.character);
  const { start, end } = location.range;
  return new vscode.Location(vscode.Uri.parse(location.uri), new vscode.Range(at(start), at(end)));
}

/** Opens the note of a question at its wording. */
export async function openQuestion(question: Question): Promise<void> {
  const { uri, range } = toLocation(question.location);
  await vscode.window.showTextDocument(uri, {
    selection: new vscode.Range(range.start, range.start),
  });
}

/** What a code lens asks for: the list of places where a question stands. */
export async function showReferences(
  uri: string,
  position: Position,
  locations: Location[],
): Promise<void> {
  await vscode.commands.executeCommand(
    'editor.action.showReferences',
    vscode.Uri.parse(uri),
    new vscode.Position(position.line, position.character),
    locations.map(toLocation),
  );
}
