/** What stands between the editor and the server. */
import * as vscode from 'vscode';
import { type Middleware, vsdiag } from 'vscode-languageclient/node';
import {
  type Neighbour,
  leavesCompletion,
  leavesDefinition,
  leavesDiagnostic,
  leavesHover,
} from './neighbour';
import { OWN, settingsFor } from './settings';

/** VS Code's own Markdown extension, and what is switched on in it for a note. */
function neighbour(uri: vscode.Uri): Neighbour {
  const markdown = vscode.workspace.getConfiguration('markdown', uri);
  return {
    present: vscode.extensions.getExtension('vscode.markdown-language-features') !== undefined,
    suggestsPaths: markdown.get('suggest.paths.enabled', true),
    validates: markdown.get('validate.enabled', false),
  };
}

interface Manifest {
  contributes: { configuration: { properties: Record<string, unknown> }[] };
}

/** The server's keys, without the leading `mianjing.`. */
function serverKeys(context: vscode.ExtensionContext): string[] {
  const manifest = context.extension.packageJSON as Manifest;
  return manifest.contributes.configuration
    .flatMap((section) => Object.keys(section.properties))
    .map((key) => key.replace(/^mianjing\./, ''))
    .filter((key) => !OWN.includes(key));
}

/** `askAnew` has the server ask for its settings again. */
export function middleware(
  context: vscode.ExtensionContext,
  askAnew: () => Promise<void>,
): Middleware {
  const keys = serverKeys(context);
  return {
    provideCompletionItem(document, position, trigger, token, next) {
      const before = document.lineAt(position.line).text.slice(0, position.character);
      return leavesCompletion(neighbour(document.uri), before)
        ? undefined
        : next(document, position, trigger, token);
    },
    provideDefinition(document, position, token, next) {
      const line = document.lineAt(position.line).text;
      return leavesDefinition(neighbour(document.uri), line, position.character)
        ? undefined
        : next(document, position, token);
    },
    provideHover(document, position, token, next) {
      const line = document.lineAt(position.line).text;
      return leavesHover(neighbour(document.uri), line, position.character)
        ? undefined
        : next(document, position, token);
    },
    // `outline.ts` registers the outline, in a way that the client library has no words for.
    provideDocumentSymbols: () => undefined,
    handleDiagnostics(uri, diagnostics, next) {
      next(uri, ours(uri, diagnostics));
    },
    async provideDiagnostics(note, previous, token, next) {
      const report = await next(note, previous, token);
      if (report?.kind === vsdiag.DocumentDiagnosticReportKind.full) {
        report.items = ours('uri' in note ? note.uri : note, report.items);
      }
      return report;
    },
    workspace: {
      // The library would send every default along, as if somebody had set it.
      didChangeConfiguration: askAnew,
      configuration: (params) =>
        params.items.map((item) => {
          const scope = item.scopeUri === undefined ? undefined : vscode.Uri.parse(item.scopeUri);
          const settings = vscode.workspace.getConfiguration('mianjing', scope);
          return item.section === 'mianjing'
            ? settingsFor(keys, (key) => settings.inspect(key))
            : null;
        }),
    },
  };
}

/** The diagnostics of a note without those that the other extension makes as well. */
function ours(uri: vscode.Uri, diagnostics: vscode.Diagnostic[]): vscode.Diagnostic[] {
  const beside = neighbour(uri);
  if (!beside.validates) return diagnostics;
  const note = vscode.workspace.textDocuments.find(
    (open) => open.uri.toString() === uri.toString(),
  );
  return diagnostics.filter((diagnostic) => {
    const code = typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code;
    return !leavesDiagnostic(beside, code, note?.getText(diagnostic.range) ?? '');
  });
}
