import * as v from 'valibot';
import type { Operation } from '../../model/field.js';
import { operationOf, type Shape } from '../../model/grants.js';
import { MAX_ISSUES, NOT_WRITABLE, UNKNOWN_KEY } from '../issue.js';
import { mayWrite } from '../model-grants.js';
import { isPlainObject, ownValue } from '../plain-object.js';
import { narrowedSchema } from './narrowed-schema.js';
import { fillField, runField, type GrantedField } from './run-field.js';
import { pathItem, refuse, valibotIssue, type Dataset, type RunConfig } from './valibot-issue.js';

/** A field of a model: the roles that may write it, one bit each, and what it holds. */
export interface ClosedField extends Writers {
  /** What other roles may write: values that the field's schema accepts, and then one of these. */
  readonly narrowed?: readonly (Writers & {
    readonly schema: v.GenericSchema<any, unknown>; // any: its input is the field's output
  })[];
  readonly schema: v.GenericSchema<unknown>;
  /**
   * The declared schema of the field, if `schema` differs. A default is the server's own value, so
   * it is checked by this one.
   */
  readonly own?: v.GenericSchema<unknown>;
  /** Whether `null` deletes the field in an update (RFC 7396). */
  readonly deletable?: boolean;
  /**
   * Whether an update replaces the value whole, because it may be an object that is not a model.
   */
  readonly whole?: boolean;
}

/** The roles that may write every value, by operation. `replace` asks what `update` asks. */
interface Writers {
  readonly create?: number;
  readonly update?: number;
}

/**
 * Makes the valibot schema of a Dto. It accepts a plain object with keys that the roles may write,
 * and returns a fresh one; it reads own keys only, and lists every key that is refused. (Valibot's
 * `strictObject` stops at the first one, reads inherited keys, and accepts `[]` and a `Date` if
 * every field is optional.)
 *
 * Called by generated code. The compiled parsers beside it must never accept what it refuses.
 *
 * @param shape What becomes of absent fields. `create`: they are filled in if they have a default
 * or fallback, and missing if they are required; `update`: they stay absent; `replace`: they are
 * missing if they are required, and stay absent otherwise.
 * @param roles The roles of the caller, one bit each. For 0, every input is refused.
 * @param fields The fields that at least one role may write.
 * @param serverControlled The fields that no role may write.
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
      refuseKeys(dataset, input, accepted, declared);
      return dataset;
    },
    // Complete at run time; the rest of valibot's type exists at compile time only.
  } as object as v.GenericSchema<Input, Output>);
}

/** The fields that the roles may write at least some values to. */
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

/** Refuses the keys that the roles may not write, each with its reason. */
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

/** The schema of what the roles may write to a field; `undefined` if that is nothing. */
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
