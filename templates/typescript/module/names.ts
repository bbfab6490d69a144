/** The names that generated modules share. */
import type { ModelIr, ShapeIr } from '../../../generator/ir/program-ir.js';
import { word } from '../../encode.js';

/** The compiled parser: `readUser`. */
export const readFunctionOf = (model: string): string => `read${word(model)}`;

/** The compiled check: `acceptsUser`. */
export const acceptFunctionOf = (model: string): string => `accepts${word(model)}`;

/** The type guard of a Dto: `isUpdateUserByOwner`. */
export const guardOf = (valueName: string): string => `is${word(valueName)}`;

/** The valibot schema of one shape, for roles: `updateUserSchema`. */
export const schemaFunctionOf = (model: string, shape: ShapeIr): string =>
  `${shape}${word(model)}Schema`;

/** The valibot schema of any shape, for roles: `schemaOfUser`. */
export const modelSchemaOf = (model: string): string => `schemaOf${word(model)}`;

/** The function that makes such a schema anew: `makeUserSchema`. */
export const schemaMakerOf = (model: string): string => `make${word(model)}Schema`;

/** The function that describes Dtos as JSON Schema: `describeUser`. */
export const describeFunctionOf = (model: string): string => `describe${word(model)}`;

/** The table of who may write which field: `userGrants`. */
export const grantsOf = (model: string): string => {
  const name = word(model);
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}Grants`;
};

/** The Dto family, before roles are chosen: `updateUserFamily`. */
export const familyOf = (model: string, shape: ShapeIr): string => `${shape}${word(model)}Family`;

/** The function that makes a Dto for roles: `updateUserBy`. */
export const chooserOf = (model: string, shape: ShapeIr): string => `${shape}${word(model)}By`;

/** The compiled function that copies what may be read: `viewUser`. */
export const viewFunctionOf = (model: string): string => `view${word(model)}`;

/** The views, before roles are chosen: `userViews`. */
export const viewFamilyOf = (model: ModelIr): string => `${model.valueName}Views`;

/** The function that makes a view for roles: `userFor`. */
export const viewChooserOf = (model: ModelIr): string => `${model.valueName}For`;

/** The schemas of the fields: `userFields`. */
export const fieldsOf = (model: ModelIr): string => `${model.valueName}Fields`;

/**
 * The user's model in generated code. The `$` keeps a model named `Date` from hiding the global.
 */
export const modelAlias = (model: string): string => `$${model}`;

/** The names that a model's module exports to those of models that nest it. */
export const sharedNamesOf = (model: string): string[] => [
  acceptFunctionOf(model),
  grantsOf(model),
  readFunctionOf(model),
  viewFunctionOf(model),
];

/** Tells bundlers that they may drop a call whose result is unused. */
export const PURE = '/* @__PURE__ */';

/** A name for a function, constant or variable, cut so that a line that uses it can fit. */
export const nameFor = (prefix: string, called: string): string =>
  `${prefix}${word(called).slice(0, MAX_NAME)}`;

const MAX_NAME = 40;

/** Hands out names that are not taken yet. */
export class Names {
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  take(wanted: string): string {
    let name = wanted;
    for (let number = 2; this.#taken.has(name); number++) name = `${wanted}${number}`;
    this.#taken.add(name);
    return name;
  }
}
