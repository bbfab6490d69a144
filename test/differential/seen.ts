/** What may be read of a record, computed independently of the generator. */
import { fallbackOf, mayBeAbsent } from './absence.js';
import {
  Own,
  type ChoiceSchema,
  type Model,
  type ObjectSchema,
  type Program,
  type Schema,
  type Step,
  type TupleSchema,
  type VariantSchema,
} from './description.js';
import { heldBy } from './held.js';
import { LOOKING_BACK } from './known-differences.js';
import { VALIDATIONS } from './library.js';
import { ANYTHING, differenceIn, isCertain, isRecord, joined, ofEntries, shared } from './shown.js';
import { holdsModel, partsOf, schemasIn } from './walk.js';

/** What is wrong with a view of a record; `undefined` if nothing is. */
export function faultIn(
  program: Program,
  roles: readonly string[],
  record: unknown,
  view: unknown,
): string | undefined {
  const { lazies } = program;
  const held = heldBy(program.roles, roles);

  function ofModel({ fields }: Model, value: unknown): unknown {
    if (!isRecord(value)) return undefined;
    const entries = Object.entries(fields).map(([key, { schema, stored, readers = [] }]) => {
      const isReadable = readers === 'anyone' || readers.some((role) => held.includes(role));
      return [key, stored && isReadable ? ofField(schema, ownOf(value, key)) : undefined] as const;
    });
    return ofEntries(entries);
  }

  function ofField(schema: Schema, value: unknown): unknown {
    const key = schemasIn(schema).flatMap((inner) => ('target' in inner ? inner.key : []))[0];
    if (key === undefined) return of(schema, value);
    return Array.isArray(value) ? value.map((one) => keyOf(one, key)) : keyOf(value, key);
  }

  function of(schema: Schema, value: unknown): unknown {
    if (!isClosed(schema)) return value;
    if ('model' in schema) return ofModel(schema.model, value);
    if ('lazy' in schema) return of(lazies[schema.lazy] as Schema, value);
    if (isOwn(schema)) return ANYTHING;
    if (!isSurelyClosed(schema)) return ANYTHING;
    if ('inner' in schema) return isNull(schema, value) ? null : of(schema.inner, value);
    const shown = ofParts(schema, value);
    // A list of what only valibot can run is shown unchanged, even if it is none.
    return shown === undefined && !holdsModel(schema, lazies) && some(schema, isOwn)
      ? ANYTHING
      : shown;
  }

  function ofParts(schema: Schema, value: unknown): unknown {
    if ('items' in schema) return ofList(schema, value);
    if ('entries' in schema) return ofObject(schema, value);
    if (schema.is === 'variant') return ofVariant(schema, value);
    return schema.is === 'union' ? ofUnion(schema, value) : ANYTHING;
  }

  function ofList({ is, items, rest }: TupleSchema, value: unknown): unknown {
    if (!Array.isArray(value)) return undefined;
    const shown = [...value].map((item: unknown, index) => {
      const schema = items[index] ?? rest;
      return schema ? of(schema, item) : item;
    });
    if (is === 'tuple' || is === 'strictTuple') return shown.slice(0, items.length);
    if (is !== 'array') return shown;
    return shown.every(isCertain) ? shown.filter((item) => item !== undefined) : ANYTHING;
  }

  function ofObject({ is, entries, rest }: ObjectSchema, value: unknown): unknown {
    if (!isRecord(value)) return undefined;
    const isLoose = rest !== undefined || is === 'looseObject';
    const others = Object.keys(value).filter(
      (key) => isLoose && key !== '__proto__' && !Object.hasOwn(entries, key),
    );
    return ofEntries([
      ...others.map((key) => [key, rest ? of(rest, value[key]) : value[key]] as const),
      ...Object.entries(entries).map(
        ([key, entry]) => [key, of(entry, ownOf(value, key))] as const,
      ),
    ]);
  }

  function ofVariant(schema: VariantSchema, value: unknown): unknown {
    const told = schema.options.map((option) => listedBy(option, schema.key));
    const all = told.flat();
    const areDistinct =
      told.every((values) => values.length > 0 && !values.some(Number.isNaN)) &&
      new Set(all).size === all.length;
    if (!areDistinct) return ofUnion(schema, value);
    const sent = isRecord(value) ? ownOf(value, schema.key) : undefined;
    const chosen = schema.options[told.findIndex((values) => values.includes(sent))];
    return chosen && of(chosen, value);
  }

  /** What all options that fit show; without models in them, nothing is hidden by any. */
  function ofUnion(schema: ChoiceSchema | VariantSchema, value: unknown): unknown {
    const all = schema.options.map((option) => asOption(option, value));
    const [first, ...others] = all.filter((shown) => shown !== undefined);
    return others.reduce(holdsModel(schema, lazies) ? shared : joined, first);
  }

  /** What an option shows of a value; `undefined` if it does not fit. */
  function asOption(schema: Schema, value: unknown): unknown {
    if ('lazy' in schema) return asOption(lazies[schema.lazy] as Schema, value);
    if (isConverted(schema)) return asOption({ is: 'string' }, value);
    if (isOwn(schema)) return ANYTHING;
    if ('inner' in schema) return isNull(schema, value) ? null : asOption(schema.inner, value);
    if ('model' in schema) {
      const declared = Object.entries(schema.model.fields).map(([key, field]) => {
        return [key, field.stored && !mayBeAbsent(field.schema, 'undefinedable')] as const;
      });
      return fits(value, declared, false) ? ofModel(schema.model, value) : undefined;
    }
    if ('entries' in schema && schema.is !== 'record') {
      const declared = Object.entries(schema.entries).map(([key, entry]) => {
        return [key, !mayBeAbsent(entry) && fallbackOf(entry) === undefined] as const;
      });
      return fits(value, declared, schema.is !== 'strictObject')
        ? ofObject(schema, value)
        : undefined;
    }
    if ('items' in schema || 'entries' in schema || 'options' in schema || 'item' in schema) {
      return ofParts(schema, value);
    }
    if ('own' in schema || schema.is === 'any' || schema.is === 'unknown') return value;
    return typeof value === 'object' && value !== null && !(value instanceof Date)
      ? undefined
      : value;
  }

  /** Whether a view may hide part of the value. */
  const isClosed = (schema: Schema): boolean =>
    some(schema, (inner) => 'model' in inner || ('entries' in inner && inner.is !== 'record'));

  /** The same, also if what only valibot can run is shown as it is. */
  function isSurelyClosed(schema: Schema, entered: readonly number[] = []): boolean {
    if (isOwn(schema)) return false;
    if ('lazy' in schema) {
      const { lazy } = schema;
      const inside = [...entered, lazy];
      return !entered.includes(lazy) && isSurelyClosed(lazies[lazy] as Schema, inside);
    }
    const isObject = 'model' in schema || ('entries' in schema && schema.is !== 'record');
    return isObject || partsOf(schema).some((part) => isSurelyClosed(part, entered));
  }

  function some(
    schema: Schema,
    is: (schema: Schema) => boolean,
    entered: readonly number[] = [],
  ): boolean {
    return schemasIn(schema).some((inner) => {
      if (!('lazy' in inner)) return is(inner);
      if (entered.includes(inner.lazy)) return false;
      return some(lazies[inner.lazy] as Schema, is, [...entered, inner.lazy]);
    });
  }

  return differenceIn(ofModel(program.model, record), view, '');
}

/** Whether a value has the keys of an option, and no others where those are refused. */
function fits(
  value: unknown,
  declared: readonly (readonly [key: string, isRequired: boolean])[],
  isOpen: boolean,
): boolean {
  if (!isRecord(value)) return false;
  const present = Object.keys(value).filter((key) => value[key] !== undefined);
  return (
    declared.every(([key, isRequired]) => !isRequired || present.includes(key)) &&
    (isOpen || present.every((key) => declared.some(([known]) => known === key)))
  );
}

const isNull = ({ is }: Schema, value: unknown): boolean => value === null && is.startsWith('null');

/** Whether only valibot and the user's functions know what a schema makes of a value. */
function isOwn(schema: Schema): boolean {
  if ('message' in schema && schema.message instanceof Own) return true;
  if (schema.is === 'variant') return schema.options.some(isOwn);
  return 'steps' in schema && !(schema.is === 'pipe' && schema.steps.every(isKeeping));
}

/** Whether a pipe ends with what makes an input something that is no object. */
function isConverted(schema: Schema): boolean {
  if (schema.is !== 'pipe' || isOwn(schema.inner)) return false;
  const last = schema.steps.findIndex((step) => 'do' in step && CONVERTING.has(step.do));
  const step = schema.steps[last];
  if (!step || !('do' in step) || [...step.args, step.message].some(isFunction)) return false;
  return schema.steps.every((other) => other === step || isKeeping(other));
}

const isFunction = (value: unknown): boolean =>
  value instanceof Own || (isRecord(value) && Object.values(value).some(isFunction));

const CONVERTING: ReadonlySet<string> = new Set([
  'toString',
  'toNumber',
  'toBoolean',
  'toBigint',
  'toDate',
  'parseBoolean',
  'stringifyJson',
]);

/** Whether a step returns its value, and can be run without the issues of the others. */
const isKeeping = (step: Step): boolean =>
  'note' in step ||
  ('do' in step && Object.hasOwn(VALIDATIONS, step.do) && !LOOKING_BACK.has(step.do));

/** The values by which a variant chooses an option, if the option lists them. */
function listedBy(option: Schema, key: string): readonly unknown[] {
  if ('steps' in option) return listedBy(option.inner, key);
  const entry =
    'model' in option
      ? option.model.fields[key]?.schema
      : 'entries' in option
        ? option.entries[key]
        : undefined;
  return entry && 'values' in entry && !isOwn(entry) ? entry.values : [];
}

/** Not the `length` of a `new String('a')`: it is an own key, but not a field of a record. */
const ownOf = (value: { readonly [key: string]: unknown }, key: string): unknown =>
  Object.prototype.propertyIsEnumerable.call(value, key) ? value[key] : undefined;

/** What is shown of a reference: of the record itself in place of its key, no more than the key. */
function keyOf(value: unknown, key: string): unknown {
  const id = isRecord(value) && Object.hasOwn(value, key) ? value[key] : value;
  if (typeof id !== 'object' || id === null || id instanceof Uint8Array) return id;
  const said: unknown = 'toJSON' in id && typeof id.toJSON === 'function' ? id.toJSON() : id;
  return typeof said === 'object' && said !== null ? undefined : id;
}
