/** How the view of unanswered questions is grouped. Nothing here needs an editor. */
import type { Question } from './protocol';

export const GROUPINGS = ['topic', 'company', 'frequency'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface Group {
  /** Empty where the notes do not say. */
  name: string;
  questions: Question[];
}

function nameIn(question: Question, by: Grouping): string {
  switch (by) {
    case 'topic':
      return question.topic ?? '';
    case 'company':
      return question.company ?? '';
    case 'frequency':
      return String(question.asked ?? 1);
  }
}

/** Most asked first; by name otherwise, with what has no name last. */
function compare(a: Group, b: Group, by: Grouping): number {
  if (by === 'frequency') return Number(b.name) - Number(a.name);
  if (a.name === '' || b.name === '') return (a.name === '' ? 1 : 0) - (b.name === '' ? 1 : 0);
  return b.questions.length - a.questions.length || a.name.localeCompare(b.name, 'zh');
}

/** The questions in groups; within a group the server's order stays. */
export function group(questions: readonly Question[], by: Grouping): Group[] {
  const groups = new Map<string, Group>();
  for (const question of questions) {
    const name = nameIn(question, by);
    const found = groups.get(name) ?? { name, questions: [] };
    found.questions.push(question);
    groups.set(name, found);
  }
  return [...groups.values()].sort((a, b) => compare(a, b, by));
}
