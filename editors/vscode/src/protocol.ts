/** What the server adds to the protocol; described in docs/protocol.md. */
import type {
  Command,
  Location,
  Position,
  TextDocumentIdentifier,
} from 'vscode-languageserver-protocol';

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
  /** Marked ❌ and without an answer. */
  failedUnanswered: number;
}

export interface Unanswered extends Questions {
  tally: Tally;
}

/** The server's commands that lead to unanswered questions. */
export type Jump = 'mianjing.nextUnanswered' | 'mianjing.previousUnanswered';

export const SEARCH = 'mianjing/search';
export const RELATED = 'mianjing/related';
export const UNANSWERED = 'mianjing/unanswered';
/** So many unanswered questions are listed; a folder of ten thousand notes has sixty thousand. */
export const LISTED = 5000;

/** What is asked of `mianjing/review`: the next card, or the one that is named. */
export interface ReviewParams {
  query?: string;
  key?: string;
  folder?: string;
  isRevealed?: boolean;
  countsOnly?: boolean;
}

export interface ReviewCard {
  key: string;
  folder: string;
  question: Question;
  isRevealed: boolean;
}

export interface Review {
  counts: { cards: number; due: number; new: number; done: number };
  /** For the status bar; empty when nothing is to be done. */
  status: string;
  card?: ReviewCard;
  /** Markdown. */
  text: string;
  lenses: { line: number; command: Command }[];
  error?: string;
}

export interface ReportParams {
  folder?: string;
  format?: 'html' | 'markdown' | 'json';
}

export interface Report {
  title: string;
  text: string;
  /** The folder is still being read. */
  isIncomplete: boolean;
}

export const REVIEW = 'mianjing/review';
export const REVIEW_GRADE = 'mianjing.review.grade';
export const REVIEW_BURY = 'mianjing.review.bury';
export const REVIEW_UNDO = 'mianjing.review.undo';
export const REPORT = 'mianjing/report';
