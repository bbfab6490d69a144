/**
 * A second implementation of parsing. It reads descriptions, knows nothing of the product and does
 * not run valibot. It is slow and plain, so that it can be trusted.
 */
import { defaultOf, face, fallbackOf, isDeletable, mayBeAbsent } from './absence.js';
import { grantsHeld, heldBy } from './held.js';
import { markNew } from './input-only.js';
import { lateIssues } from './late.js';
import { FAILED, isApart, meant, merge, pathOf, reached } from './library.js';
import { TRANSFORMATIONS, TYPES, UNSAFE_KEYS, VALIDATIONS } from './library.js';
import * as describe from './description.js';
import type { Asker, Program, Schema } from './description.js';

type Anything = any; // inputs are anything, and are looked into as JavaScript does

export interface Issue {
  readonly code: 'not_writable' | 'unknown_key' | 'value_not_allowed' | 'invalid';
  readonly path: readonly unknown[];
}

type Issues = readonly Issue[];

export type Answer = { readonly output: unknown } | { readonly issues: Issues };

interface Context extends describe.RunConfig {
  readonly lazies: readonly Schema[];
  readonly held: readonly string[];
  readonly record: unknown;
  readonly strip: boolean;
  /** `record` is for defaults: they are the server's own values, so no grant is needed. */
  readonly shape: describe.Shape | 'record';
}

/** As in valibot, a value of the right type may still have issues. */
interface Result {
  readonly typed: boolean;
  readonly value: Anything;
  readonly issues: Issues;
}

/** The answer to an asker's input. */
export function answer({ roles, model, lazies }: Program, asker: Asker, input: unknown): Answer {
  const { shape, record } = asker;
  const held = heldBy(roles, asker.roles);
  const context = { lazies, held, record, shape, strip: asker.unaccepted === 'strip' };
  const result = run({ is: 'model', model }, input, context);
  const { value } = result;
  const issues = result.issues.length > 0 ? result.issues : lateIssues(model, asker, value);
  if (issues.length === 0) return { output: value };
  return { issues: issues.slice(0, 100).map(({ code, path }) => ({ code, path: pathOf(path) })) };
}

const INVALID: Issue = { code: 'invalid', path: [] };
const invalid = (value: unknown, issues: Issues = [INVALID]) => ({ typed: false, value, issues });
const valid = (value: unknown): Result => ({ typed: true, value, issues: [] });

/** A value made of parts. An issue of a part is an issue of the whole. */
class Parts {
  typed = true;
  readonly issues: Issue[] = [];

  take(context: Context, schema: Schema, value: unknown, ...at: readonly unknown[]): Anything {
    return this.add(run(schema, value, context), ...at);
  }

  add({ typed, value, issues }: Result, ...at: readonly unknown[]): Anything {
    this.typed &&= typed;
    this.issues.push(...issues.map(({ code, path }) => ({ code, path: [...at, ...path] })));
    return value;
  }

  refuse(code: Issue['code'], ...path: readonly unknown[]): void {
    this.typed = false;
    this.issues.push({ code, path });
  }
}

type Run<Kind> = (schema: Kind, value: Anything, context: Context) => Result;

const run: Run<Schema> = (schema, value, outer) => {
  if (TYPES[schema.is]?.(value, schema) === false) return invalid(value);
  if ('lazy' in schema) return run(outer.lazies[schema.lazy]!, value, outer);
  if ('steps' in schema) return runPipe(schema, value, outer);
  if (schema.is === 'reference') return run(schema.inner, value, outer);
  if ('inner' in schema) return runWrapper(schema, value, outer);
  if ('model' in schema) return runModel(schema, value, outer);
  const context = inWhole(outer);
  if ('entries' in schema) return runObject(schema, value, context);
  if ('items' in schema) return runTuple(schema, value, context);
  if (schema.is === 'set') return runSet(schema, value, context);
  if (schema.is === 'map') return runMap(schema, value, context);
  if (schema.is === 'variant') return runVariant(schema, value, context);
  if (schema.is === 'union') return runUnion(schema, value, context);
  return schema.is === 'intersect' ? runIntersect(schema, value, context) : valid(value);
};

/** Models that stand alone merge; in anything else they are written whole. */
const inWhole = (outer: Context): Context =>
  outer.shape === 'record' ? outer : { ...outer, shape: 'create' };

const runModel: Run<describe.ModelSchema> = ({ model }, input, context) => {
  if (context.shape === 'record') return run(recordOf(model), input, context);
  if (context.held.length === 0) return invalid(input, [{ code: 'not_writable', path: [] }]);
  const parts = new Parts();
  const value: Anything = {};
  const isNew = context.shape === 'create';
  for (const [key, field] of Object.entries(model.fields)) {
    if (grantsOf(field, context).length === 0) continue;
    const sent = Object.hasOwn(input, key) ? input[key] : undefined;
    const { schema } = field;
    const own = isNew ? defaultOf(schema, 'undefinedable') : undefined;
    const filled = made(own);
    if (sent === null && deletes(field, context)) value[key] = null;
    else if (sent !== undefined) value[key] = parts.add(runField(field, sent, context), key);
    else if (filled !== undefined) {
      value[key] = parts.take({ ...context, shape: 'record' }, schema, filled, key);
    } else if (own !== undefined) continue;
    else if (isNew && fallbackOf(schema) !== undefined) value[key] = made(fallbackOf(schema));
    else if (context.shape !== 'update' && !mayBeAbsent(schema, 'undefinedable')) {
      parts.refuse('invalid', key);
    }
  }
  for (const key of context.strip ? [] : Object.keys(input)) {
    const field = Object.hasOwn(model.fields, key) ? model.fields[key] : undefined;
    if (input[key] === undefined || (field && grantsOf(field, context).length > 0)) continue;
    parts.refuse(field ? 'not_writable' : 'unknown_key', key);
  }
  if (isNew) markNew(value, model);
  return { value, ...parts };
};

/** What the roles may write into a field: nothing, all, or what one of several schemas takes. */
function grantsOf(field: describe.Field, context: Context): readonly (Schema | 'all')[] {
  const { shape } = context;
  if (shape === 'record') return ['all'];
  return grantsHeld(field, { ...context, shape }).map(({ narrowing }) => narrowing ?? 'all');
}

const deletes = (field: describe.Field, context: Context): boolean =>
  context.shape === 'update' &&
  grantsOf(field, context).includes('all') &&
  isDeletable(field.schema, context.lazies);

const runField: Run<describe.Field> = (field, sent, context) => {
  const result = run(field.schema, sent, context);
  const grants = grantsOf(field, context);
  if (result.issues.length > 0 || grants.includes('all')) return result;
  const narrowed = grants.map((grant) => run(grant as Schema, result.value, context));
  const refused = invalid(sent, [{ code: 'value_not_allowed', path: [] }]);
  return narrowed.find(({ issues }) => issues.length === 0) ?? refused;
};

const made = (value: unknown, ...sent: readonly Anything[]): unknown =>
  value instanceof describe.Own ? meant(value)(...sent) : value;

const isNothing = (value: unknown, is: string): boolean =>
  (value === null && /null/i.test(is)) ||
  (value === undefined && /^(non)?(optional|nullish)$|undefinedable/i.test(is));

const runWrapper: Run<describe.WrapperSchema> = ({ is, inner, default: own }, value, context) => {
  const filled = own !== undefined && isNothing(value, is) ? made(own, { value }) : value;
  const result = isNothing(filled, is) ? valid(filled) : run(inner, filled, context);
  if (!is.startsWith('non') || !isNothing(result.value, is)) return result;
  return invalid(result.value, [...result.issues, INVALID]);
};

const runPipe: Run<describe.PipeSchema> = (schema, input, outer) => {
  const context = { ...outer, ...schema.config };
  let result = run(schema.inner, input, context);
  for (const step of schema.steps) {
    if ('note' in step) continue;
    if (result.issues.length > 0 && !('do' in step && !(step.do in TRANSFORMATIONS))) {
      result = invalid(result.value, result.issues);
      break;
    }
    if (result.issues.length > 0 && (context.abortEarly || context.abortPipeEarly)) continue;
    result = 'next' in step ? run(step.next, result.value, inWhole(context)) : act(step, result);
  }
  if (schema.is !== 'fallback' || result.issues.length === 0) return result;
  return valid(made(schema.fallback));
};

function act(step: describe.Action, { typed, value, issues }: Result): Result {
  const args = step.args.map(meant);
  const transformed = TRANSFORMATIONS[step.do]?.(value, ...args);
  if (transformed === FAILED) return invalid(value);
  if (step.do in TRANSFORMATIONS) return valid(transformed);
  const isTyped = (path: readonly string[]): boolean =>
    issues.every((issue) => isApart(path, issue.path));
  const isAsked = typed || (step.do === 'partialCheck' && args[0].every(isTyped));
  const places = isAsked ? VALIDATIONS[step.do]!(value, ...args) : true;
  const found = places === true ? [] : places === false ? [[]] : places;
  const paths = found.map((place) => [...place, ...reached(value, step.forward)]);
  return { typed, value, issues: [...issues, ...paths.map((path) => ({ ...INVALID, path }))] };
}

const runSet: Run<describe.SetSchema> = ({ item }, value, context) => {
  const parts = new Parts();
  const taken = Array.from(value, (one) => parts.take(context, item, one, null));
  return { value: new Set(taken), ...parts };
};

const runMap: Run<describe.MapSchema> = ({ key, item }, value, context) => {
  const parts = new Parts();
  const output = new Map();
  for (const [name, one] of value) {
    output.set(parts.take(context, key, name, name), parts.take(context, item, one, name));
  }
  return { value: output, ...parts };
};

const runTuple: Run<describe.TupleSchema> = ({ is, items, rest }, value, context) => {
  const parts = new Parts();
  const taken = items.map((item, index) => parts.take(context, item, value[index], index));
  if (is === 'strictTuple' && value.length > items.length) parts.refuse('invalid', items.length);
  for (let index = items.length; index < value.length; index++) {
    if (rest) taken.push(parts.take(context, rest, value[index], index));
    if (is === 'looseTuple') taken.push(value[index]);
  }
  return { value: taken, ...parts };
};

function recordOf(model: describe.Model): describe.ObjectSchema {
  const stored = Object.entries(model.fields).filter(([, field]) => field.stored);
  const entries = stored.map(([key, field]) => [key, field.schema] as const);
  return { is: 'strictObject', entries: Object.fromEntries(entries) };
}

const runObject: Run<describe.ObjectSchema> = ({ is, entries, keys, rest }, value, context) => {
  const parts = new Parts();
  const output: Anything = {};
  for (const [key, entry] of Object.entries(entries)) {
    const filled = defaultOf(entry);
    if (key in value) output[key] = parts.take(context, entry, value[key], key);
    else if (filled !== undefined) output[key] = parts.take(context, entry, made(filled), key);
    else if (fallbackOf(entry) !== undefined) output[key] = made(fallbackOf(entry));
    else if (!mayBeAbsent(entry)) parts.refuse('invalid', key);
  }
  const others: string[] = [];
  for (const key in value) if (!Object.hasOwn(entries, key)) others.push(key);
  if (is === 'strictObject' && others.length > 0) parts.refuse('unknown_key', others[0]);
  for (const key of rest || is === 'looseObject' ? others : []) {
    if (!Object.hasOwn(value, key) || UNSAFE_KEYS.has(key)) continue;
    const name = keys ? run(keys, key, context) : valid(key);
    parts.add({ ...name, issues: name.issues.map((issue) => ({ ...issue, path: [key] })) });
    const item = rest ? parts.take(context, rest, value[key], key) : value[key];
    if (name.typed && name.value !== '__proto__') output[name.value] = item;
  }
  return { value: output, ...parts };
};

const runUnion: Run<describe.ChoiceSchema> = ({ options }, value, context) => {
  const results = options.map((option) => run(option, value, { ...context, strip: false }));
  const typed = results.filter((result) => result.typed);
  const fitting = typed.find(({ issues }) => issues.length === 0);
  const [only = invalid(value), ...others] = typed.length > 0 ? typed : results;
  return fitting ?? (others.length === 0 ? only : { ...invalid(value), typed: typed.length > 0 });
};

const runIntersect: Run<describe.ChoiceSchema> = ({ options }, value, context) => {
  const parts = new Parts();
  const strict = { ...context, strip: false };
  const outputs = options.map((option) => parts.take(strict, option, value));
  const merged = parts.typed && outputs.length > 0 ? outputs.reduce(merge) : value;
  if (merged === FAILED || outputs.length === 0) parts.refuse('invalid');
  return { value: merged, ...parts };
};

const runVariant: Run<describe.VariantSchema> = (schema, value, context) => {
  let found: Result | undefined;
  let wrong = { key: schema.key, priority: 0 };
  const visit = (options: readonly Schema[], keys: readonly string[]): void => {
    for (const option of options) {
      const seen = face(option);
      const priority = keys.findIndex((key) => !isMeant(seen, key, value, context));
      const key = keys[priority];
      const isTie = wrong.priority === priority && !(wrong.key in value);
      if (seen.is === 'variant') visit(seen.options, [...new Set([...keys, seen.key])]);
      else if (key === undefined) {
        const result = run(option, value, context);
        if (!found || (!found.typed && result.typed)) found = result;
      } else if (wrong.priority < priority || (isTie && key in value)) wrong = { key, priority };
      if (found?.issues.length === 0) return;
    }
  };
  visit(schema.options, [schema.key]);
  return found ?? invalid(value, [{ code: 'invalid', path: [wrong.key] }]);
};

/** Whether a discriminator in the input names this option of a variant. */
function isMeant(option: Schema, key: string, value: Anything, context: Context): boolean {
  const field = 'model' in option ? option.model.fields[key] : undefined;
  const entry = 'entries' in option ? option.entries[key] : field?.schema;
  if (entry === undefined || (field && grantsOf(field, context).length === 0)) return false;
  if (!(key in value)) return mayBeAbsent(entry);
  const result = field ? runField(field, value[key], context) : run(entry, value[key], context);
  return result.issues.length === 0;
}
