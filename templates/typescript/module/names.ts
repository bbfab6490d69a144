/** The names that generated modules know each other by. */
import type { ModelIr, ShapeIr } from '../../../generator/ir/program-ir.js';
import { word } from '../../encode.js';

export const SHAPES: readonly ShapeIr[] = ['create', 'update', 'replace'];

/** The compiled parser: `readUser`. */
export const readFunctionOf = (model: string): string => `read${word(model)}`;

/** The compiled check: `acceptsUser`. */
export const acceptFunctionOf = (model: string): string => `accepts${word(model)}`;

/** The type guard of a Dto: `isUpdateUserByOwner`. */
export const guardOf = (valueName: string): string => `is${word(valueName)}`;

/** The valibot schema for roles: `updateUserSchema`. */
export const schemaFunctionOf = (model: string, shape: ShapeIr): string =>
  `${shape}${word(model)}Schema`;

/** The valibot schema for a shape and roles: `schemaOfUser`. */
export const modelSchemaOf = (model: string): string => `schemaOf${word(model)}`;

/** What says the JSON Schema: `describeUser`. */
export const describeFunctionOf = (model: string): string => `describe${word(model)}`;

/** Who may write its fields: `userGrants`. */
export const grantsOf = (model: string): string => {
  const name = word(model);
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}Grants`;
};

/** The Dtos before the roles are chosen: `updateUserFamily`. */
export const familyOf = (model: string, shape: ShapeIr): string => `${shape}${word(model)}Family`;

/** The Dto for roles: `updateUserBy`. */
export const chooserOf = (model: string, shape: ShapeIr): string => `${shape}${word(model)}By`;

/** The compiled copy of what may be read: `viewUser`. */
export const viewFunctionOf = (model: string): string => `view${word(model)}`;

/** The views before the roles are chosen: `userViews`. */
export const viewFamilyOf = (model: ModelIr): string => `${model.valueName}Views`;

/** The view for roles: `userFor`. */
export const viewChooserOf = (model: ModelIr): string => `${model.valueName}For`;

/** The fields' own schemas: `userFields`. */
export const fieldsOf = (model: ModelIr): string => `${model.valueName}Fields`;

/** A user's model in generated code. The sign keeps a model named `Date` from hiding the global. */
export const modelAlias = (model: string): string => `$${model}`;

/** Tells bundlers that a call may be left out where its result is not used: they can't see so from here. */
export const PURE = '/* @__PURE__ */';

/** The name of a function, constant or variable for a value, short enough for a line that uses it. */
export const nameFor = (prefix: string, called: string): string =>
  `${prefix}${word(called).slice(0, MAX_NAME)}`;

const MAX_NAME = 40;

/** Hands out names that are not taken, for functions that are made for fields. */
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
