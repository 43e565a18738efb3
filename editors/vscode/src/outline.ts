/**
 * The outline of a note: interviews, topics, questions, and every heading.
 *
 * VS Code shows the outlines of two extensions one below the other, so headings would stand there
 * twice. An exclusive selector makes ours the only one; with the setting `mianjing.outline` on
 * `beside` both are shown, on `off` only the other.
 */
import * as vscode from 'vscode';
import { DocumentSymbolRequest } from 'vscode-languageclient/node';
import type { DocumentSymbol, SymbolInformation } from 'vscode-languageclient/node';
import { NOTES } from './client';
import type { Session } from './session';

type Outline = 'replace' | 'beside' | 'off';

/** `exclusive` is read by every version of the editor and is not in its typings. */
function selector(outline: Outline): vscode.DocumentSelector {
  if (outline === 'beside') return NOTES;
  const filters = NOTES as readonly vscode.DocumentFilter[];
  return filters.map((filter) => ({ ...filter, exclusive: true }));
}

class Provider implements vscode.DocumentSymbolProvider {
  constructor(private readonly session: Session) {}

  async provideDocumentSymbols(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentSymbol[] | vscode.SymbolInformation[] | undefined> {
    const client = this.session.running;
    if (client === undefined) return undefined;
    const params = client.code2ProtocolConverter.asDocumentSymbolParams(document);
    const symbols = await client.sendRequest(DocumentSymbolRequest.type, params, token);
    const isTree = (list: (DocumentSymbol | SymbolInformation)[]): list is DocumentSymbol[] =>
      list.every((symbol) => 'selectionRange' in symbol);
    if (symbols === null || !isTree(symbols)) return undefined;
    return client.protocol2CodeConverter.asDocumentSymbols(symbols, token);
  }
}

/** Keeps the outline registered as the setting says, and only while the server runs. */
export function registerOutline(session: Session): vscode.Disposable {
  let registered: vscode.Disposable | undefined;
  let shown: Outline = 'off';
  const update = () => {
    const setting = vscode.workspace
      .getConfiguration('mianjing')
      .get<Outline>('outline', 'replace');
    const wanted = session.running ? setting : 'off';
    if (wanted === shown) return;
    registered?.dispose();
    shown = wanted;
    registered =
      wanted === 'off'
        ? undefined
        : vscode.languages.registerDocumentSymbolProvider(selector(wanted), new Provider(session), {
            label: 'mianjing',
          });
  };
  return vscode.Disposable.from(
    session.onDidChange(update),
    vscode.workspace.onDidChangeConfiguration(update),
    {
      dispose: () => {
        registered?.dispose();
      },
    },
  );
}
