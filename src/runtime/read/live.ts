/** Calls live schemas and actions, for what only valibot or a function of the user's can decide. */
import type * as v from 'valibot';
import type { Operation } from '../../model/field.js';
import type { AnyModel } from '../../model/model.js';
import { grantedBy, isConditional } from '../../model/when.js';
import { codeOf, messageOf, segmentOf } from '../issue.js';
import { isObject } from '../plain-object.js';
import { refuse, since, wrongType, type Report } from '../report.js';

/** A schema or action of valibot's that can be run. */
export interface Live {
  readonly '~run': (dataset: any, config: any) => unknown; // any: schemas and actions type their datasets differently
  readonly message?: unknown;
}

interface Dataset {
  readonly value: unknown;
  readonly typed?: boolean;
  readonly issues?: readonly v.BaseIssue<unknown>[];
}

/** Reads a value with a live schema. */
export function ask(schema: Live, value: unknown, report: Report, key?: string | number): unknown {
  return note(schema['~run']({ value }, {}) as Dataset, report, key);
}

/** Runs a live rule or transformation on a value that has the right type. */
export function act(action: Live, value: unknown, report: Report, key?: string | number): unknown {
  return note(action['~run']({ typed: true, value }, {}) as Dataset, report, key);
}

/**
 * Runs an action of valibot's own. Its code may throw on what a client sends (`{ toString: 1 }` has
 * no text to sort by), and then the value is refused. A function of the user's goes through `act`,
 * so that its errors are thrown.
 */
export function attempt(
  action: Live,
  value: unknown,
  report: Report,
  key?: string | number,
): unknown {
  try {
    return act(action, value, report, key);
  } catch {
    return wrongType(report, failureOf(action), key);
  }
}

/** The message for a value on which an action throws. */
export function failureOf({ message }: { readonly message?: unknown }): string {
  return typeof message === 'string' ? message : 'Invalid value';
}

function note(dataset: Dataset, report: Report, key: string | number | undefined): unknown {
  const { untyped } = report;
  for (const issue of dataset.issues ?? []) {
    const before = report.count;
    refuse(report, codeOf(issue), messageOf(issue), key);
    const path = (issue.path ?? []).map((item) => segmentOf(item.key));
    for (const found of since(report, before)) found.path = [...found.path, ...path];
  }
  if (dataset.typed === true && report.refused !== Infinity) report.untyped = untyped;
  return dataset.value;
}

/**
 * The default of a schema. If it is a function, it is called, with what was sent if anything was.
 */
export function defaultOf(schema: object, sent?: { readonly value: unknown }): unknown {
  const value: unknown = defaultIn(schema);
  if (typeof value !== 'function') return value;
  return sent === undefined ? value() : value(sent, {});
}

/**
 * The fallback of a schema, which replaces a value that was not sent or that the schema refuses.
 */
export function fallbackOf(schema: object): unknown {
  const { fallback } = schema as { readonly fallback?: unknown };
  return typeof fallback === 'function' ? fallback() : fallback;
}

/** The default of a schema as it was declared, without calling it. */
export function defaultIn(schema: object): any /* any: its type is the user's */ {
  return (schema as { readonly default?: unknown }).default;
}

/** The author's message of a schema or action, which may be a function. */
export function messageIn(live: object): any /* any: its type is the user's */ {
  return (live as { readonly message?: unknown }).message;
}

/** The live schema of a field, or the part of it that the steps lead to. */
export function schemaOf(
  model: AnyModel,
  field: string,
  ...steps: readonly (string | number)[]
): v.GenericSchema<any, any> /* any: its types are the user's, and it may be an action, too */ {
  return follow(model['~model'].fields[field]?.schema, steps, `${model['~model'].name}.${field}`);
}

/** The live schema of a narrowing, or the part of it that the steps lead to. */
export function narrowingOf(
  model: AnyModel,
  operation: Operation,
  field: string,
  index: number,
  ...steps: readonly (string | number)[]
): v.GenericSchema<any, any> /* as above */ {
  const grant: unknown = grantedBy(model['~model'].fields[field]?.writableBy[operation][index]);
  const schema = isObject(grant) ? grant['schema'] : undefined;
  return follow(schema, steps, `${model['~model'].name}.${field}`);
}

/** The condition of a grant to update a field, which is a function. */
export function conditionOf(
  model: AnyModel,
  field: string,
  index: number,
): (record: object) => unknown {
  const grant: unknown = model['~model'].fields[field]?.writableBy.update[index];
  const condition = isConditional(grant) ? grant.condition : undefined;
  if (typeof condition === 'function') return condition;
  throw changed(`${model['~model'].name}.${field}`);
}

function follow(
  start: unknown,
  steps: readonly (string | number)[],
  name: string,
): v.GenericSchema {
  let node = start;
  for (const step of steps) {
    if (!isObject(node)) break;
    const { type, [step]: next }: Record<string | number, unknown> = node;
    node = type === 'lazy' && typeof next === 'function' ? next(undefined) : next;
  }
  if (isObject(node)) return node as object as v.GenericSchema;
  throw changed(name);
}

const changed = (name: string): TypeError =>
  new TypeError(`'${name}' has changed since its code was generated. Run npx gen-dtos.`);
