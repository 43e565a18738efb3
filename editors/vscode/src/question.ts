/** How a question reads in lists. Nothing here needs an editor. */
import type { Question } from './protocol';

const KINDS = { interview: '🗓️', heading: '#️⃣', note: '📄', question: undefined };

/** What it is, if no question; else ✅, ❌, or ❔ where nothing is marked and nothing answered. */
export function sign(question: Question): string {
  const kind = KINDS[question.kind ?? 'question'];
  if (kind !== undefined) return kind;
  if (question.mark === 'pass') return '✅';
  if (question.mark === 'fail') return '❌';
  return question.answered === false ? '❔' : '📝';
}

/** Company, round, date, topic and how often asked, as far as known. */
export function context(question: Question): string {
  const often = (question.asked ?? 1) > 1 ? `${question.asked ?? 1}×` : undefined;
  const parts = [question.company, question.round, question.date, question.topic, often];
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

/** The last part of a note's URI, without its ending: how people call the note. */
export function noteName(uri: string): string {
  const last = uri.split('/').at(-1) ?? uri;
  let name = last;
  try {
    name = decodeURIComponent(last);
  } catch {
    // A stray `%` stays as it is.
  }
  return name.replace(/\.(md|markdown)$/i, '');
}

/** `note:line`, 1-based. */
export function place(question: Question): string {
  const line = question.location.range.start.line + 1;
  return `${noteName(question.location.uri)}:${line}`;
}
