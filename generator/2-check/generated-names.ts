import type { LoadedModel } from '../1-load/loaded.js';
import { typeNameOf } from '../ir/names.js';

/** A name in generated code, but for the case of its first letter. */
export interface GeneratedName {
  readonly name: string;
  /** The model and role it is made of, and how a complaint calls them. */
  readonly from: string;
  readonly called: string;
  readonly model: LoadedModel;
}

/** The names of types and, but for their first letter, of values. */
export function generatedNames(model: LoadedModel): GeneratedName[] {
  const own = typeNameOf(model.definition.name);
  const called = `model '${model.definition.name}'`;
  // A role that makes no name is refused for that.
  const roles = [...model.definition.roles.keys()].filter((role) => typeNameOf(role) !== '');
  const ofRoles = roles.flatMap((role) => {
    const name = typeNameOf(role);
    const dtos = ['', 'Input', 'Schema'].map((suffix) => `${own}By${name}${suffix}`);
    const names = [...withVerbs(dtos), `${own}For${name}`];
    const [from, calledSo] = [`${own} by ${name}`, `${called} by '${role}'`];
    return names.map((one) => ({ name: one, from, called: calledSo, model }));
  });
  const dtos = ['', 'Input', 'By', 'Schema'].map((suffix) => `${own}${suffix}`);
  const functions = FUNCTIONS.map((verb) => `${verb}${own}`);
  const tables = ['For', 'Fields', 'Grants'].map((suffix) => `${own}${suffix}`);
  const ofModel = [...withVerbs(dtos), ...functions, ...tables].map((name) => ({
    name,
    from: own,
    called,
    model,
  }));
  return [...ofModel, ...ofRoles];
}

/** Of each shape: the Dto and its type guard. */
export const VERBS: readonly string[] = [
  'Update',
  'Create',
  'Replace',
  'IsUpdate',
  'IsCreate',
  'IsReplace',
];

/** Of each model: what generated code calls. */
export const FUNCTIONS: readonly string[] = ['Read', 'Accepts', 'View', 'SchemaOf'];

const withVerbs = (names: readonly string[]): string[] =>
  VERBS.flatMap((verb) => names.map((name) => `${verb}${name}`));
