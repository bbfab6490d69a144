import * as v from 'valibot';
import type { Operation } from '../../model/field.js';
import { operationOf, type Shape } from '../../model/grants.js';
import { MAX_ISSUES, NOT_WRITABLE, UNKNOWN_KEY } from '../issue.js';
import { mayWrite } from '../model-grants.js';
import { isPlainObject, ownValue } from '../plain-object.js';
import { narrowedSchema } from './narrowed-schema.js';
import { fillField, runField, type GrantedField } from './run-field.js';
import type { RunConfig } from './unstripped.js';
import { pathItem, refuse, valibotIssue, type Dataset } from './valibot-issue.js';

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
  const granted = grantedFields(shape, roles, fields);
  const accepted = new Set(granted.map((field) => field.key));
  const declared = new Set([...Object.keys(fields), ...serverControlled]);
  return v._standardSchema({
    kind: 'schema',
    type: 'strict_object',
    reference: closedObject,
    expects: 'Object',
    async: false,
    // Valibot's `variant` looks up its discriminator here.
    entries: entriesOf(granted, declared),
    message: undefined,
    '~run'(dataset: Dataset, config: RunConfig) {
      const input = dataset.value;
      if (!isPlainObject(input)) {
        return refuse(dataset, valibotIssue('closed_object', 'Invalid type: Expected Object'));
      }
      if (roles === 0) return refuse(dataset, valibotIssue('not_writable', NOT_WRITABLE));
      const output: Record<string, unknown> = {};
      dataset.typed = true;
      dataset.value = output;
      for (const field of granted) {
        const value = ownValue(input, field.key);
        if (value !== undefined) runField(dataset, config, { ...field, input, value });
        else fillField(dataset, config, { ...field, input, shape });
        if (dataset.issues && config.abortEarly) return dataset;
      }
      if (config.unaccepted !== 'strip') refuseKeys(dataset, input, accepted, declared);
      return dataset;
    },
    // As valibot runs schemas; their type also holds parts that exist at compile time only.
  } as object as v.GenericSchema<Input, Output>);
}

/** The fields into which the roles may write something. */
function grantedFields(
  shape: Shape,
  roles: number,
  fields: { readonly [key: string]: ClosedField },
): GrantedField[] {
  const operation = operationOf(shape);
  return Object.entries(fields).flatMap(([key, field]) => {
    const schema = schemaFor(field, operation, roles);
    if (schema === undefined) return [];
    const deletable =
      shape === 'update' && field.deletable === true && mayWrite(field, operation, roles);
    const whole = field.whole === true && operation === 'update';
    return [{ key, schema, own: field.own ?? field.schema, deletable, whole }];
  });
}

/** Refuses the keys that the roles may not write, each for its reason. */
function refuseKeys(
  dataset: Dataset,
  input: Record<string, unknown>,
  accepted: ReadonlySet<string>,
  declared: ReadonlySet<string>,
): void {
  let refused = 0;
  for (const key of Object.keys(input)) {
    if (accepted.has(key) || input[key] === undefined) continue;
    if (refused++ === MAX_ISSUES) break;
    const path = [pathItem(input, key)];
    const issue = declared.has(key)
      ? valibotIssue('not_writable', NOT_WRITABLE, path)
      : valibotIssue('unknown_key', UNKNOWN_KEY, path);
    refuse(dataset, issue);
  }
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
