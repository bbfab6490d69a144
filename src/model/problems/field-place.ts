/** The field that a problem is about. */
export interface FieldPlace {
  readonly model: string;
  readonly field: string;
}

/** How a sentence about a field begins. */
export const calledAt = ({ model, field }: FieldPlace): string => `Field '${model}.${field}'`;
