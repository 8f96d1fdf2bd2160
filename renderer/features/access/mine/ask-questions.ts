import type { AskedPackage, HeldRow } from '#shared/contract/my-access.ts';
import type { AccessAnswer } from '#shared/domain/access/request.ts';
import type { AccessPackage } from '#shared/domain/access/package.ts';
import type { AccessQuestion, PolicyRequirement } from '#shared/domain/access/policy.ts';
import { type AskedDays, datesOf } from './ask-dates.ts';

/** A package that is meant, before what its policies want is read. */
export type AskFor = Pick<AskedPackage, 'tenantId' | 'packageId'> & {
  /** Hostile. */
  readonly title: string;
  /** The policy it is had under: it is extended under the same; null = any. */
  readonly policyId: string | null;
  /** What one has of it now; null = nothing. */
  readonly had: Pick<HeldRow, 'endAt' | 'endsKnown' | 'endsLast'> | null;
};

/** A package with the policy it is asked for under. */
export interface Chosen {
  readonly key: string;
  readonly whole: AccessPackage;
  readonly policy: PolicyRequirement | null;
}

/** One question of several policies that ask alike: it is answered once. */
export interface SharedQuestion {
  readonly id: string;
  readonly question: AccessQuestion;
  /** Which packages it is asked for, and as which question there. */
  readonly uses: readonly { readonly key: string; readonly questionId: string }[];
}

export const packageKey = ({ tenantId, id }: AccessPackage): string => `${tenantId}/${id}`;

/** What a reason is written about: the packages that are asked for with it. */
export function draftKeys(
  packages: readonly Pick<AskedPackage, 'tenantId' | 'packageId'>[],
): string[] {
  return packages.map(({ tenantId, packageId }) => `${tenantId}/${packageId}`);
}

/** Questions that are alike to the letter in several policies stand together. */
export function sharedQuestions(
  chosen: readonly Chosen[],
  editableOnly: boolean,
): SharedQuestion[] {
  const shared = new Map<
    string,
    { question: AccessQuestion; uses: { key: string; questionId: string }[] }
  >();
  for (const { key, policy } of chosen) {
    for (const question of policy?.questions ?? []) {
      if (editableOnly && !question.editable) continue;
      const { id: questionId, editable: _, ...same } = question;
      const alike = JSON.stringify(same);
      const entry = shared.get(alike) ?? { question, uses: [] };
      entry.uses.push({ key, questionId });
      shared.set(alike, entry);
    }
  }
  return [...shared].map(([id, entry]) => ({ id, ...entry }));
}

/** What is wrong with one answer, of one package. */
export interface FormProblem {
  /** `tenant/package`. */
  readonly key: string;
  readonly questionId: string;
  readonly text: string;
}

/** Questions that have to be answered and are not: said before anything is recorded. */
export function unanswered(questions: readonly SharedQuestion[], answers: Answers): FormProblem[] {
  return questions.flatMap(({ id, question, uses }) => {
    const isEmpty = (answers[id] ?? []).every((value) => value.trim() === '');
    if (!question.required || question.kind === 'unknown' || !isEmpty) return [];
    return uses.map((use) => ({ ...use, text: 'This has to be answered.' }));
  });
}

export type Answers = Readonly<Record<string, readonly string[]>>;

/**
 * What was answered earlier, by the questions of now; of choices, what is still offered. What was written to one
 * customer is never offered for another (design.md, law 5).
 */
export function answersOfBefore(
  questions: readonly SharedQuestion[],
  before: readonly AccessAnswer[],
): Answers {
  const given = questions.flatMap(({ id, question, uses }) => {
    const perUse = uses.map((use) =>
      before.filter(({ questionId }) => questionId === use.questionId).map(({ value }) => value),
    );
    const [first = []] = perUse;
    // What was answered to one customer never stands in a form for another that was told otherwise.
    if (perUse.some((values) => values.join('\n') !== first.join('\n'))) return [];
    const values = first.filter(
      (value) => question.kind !== 'choice' || isOffered(question, value),
    );
    return values.length === 0 ? [] : [[id, values] as const];
  });
  return Object.fromEntries(given);
}

const isOffered = ({ choices }: AccessQuestion, given: string) =>
  choices.some(({ value }) => value === given);

/** The answers of one package out of those of the form. */
export function answersFor(
  key: string,
  questions: readonly SharedQuestion[],
  answers: Answers,
): { questionId: string; values: string[] }[] {
  return questions.flatMap(({ id, uses }) =>
    uses
      .filter((use) => use.key === key)
      .map(({ questionId }) => ({ questionId, values: [...(answers[id] ?? [])] })),
  );
}

/** Neither dates nor answers of it may be changed: all it can be is asked for again, or given back. */
export function isFixed(chosen: readonly Chosen[], changeable: readonly SharedQuestion[]): boolean {
  return (
    chosen.length > 0 &&
    changeable.length === 0 &&
    chosen.every(({ policy }) => policy !== null && !policy.customSchedule)
  );
}

/** What is sent to core: everything the form holds, by package. Policies without dates of choice get none. */
export function askedOf(
  chosen: readonly Chosen[],
  questions: readonly SharedQuestion[],
  form: {
    readonly answers: Answers;
    readonly days: AskedDays;
    readonly nowMs: number;
  },
): AskedPackage[] {
  return chosen.flatMap(({ key, whole, policy }) => {
    if (policy === null) return [];
    return [
      {
        tenantId: whole.tenantId,
        packageId: whole.id,
        policyId: policy.policyId,
        answers: answersFor(key, questions, form.answers),
        ...datesOf(form.days, policy, form.nowMs),
      },
    ];
  });
}
