/**
 * Living beside VS Code's own Markdown extension, so that nothing is shown twice.
 * Nothing here needs an editor.
 */

/** What the cursor stands in, as far as both extensions answer for it. */
export type Spot = 'markdown-link' | 'image' | 'other';

/** The start of an inline link's target, not closed before the cursor: `[x](pa`, `![](<a b`. */
const OPEN_TARGET = /(!?)\[[^\]]*\]\((?:<[^>]*|[^()<\s]*)$/;

/** A definition of a link's target: `[x]: pa`. */
const OPEN_DEFINITION = /^\s{0,3}\[[^\]]+\]:\s*\S*$/;

/** Where typing happens, judged by the text of the line before the cursor. */
export function typingIn(before: string): Spot {
  const open = OPEN_TARGET.exec(before);
  if (open !== null) return open[1] === '!' ? 'image' : 'markdown-link';
  return OPEN_DEFINITION.test(before) ? 'markdown-link' : 'other';
}

/** A whole inline link or image on a line; wiki-links are ours alone. */
const LINK = /(!?)\[[^\]]*\]\((?:<[^>]*>|[^()\s]*(?:\([^()\s]*\))?[^()\s]*)(?:\s+"[^"]*")?\)/g;

/** What stands at a character of a line; both in UTF-16 units. */
export function standingIn(line: string, character: number): Spot {
  for (const link of line.matchAll(LINK)) {
    if (link.index <= character && character <= link.index + link[0].length) {
      return link[1] === '!' ? 'image' : 'markdown-link';
    }
  }
  return 'other';
}

/** What is switched on in the other extension. */
export interface Neighbour {
  /** It is installed and not disabled. */
  present: boolean;
  suggestsPaths: boolean;
  validates: boolean;
}

/** Whether completion is left to the other extension. */
export function leavesCompletion(neighbour: Neighbour, before: string): boolean {
  return neighbour.present && neighbour.suggestsPaths && typingIn(before) !== 'other';
}

/** Whether going to the target of what is under the cursor is left to the other extension. */
export function leavesDefinition(neighbour: Neighbour, line: string, character: number): boolean {
  return neighbour.present && standingIn(line, character) === 'markdown-link';
}

/** Whether hover is left to the other extension, which previews images. */
export function leavesHover(neighbour: Neighbour, line: string, character: number): boolean {
  return neighbour.present && standingIn(line, character) === 'image';
}

/** Whether a diagnostic on `text` is one that the other extension makes too. */
export function leavesDiagnostic(neighbour: Neighbour, code: unknown, text: string): boolean {
  const both = code === 'broken-link' || code === 'broken-image';
  return neighbour.present && neighbour.validates && both && !/^!?\[\[/.test(text);
}
