import * as v from 'valibot';
import type { Operation } from '../model/field.js';
import { operationOf, type Shape } from '../model/grants.js';
import { MAX_ISSUES, NOT_WRITABLE, UNKNOWN_KEY, VALUE_NOT_ALLOWED } from './issue.js';
import { mayWrite } from './model-grants.js';
import { isPlainObject, ownValue } from './plain-object.js';
import { whole } from './whole.js';

/** A field of a model: which roles may write it (a bit each) and what it holds. */
export interface ClosedField extends Writers {
  /** What other roles may write: the values which such a schema accepts, after the field's own. */
  readonly narrowed?: readonly (Writers & {
    readonly schema: v.GenericSchema<any, unknown>; // any: it is handed the field's output
  })[];
  readonly schema: v.GenericSchema<unknown>;
  /** The schema of the field itself, which a default is the server's own value for. */
  readonly own?: v.GenericSchema<unknown>;
  /** Whether `null` deletes it in an update (RFC 7396). */
  readonly deletable?: boolean;
  /** Whether an update replaces the value whole: it may be an object, but is no model. */
  readonly whole?: boolean;
}

/** The roles that may write every value, in each operation. Replacing asks what updating asks. */
interface Writers {
  readonly create?: number;
  readonly update?: number;
}

interface RefusedKey extends v.BaseIssue<unknown> {
  readonly type: 'not_writable' | 'unknown_key' | 'value_not_allowed' | 'closed_object';
}

/**
 * The valibot schema of a Dto: accepts a plain object with keys that the roles may write, lists
 * every key that they may not (valibot's `strictObject` stops at the first, and takes `[]` or a
 * `Date` where all is optional), reads own keys only and returns a fresh object.
 *
 * Generated code calls it; the fast parsers beside it must never accept what it refuses.
 *
 * @param shape `create`: absent fields are missing or defaulted; `update`: they stay out;
 * `replace`: they are missing or stay out.
 * @param roles The roles that ask, a bit each. None is refused altogether.
 * @param fields The fields that somebody may write.
 * @param serverControlled The fields that nobody may write.
 *
 * @returns A synchronous valibot schema.
 */
/* @__NO_SIDE_EFFECTS__ */
export function closedObject<Input, Output = Input>(
  shape: Shape,
  roles: number,
  fields: { readonly [key: string]: ClosedField },
  serverControlled: readonly string[],
): v.GenericSchema<Input, Output> {
  const operation = operationOf(shape);
  const granted = Object.entries(fields)
    .map(([key, field]) => ({
      key,
      schema: schemaFor(field, operation, roles),
      own: field.own ?? field.schema,
      deletable:
        shape === 'update' && field.deletable === true && mayWrite(field, operation, roles),
      whole: field.whole === true && operation === 'update',
    }))
    .filter((field): field is GrantedField => field.schema !== undefined);
  const accepted = new Set(granted.map((field) => field.key));
  const declared = new Set([...Object.keys(fields), ...serverControlled]);

  const refuseKeys = (dataset: Dataset, input: Record<string, unknown>): void => {
    let refused = 0;
    for (const key of Object.keys(input)) {
      if (accepted.has(key) || input[key] === undefined) continue;
      if (refused++ === MAX_ISSUES) break;
      const type = declared.has(key) ? 'not_writable' : 'unknown_key';
      addIssue(dataset, type, key, input);
    }
  };

  return v._standardSchema({
    kind: 'schema',
    type: 'strict_object',
    reference: closedObject,
    expects: 'Object',
    async: false,
    // Valibot's `variant` looks up its discriminator here.
    entries: entriesOf(granted, declared),
    message: undefined,
    '~run'(dataset: Dataset, config: Config) {
      const input = dataset.value;
      if (!isPlainObject(input)) return addIssue(dataset, 'closed_object');
      if (roles === 0) return addIssue(dataset, 'not_writable');
      const output: Record<string, unknown> = {};
      dataset.typed = true;
      dataset.value = output;
      for (const field of granted) {
        const value = ownValue(input, field.key);
        if (value !== undefined) runField(dataset, config, { ...field, input, value });
        else {
          const filled = defaultFor(shape, field.own);
          fillField(dataset, config, { ...field, shape, input, value: filled });
        }
        if (dataset.issues && config.abortEarly) return dataset;
      }
      if (config.unaccepted !== 'strip') refuseKeys(dataset, input);
      return dataset;
    },
    // As valibot runs schemas; their type also holds parts that exist at compile time only.
  } as object as v.GenericSchema<Input, Output>);
}

interface GrantedField {
  readonly key: string;
  readonly schema: v.GenericSchema<unknown>;
  readonly own: v.GenericSchema<unknown>;
  readonly deletable: boolean;
  readonly whole: boolean;
}

interface Dataset {
  value: unknown;
  typed?: boolean | undefined;
  issues?: [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]] | undefined;
}

type Config = RunConfig;

/** Valibot hands its config down to every nested schema, so `strip` reaches them all. */
export interface RunConfig extends v.Config<v.BaseIssue<unknown>> {
  readonly unaccepted?: 'strip';
}

/** What the roles may write into a field, or nothing. */
function schemaFor(
  field: ClosedField,
  operation: Operation,
  roles: number,
): v.GenericSchema<unknown> | undefined {
  if (mayWrite(field, operation, roles)) return field.schema;
  const allowed = (field.narrowed ?? []).filter((one) => mayWrite(one, operation, roles));
  if (allowed.length === 0) return undefined;
  return narrowedSchema(
    field.schema,
    allowed.map((narrowing) => narrowing.schema),
  );
}

/** The field's schema, and after it one of the narrowings. Its issues don't tell the other values. */
function narrowedSchema(
  schema: v.GenericSchema<unknown>,
  allowed: readonly v.GenericSchema<unknown>[],
): v.GenericSchema<unknown> {
  return v._standardSchema({
    ...schema,
    '~run'(dataset: Dataset, config: Config) {
      const result = schema['~run']({ value: dataset.value }, config) as Dataset;
      if (result.issues) {
        for (const issue of result.issues) Object.assign(issue, { message: 'Invalid value' });
        return result;
      }
      for (const candidate of allowed) {
        const narrowed = candidate['~run']({ value: result.value }, config) as Dataset;
        if (!narrowed.issues) return narrowed;
      }
      return addIssue(result, 'value_not_allowed');
    },
  } as v.GenericSchema<unknown>);
}

function entriesOf(
  granted: readonly GrantedField[],
  declared: ReadonlySet<string>,
): Record<string, v.GenericSchema<unknown>> {
  const never = v.never();
  const refused = [...declared].map((key) => [key, never] as const);
  return Object.fromEntries([
    ...refused,
    ...granted.map(({ key, schema }) => [key, schema] as const),
  ]);
}

/** Only absence (or an explicit `undefined`, which is the same) asks for a default, and only in `create`. */
function defaultFor(shape: Shape, schema: v.GenericSchema<unknown>): unknown {
  return shape === 'create' && mayBeAbsent(schema) ? v.getDefault(schema) : undefined;
}

function mayBeAbsent(schema: { readonly type: string }): boolean {
  return (
    schema.type === 'optional' ||
    schema.type === 'exact_optional' ||
    schema.type === 'nullish' ||
    schema.type === 'undefinedable'
  );
}

type WithFallback = v.SchemaWithFallback<v.GenericSchema<unknown>, unknown>;

const hasFallback = (schema: v.GenericSchema<unknown>): schema is WithFallback =>
  (schema as Partial<WithFallback>).fallback !== undefined;

interface FieldRun extends GrantedField {
  readonly input: Record<string, unknown>;
  readonly value: unknown;
}

/** A key that was not sent: the server's default, which no role has to be granted, or nothing. */
function fillField(dataset: Dataset, config: Config, run: FieldRun & { shape: Shape }): void {
  const { shape, key, own, input, value } = run;
  if (value !== undefined) runField(dataset, config, { ...run, schema: own });
  else if (shape === 'create' && hasFallback(own)) {
    (dataset.value as Record<string, unknown>)[key] = v.getFallback(own);
  } else if (shape !== 'update' && !mayBeAbsent(own)) {
    addIssue(dataset, 'closed_object', key, input);
  }
}

function runField(dataset: Dataset, config: Config, run: FieldRun): void {
  const { key, schema, input, value } = run;
  if (value === null && run.deletable) {
    (dataset.value as Record<string, unknown>)[key] = value;
    return;
  }
  const result = schema['~run']({ value }, config) as Dataset;
  if (result.issues) {
    for (const issue of result.issues) {
      const path = [pathItem(input, key), ...(issue.path ?? [])];
      push(dataset, Object.assign(issue, { path }));
    }
  }
  if (!result.typed) dataset.typed = false;
  const kept = run.whole ? whole(result.value) : result.value;
  (dataset.value as Record<string, unknown>)[key] = kept;
}

const MESSAGES: Record<RefusedKey['type'], string> = {
  not_writable: NOT_WRITABLE,
  unknown_key: UNKNOWN_KEY,
  value_not_allowed: VALUE_NOT_ALLOWED,
  closed_object: 'Invalid type: Expected Object',
};

function addIssue(
  dataset: Dataset,
  type: RefusedKey['type'],
  key?: string,
  input?: Record<string, unknown>,
): Dataset {
  const missing = type === 'closed_object' && key !== undefined;
  push(dataset, {
    kind: 'schema',
    type,
    input: undefined,
    expected: null,
    received: '',
    message: missing ? 'Missing' : MESSAGES[type],
    ...(key !== undefined && input && { path: [pathItem(input, key)] }),
  } as unknown as v.BaseIssue<unknown>); // BaseIssue declares its unused parts as absent, not optional.
  dataset.typed = false;
  return dataset;
}

function push(dataset: Dataset, issue: v.BaseIssue<unknown>): void {
  if (dataset.issues === undefined) dataset.issues = [issue];
  else dataset.issues.push(issue);
}

function pathItem(input: Record<string, unknown>, key: string): v.ObjectPathItem {
  return { type: 'object', origin: 'value', input, key, value: input[key] };
}
