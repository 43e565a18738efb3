/** What the server adds to the protocol; described in docs/protocol.md. */
import type { Location, Position, TextDocumentIdentifier } from 'vscode-languageserver-protocol';

/** One hit of a search, or one related question. */
export interface Question {
  text: string;
  location: Location;
  mark?: 'pass' | 'fail' | 'none';
  answered?: boolean;
  company?: string | null;
  date?: string | null;
  topic?: string | null;
  note?: string | null;
  /** How many interviews asked it. */
  asked?: number | null;
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

export const SEARCH = 'mianjing/search';
export const RELATED = 'mianjing/related';

/** A query for everything without an answer, most asked first. */
export const UNANSWERED = '?';

/** More than the server's usual limit: a jump must not skip what a list would cut off. */
export const EVERYTHING = 100_000;
