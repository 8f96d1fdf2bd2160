import type { AccessPackage, Catalog, Question } from '../../world/entitlement/access-model.ts';
import { graphTime } from '../../world/stamp.ts';
import { PLAIN, shaped, type Shape } from './shape.ts';

/** What a package says of itself. */
export function packageMembers(pack: AccessPackage) {
  return {
    id: pack.id,
    displayName: pack.name,
    description: pack.description,
    isHidden: pack.hidden,
    createdDateTime: graphTime(pack.createdMs),
    modifiedDateTime: graphTime(pack.createdMs),
  };
}

export function tellCatalog(catalog: Catalog | undefined, shape: Shape = PLAIN): object | null {
  if (!catalog) return null;
  const { id, name, description, createdMs } = catalog;
  const times = { createdDateTime: graphTime(createdMs), modifiedDateTime: graphTime(createdMs) };
  return shaped(
    'accessPackageCatalog',
    {
      id,
      displayName: name,
      description,
      catalogType: 'userManaged',
      state: 'published',
      isExternallyVisible: true,
      ...times,
    },
    {},
    shape,
  );
}

/** A question in full. @param sequence its place, counted from 0. */
export function tellQuestion(question: Question, sequence: number): object {
  const head = {
    id: question.id,
    sequence,
    text: question.text,
    isRequired: question.required,
    isAnswerEditable: question.editable,
    localizations: localisations(question.localised),
  };
  if (question.kind === 'text')
    return {
      '@odata.type': '#microsoft.graph.accessPackageTextInputQuestion',
      ...head,
      isSingleLineQuestion: question.singleLine,
      regexPattern: question.pattern,
    };
  return {
    '@odata.type': '#microsoft.graph.accessPackageMultipleChoiceQuestion',
    ...head,
    isMultipleSelectionAllowed: question.several,
    choices: question.choices.map(({ value, text, localised }) => ({
      actualValue: value,
      text,
      localizations: localisations(localised),
    })),
  };
}

function localisations(list: Question['localised']): object[] {
  return list.map(({ language, text }) => ({ languageCode: language, text }));
}
