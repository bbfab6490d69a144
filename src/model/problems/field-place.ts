/** The field that a problem is about. */
export interface FieldPlace {
  readonly model: string;
  readonly field: string;
}

/** How sentences begin that are about a field. */
export const calledAt = ({ model, field }: FieldPlace): string => `Field '${model}.${field}'`;
