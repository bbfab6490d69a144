import type { LoadedModel } from '../1-load/loaded.js';
import { typeNameOf, valueNameOf } from '../ir/names.js';

/** A name in generated code, ignoring the case of its first letter. */
export interface GeneratedName {
  readonly name: string;
  /** The model and role that the name is made of, and how a complaint refers to them. */
  readonly from: string;
  readonly called: string;
  readonly model: LoadedModel;
}

/**
 * How names made of a model's name begin. For `HTTPRoute`, types are `HTTPRouteFor…`, and views
 * `httpRouteFor…`.
 */
export function beginnings(name: string): string[] {
  return [...new Set([typeNameOf(name), typeNameOf(valueNameOf(name))])];
}

/** The names of a model's types and values. */
export function generatedNames(model: LoadedModel): GeneratedName[] {
  const own = typeNameOf(model.definition.name);
  const owns = beginnings(model.definition.name);
  const viewed = owns.map((one) => `${one}For`);
  const called = `model '${model.definition.name}'`;
  // A role without letters for a name is refused elsewhere.
  const roles = [...model.definition.roles.keys()].filter((role) => typeNameOf(role) !== '');
  const ofRoles = roles.flatMap((role) => {
    const name = typeNameOf(role);
    const dtos = ['', 'Input', 'Schema'].map((suffix) => `${own}By${name}${suffix}`);
    const names = [...withVerbs(dtos), ...viewed.map((one) => `${one}${name}`)];
    const [from, calledSo] = [`${own} by ${name}`, `${called} by '${role}'`];
    return names.map((one) => ({ name: one, from, called: calledSo, model }));
  });
  const dtos = ['', 'Input', 'By', 'Schema'].map((suffix) => `${own}${suffix}`);
  const functions = FUNCTIONS.map((verb) => `${verb}${own}`);
  const tables = [...owns.map((one) => `${one}Fields`), `${own}Grants`];
  const ofModel = [...withVerbs(dtos), ...functions, ...viewed, ...tables].map((name) => ({
    name,
    from: own,
    called,
    model,
  }));
  return [...ofModel, ...ofRoles];
}

/** The prefixes of each shape's names: for the Dto, and for its type guard. */
export const VERBS: readonly string[] = [
  'Update',
  'Create',
  'Replace',
  'IsUpdate',
  'IsCreate',
  'IsReplace',
];

/** The prefixes of functions that generated code calls. */
export const FUNCTIONS: readonly string[] = ['Read', 'Accepts', 'View', 'SchemaOf'];

const withVerbs = (names: readonly string[]): string[] =>
  VERBS.flatMap((verb) => names.map((name) => `${verb}${name}`));
