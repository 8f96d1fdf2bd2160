import type { Draws } from '../random.ts';
import type { Choice, Localised, Question } from './access-model.ts';

/** Questions that policies ask: every kind the contract has, some required, some in other languages. */

type WithoutId<Q> = Q extends Question ? Omit<Q, 'id'> : never;
type Form = WithoutId<Question>;

const inGerman = (text: string): Localised => [{ language: 'de-DE', text }];
const choice = (value: string, text: string, localised: Localised = []): Choice => {
  return { value, text, localised };
};

const TICKET: Form = {
  kind: 'text',
  text: 'Ticket number of the customer',
  localised: [...inGerman('Ticketnummer des Kunden'), { language: 'ja-JP', text: 'チケット番号' }],
  required: true,
  editable: false,
  singleLine: true,
  pattern: '^INC[0-9]{6}$',
};
const REASON: Form = {
  kind: 'text',
  text: 'What will you look for? Name the hypothesis and the data.',
  localised: inGerman('Wonach suchen Sie? Nennen Sie Hypothese und Daten.'),
  required: false,
  editable: true,
  singleLine: false,
  pattern: null,
};
const SHIFT: Form = {
  kind: 'choice',
  text: 'Which shift do you work in?',
  localised: inGerman('In welcher Schicht arbeiten Sie?'),
  required: true,
  editable: true,
  several: false,
  choices: [
    choice('early', 'Early (06:00–14:00)', inGerman('Früh (06:00–14:00)')),
    choice('late', 'Late (14:00–22:00)', inGerman('Spät (14:00–22:00)')),
    choice('night', 'Night (22:00–06:00)', inGerman('Nacht (22:00–06:00)')),
  ],
};
const DATA: Form = {
  kind: 'choice',
  text: 'Which data do you need?',
  localised: [{ language: 'ar-SA', text: 'ما البيانات التي تحتاجها؟' }],
  required: false,
  editable: true,
  several: true,
  choices: [
    choice('device', 'Devices'),
    choice('mail', 'Mail'),
    choice('identity', 'Identities'),
    choice('cloud', 'Cloud apps'),
  ],
};
const STATEMENT: Form = {
  kind: 'choice',
  text: 'Have you signed the confidentiality statement? <a href="javascript:alert(1)">Read it</a>',
  localised: [],
  required: true,
  editable: false,
  several: false,
  choices: [choice('yes', 'Yes'), choice('no', 'No, not yet')],
};

const SETS = {
  none: [],
  ticket: [TICKET],
  hunting: [TICKET, REASON, SHIFT, DATA],
  statement: [STATEMENT, SHIFT],
} as const satisfies Readonly<Record<string, readonly Form[]>>;
export type QuestionSet = keyof typeof SETS;

export function questionsOf(set: QuestionSet, draws: Draws): readonly Question[] {
  return SETS[set].map((form) => ({ ...form, id: draws.uuid() }));
}

/** An answer as an orderly person gives it. */
export function likelyAnswer(question: Question, draws: Draws): string {
  if (question.kind === 'choice') return draws.pick(question.choices).value;
  return question.pattern === null
    ? draws.pick(['Token theft over OAuth grants, 30 days.', '横展開の調査', 'See the ticket.'])
    : `INC${draws.between(100_000, 999_999)}`;
}
