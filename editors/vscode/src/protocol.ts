/** What the server adds to the protocol; described in docs/protocol.md. */
import type { Location, Position, TextDocumentIdentifier } from 'vscode-languageserver-protocol';

/** One hit of a search, or one related question. */
export interface Question {
  kind?: 'question' | 'interview' | 'heading' | 'note';
  text: string;
  /** Where `text` stands. */
  location: Location;
  mark?: 'pass' | 'fail' | 'none';
  answered?: boolean;
  company?: string;
  round?: string;
  date?: string;
  topic?: string;
  /** How often it was asked in all. */
  asked?: number;
  /** It stands in a run of bare questions or in a pasted log. */
  isBare?: boolean;
  /** Half-open ranges of `text`, in UTF-16 units. */
  highlights?: [number, number][];
}

export interface Questions {
  items: Question[];
}

export interface SearchParams {
  query: string;
  limit?: number;
}

export interface RelatedParams {
  textDocument: TextDocumentIdentifier;
  position: Position;
}

/** The counts of all notes. */
export interface Tally {
  notes: number;
  interviews: number;
  questions: number;
  passed: number;
  failed: number;
  unanswered: number;
}

export interface Unanswered extends Questions {
  tally: Tally;
}

export const SEARCH = 'mianjing/search';
export const RELATED = 'mianjing/related';
export const UNANSWERED = 'mianjing/unanswered';
