/** What only valibot or the user's own function can say is asked of the live schema. */
import type * as v from 'valibot';
import type { Operation } from '../../model/field.js';
import type { AnyModel } from '../../model/model.js';
import { grantedBy, isConditional } from '../../model/when.js';
import { codeOf, messageOf, segmentOf } from '../issue.js';
import { refuse, since, wrongType, type Report } from '../report.js';

/** A schema or action of valibot's, as it is run. */
export interface Live {
  readonly '~run': (dataset: any, config: any) => unknown; // any: they say on what they run in many ways
  readonly message?: unknown;
}

interface Dataset {
  readonly value: unknown;
  readonly typed?: boolean;
  readonly issues?: readonly v.BaseIssue<unknown>[];
}

/** A value through a schema. */
export function ask(schema: Live, value: unknown, report: Report, key?: string | number): unknown {
  return note(schema['~run']({ value }, {}) as Dataset, report, key);
}

/** A value of the right type through a rule or transformation. */
export function act(action: Live, value: unknown, report: Report, key?: string | number): unknown {
  return note(action['~run']({ typed: true, value }, {}) as Dataset, report, key);
}

/**
 * The same of one that is valibot's own. Its code may fail at what a client sends, as `{ toString: 1 }`
 * has no text to sort by: then the value is refused. A function of the user's throws what it throws.
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

/** What is said of a value at which an action fails. */
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

/** The default of a schema: a value, or what a function makes, which is told what was sent if anything was. */
export function defaultOf(schema: object, sent?: { readonly value: unknown }): unknown {
  const value: unknown = defaultIn(schema);
  if (typeof value !== 'function') return value;
  return sent === undefined ? value() : value(sent, {});
}

/** What stands in for a value that was not sent, or that the schema refuses. */
export function fallbackOf(schema: object): unknown {
  const { fallback } = schema as { readonly fallback?: unknown };
  return typeof fallback === 'function' ? fallback() : fallback;
}

/** The default as it was declared. */
export function defaultIn(schema: object): any /* its type is the user's */ {
  return (schema as { readonly default?: unknown }).default;
}

/** The live schema of a field, or what is in it. */
export function schemaOf(
  model: AnyModel,
  field: string,
  ...steps: readonly (string | number)[]
): v.GenericSchema<
  any,
  any
> /* its types are the user's, and an action fits where a schema does */ {
  return follow(model['~model'].fields[field]?.schema, steps, `${model['~model'].name}.${field}`);
}

/** The live schema of a narrowing, or what is in it. */
export function narrowingOf(
  model: AnyModel,
  operation: Operation,
  field: string,
  index: number,
  ...steps: readonly (string | number)[]
): v.GenericSchema<any, any> /* as above */ {
  const grant: unknown = grantedBy(model['~model'].fields[field]?.writableBy[operation][index]);
  const schema =
    typeof grant === 'object' && grant !== null && 'schema' in grant ? grant.schema : undefined;
  return follow(schema, steps, `${model['~model'].name}.${field}`);
}

/** The function that a grant of updating a field has for a condition. */
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
): v.GenericSchema<any, any> /* any: as above */ {
  let node = start;
  for (const step of steps) {
    if (typeof node !== 'object' || node === null) break;
    const { type, [step]: next } = node as { type?: unknown; [step: string | number]: unknown };
    node = type === 'lazy' && typeof next === 'function' ? next(undefined) : next;
  }
  if (typeof node === 'object' && node !== null) return node as v.GenericSchema<any, any>; // any: as above
  throw changed(name);
}

const changed = (name: string): TypeError =>
  new TypeError(`'${name}' has changed since its code was generated. Run npx gen-dtos.`);
