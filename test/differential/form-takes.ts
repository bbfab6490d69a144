/**
 * What a form may send at each place of a body, as docs/forms.md has it: by descriptions, and
 * without any JSON Schema.
 */
import {
  Own,
  type Asker,
  type Field,
  type Model,
  type PipeSchema,
  type Program,
  type Schema,
  type Shape,
  type Step,
} from './description.js';
import { isDeletable } from './absence.js';
import { hasOwn } from './applied.js';
import { grantsHeld, heldBy } from './held.js';
import { LOOKING_BACK } from './known-differences.js';
import { TRANSFORMATIONS } from './library.js';
import { isToldWhole } from './told-whole.js';

/**
 * What a value may be there. `exact` goes with `number`: no digit may be lost. `closed` is what no
 * text can say, such as a symbol or a set. `unsaid` is an item of what is declared as an object, which
 * valibot might take for a list.
 */
export type Kind =
  | 'text' | 'number' | 'exact' | 'boolean' | 'bigint' | 'date' | 'file' | 'null'
  | 'list' | 'object' | 'anything' | 'closed' | 'unsaid'; // prettier-ignore

export interface Place {
  /** Empty where nothing is accepted. */
  readonly kinds: ReadonlySet<Kind>;
  /** The place under a key or index. */
  readonly inside: (segment: string | number) => Place;
}

/** A schema without anything around it, and what its models are asked for. */
interface Option {
  readonly schema: Schema;
  readonly shape: Shape;
  readonly kinds: readonly Kind[];
  /** Whether nobody knows what becomes of its parts. */
  readonly isChanged?: boolean;
}

const NOTHING: Place = { kinds: new Set(), inside: () => NOTHING };

const UNSAID: Place = { kinds: new Set(['unsaid']), inside: () => UNSAID };

const ANYTHING: Place = { kinds: new Set(['anything']), inside: () => ANYTHING };

/** The place of a whole form. */
export function placeFor(
  { roles, model, lazies }: Program,
  { roles: names, shape: asked, record }: Asker,
): Place {
  const held = heldBy(roles, names);

  function optionsOf(schema: Schema, shape: Shape, entered: readonly number[] = []): Option[] {
    if ('lazy' in schema) {
      const { lazy } = schema;
      return entered.includes(lazy) ? [] : optionsOf(lazies[lazy]!, shape, [...entered, lazy]);
    }
    const goOn = (inner: Schema): Option[] => optionsOf(inner, shape, entered);
    if (isUnknown(schema)) return [{ schema, shape, kinds: ['anything'] }];
    if ('steps' in schema) return goOn(schema.inner).map((option) => throughSteps(option, schema));
    if (schema.is === 'nonNullable' || schema.is === 'nonNullish')
      return goOn(schema.inner).flatMap(withoutNull);
    if (schema.is === 'nullable' || schema.is === 'nullish') return [...goOn(schema.inner), NULL];
    if ('inner' in schema) return goOn(schema.inner);
    if (schema.is === 'union' || schema.is === 'variant') {
      return schema.options.flatMap((option) => optionsOf(option, 'create', entered));
    }
    return [{ schema, shape, kinds: kindsOf(schema) }];
  }

  function placeOf(options: readonly Option[]): Place {
    return {
      kinds: declared(options.flatMap(({ kinds }) => kinds)),
      inside: (segment) => together(options.map((option) => inOption(option, segment))),
    };
  }

  function inOption(option: Option, segment: string | number): Place {
    const { schema, shape, kinds, isChanged } = option;
    const inside = (inner: Schema | undefined): Place => {
      if (inner === undefined) return ANYTHING;
      const options = optionsOf(inner, 'create');
      return placeOf(isChanged ? options.map(changed) : options);
    };
    if (kinds.includes('anything')) return ANYTHING;
    const isList = typeof segment === 'number';
    if ('items' in schema && isList) {
      // One item too many may be anything: it is the list that is refused.
      return inside(segment < schema.items.length ? schema.items[segment] : schema.rest);
    }
    if ('model' in schema && !isList) return inModel(schema.model, segment, shape);
    if (!('entries' in schema)) return NOTHING;
    if (isList) return UNSAID;
    const { entries, is, rest } = schema;
    if (hasOwn(entries, segment)) return inside(entries[segment]);
    return is === 'strictObject' ? NOTHING : inside(rest);
  }

  function inModel({ fields }: Model, key: string, shape: Shape): Place {
    const field = hasOwn(fields, key) ? fields[key] : undefined;
    if (field === undefined || held.length === 0) return NOTHING;
    const grants = grantsHeld(field, { held, record, shape });
    if (grants.length === 0) return NOTHING;
    const isFree = grants.some(({ narrowing }) => narrowing === undefined);
    const isDeleted = isFree && shape === 'update' && isDeletable(field.schema, lazies);
    const options = optionsOf(field.schema, shape);
    const place = placeOf(isDeleted ? [...options, NULL] : options);
    // Of what nobody knows, nobody knows the narrowing.
    if (isFree || options.some((option) => isUnknown(option.schema))) return place;
    return { ...place, kinds: narrowed(place.kinds, field, grants) };
  }

  /** What the roles may send is what both the field and one of the narrowings take. */
  function narrowed(
    kinds: ReadonlySet<Kind>,
    { schema }: Field,
    grants: ReturnType<typeof grantsHeld>,
  ): ReadonlySet<Kind> {
    const own = grants.flatMap(({ narrowing = schema }) => optionsOf(narrowing, 'create'));
    const allowed = new Set(own.flatMap((option) => option.kinds));
    if (kinds.has('anything')) return allowed;
    const isAny = allowed.has('anything');
    const common = [...kinds].filter((kind) => isAny || allowed.has(kind));
    // A number beside a bigint stays exact, although the bigint may not be sent.
    const isAsked = (['exact', 'bigint'] as const).some(
      (kind) => kinds.has(kind) || allowed.has(kind),
    );
    return declared(isAsked && common.includes('number') ? [...common, 'exact'] : common);
  }

  return placeOf([{ schema: { is: 'model', model }, shape: asked, kinds: ['object'] }]);
}

/** What is declared is a field, although nothing may fit it. */
const declared = (kinds: readonly Kind[]): ReadonlySet<Kind> =>
  new Set(kinds.length === 0 ? ['closed'] : kinds);

/** What only the user's own schema can say. */
export const isUnknown = (schema: Schema): boolean =>
  schema.is === 'custom' ||
  schema.is === 'instance' ||
  isToldWhole(schema) ||
  ('steps' in schema &&
    (schema.is !== 'pipe' || schema.steps.some((step) => LOOKING_BACK.has(nameOf(step)))));

const NULL: Option = { schema: { is: 'null' }, shape: 'create', kinds: ['null'] };

const withoutNull = (option: Option): Option[] =>
  option.kinds.length === 1 && option.kinds[0] === 'null' ? [] : [option];

/** The place that is any of several. */
function together(places: readonly Place[]): Place {
  const open = places.filter(({ kinds }) => kinds.size > 0);
  const [only = NOTHING, ...others] = open;
  if (others.length === 0) return only;
  return {
    kinds: new Set(open.flatMap(({ kinds }) => [...kinds])),
    inside: (segment) => together(open.map((place) => place.inside(segment))),
  };
}

/** Rules say more about a number. A date that becomes something else is not recognised. */
function throughSteps(option: Option, { steps }: PipeSchema): Option {
  if (option.kinds.some((kind) => kind === 'list' || kind === 'object')) {
    return madeOf('list', steps) === 'list' ? option : changed(option);
  }
  const kinds = option.kinds.flatMap((kind): Kind[] => {
    const made = madeOf(kind, steps);
    if (kind === 'date' || kind === 'bigint') return [made === kind ? kind : 'closed'];
    if (kind !== 'number') return [kind];
    if (steps.some(isBeyondJson)) return ['closed'];
    // The bigint that would be exact is refused, too, if a number is to become one.
    if (made === 'bigint') return ['number', 'bigint'];
    return isExact(steps) ? ['number', 'exact'] : ['number'];
  });
  return { ...option, kinds };
}

function changed(option: Option): Option {
  const kinds = option.kinds.map((kind) =>
    kind === 'date' || kind === 'bigint' ? 'closed' : kind,
  );
  return { ...option, kinds, isChanged: true };
}

/** What a value is after some steps, as far as it matters. */
function madeOf(kind: Kind, steps: readonly Step[]): Kind | undefined {
  return steps.reduce<Kind | undefined>((made, step) => {
    const name = nameOf(step);
    if (name === 'toDate') return 'date';
    if (name === 'toBigint') return 'bigint';
    return name in TRANSFORMATIONS && !keeps(step) ? undefined : made;
  }, kind);
}

/** Whether a transformation keeps the type. One with a function of the user's may do anything. */
const keeps = (step: Step): boolean =>
  KEEPING.has(nameOf(step)) && 'do' in step && !step.args.some((one) => one instanceof Own);

const nameOf = (step: Step): string => ('do' in step ? step.do : '');

const KEEPING: ReadonlySet<string> = new Set([
  'brand',
  'flavor',
  'readonly',
  'toMinValue',
  'toMaxValue',
  'sortItems',
]);

/** Whether an integer is asked for: of what is sent, or of what is returned. */
function isExact(steps: readonly Step[]): boolean {
  const isChange = (step: Step): boolean =>
    nameOf(step) in TRANSFORMATIONS && !SAME.has(nameOf(step));
  const sent = steps.slice(0, steps.findIndex(isChange) >>> 0);
  const returned = steps.slice(steps.findLastIndex((step) => isChange(step) && !keeps(step)) + 1);
  return [...sent, ...returned].some(asksForInteger);
}

const SAME: ReadonlySet<string> = new Set(['brand', 'flavor', 'readonly']);

/** Whether a number must be one that JSON has no text for. */
function isBeyondJson(step: Step): boolean {
  const listed = listedBy(step);
  const isBeyond = (one: unknown): boolean => typeof one === 'number' && !Number.isFinite(one);
  return listed.length > 0 && listed.every(isBeyond);
}

/** The values of which a rule asks for one. */
function listedBy(step: Step): readonly unknown[] {
  if (!('do' in step)) return [];
  return step.do === 'value' ? step.args : step.do === 'values' ? step.args.flat() : [];
}

function asksForInteger(step: Step): boolean {
  if (!('do' in step)) return false;
  const { do: name, args } = step;
  return (
    name === 'integer' ||
    name === 'safeInteger' ||
    (name === 'multipleOf' && Number.isInteger(args[0])) ||
    listedBy(step).some(Number.isInteger)
  );
}

function kindsOf(schema: Schema): readonly Kind[] {
  if ('values' in schema) return schema.values.flatMap(kindsOfValue);
  if ('items' in schema) return ['list'];
  if ('entries' in schema || 'model' in schema) return ['object'];
  return KINDS.get(schema.is) ?? ['closed'];
}

const KINDS: ReadonlyMap<string, readonly Kind[]> = new Map<string, readonly Kind[]>([
  ['string', ['text']],
  ['number', ['number']],
  ['boolean', ['boolean']],
  ['bigint', ['bigint']],
  ['date', ['date']],
  ['null', ['null']],
  ['file', ['file']],
  ['blob', ['file']],
  ['any', ['anything']],
  ['unknown', ['anything']],
]);

function kindsOfValue(value: unknown): readonly Kind[] {
  if (typeof value === 'string') return ['text'];
  if (typeof value === 'bigint') return ['bigint'];
  if (typeof value === 'boolean') return ['boolean'];
  if (typeof value !== 'number') return [value === null ? 'null' : 'closed'];
  if (Number.isNaN(value)) return ['closed'];
  return Number.isInteger(value) ? ['number', 'exact'] : ['number'];
}
