import { mayBecomeUndefined } from '../../../generator/ir/calls-user.js';
import type { ModelIr, PropertyIr } from '../../../generator/ir/program-ir.js';
import { bitsOf, isOpen } from '../../../generator/ir/writers.js';
import { key as propertyKey, str } from '../../encode.js';
import { array, call, moved, objectLiteral, prefixed, type Expression } from '../../expression.js';
import { line, when, type Statement } from '../../statement.js';
import { nameFor } from '../module/names.js';
import type { Emitter } from './emitter.js';

/** How the output object is made. */
export interface Output {
  readonly declared: readonly Statement[];
  /** Stores the output of a field. */
  store(property: PropertyIr, value: string): Statement;
  /** Returns the object. */
  readonly made: readonly Statement[];
}

/**
 * Values are stored in variables first. If a role sent everything that it may, one literal makes
 * the object at once, which is faster than adding key after key.
 */
export function outputOf(model: ModelIr, emitter: Emitter): Output {
  const open = model.properties.filter(isOpen);
  const complete = completeInputs(model);
  const marked = markedAs(open);
  if (complete.length === 0 || open.some(makesUndefined)) return keyByKey(marked);
  const variables = new Map(
    open.map(({ key }) => [key, emitter.variable(nameFor('given', key))] as const),
  );
  const variableOf = (key: string): string => variables.get(key) ?? '';
  return {
    declared: open.map(({ key }) => `let ${variableOf(key)}: unknown;`),
    store: ({ key }, value) => `${variableOf(key)} = ${value};`,
    made: [
      `if (report.${model.isMerged ? 'untyped' : 'refused'} !== 0) return undefined;`,
      '// Everything that a role may send: one literal is made faster than key after key.',
      ...complete.map(({ condition, keys }) =>
        when(condition, [
          line(
            'return ',
            marked(
              objectLiteral(keys.map((key) => prefixed(`${propertyKey(key)}: `, variableOf(key)))),
              keys,
            ),
          ),
        ]),
      ),
      OUTPUT,
      ...open.map(({ key }) =>
        when(`${variableOf(key)} !== undefined`, [
          line(`output[${str(key)}] =`, moved(variableOf(key))),
        ]),
      ),
      line('return ', marked('output')),
    ],
  };
}

/** Adds key after key. Needed where a sent value may become `undefined`. */
function keyByKey(marked: Marked): Output {
  return {
    declared: [OUTPUT],
    store: ({ key }, value) => `output[${str(key)}] = ${value};`,
    made: [line('return ', marked('output'))],
  };
}

type Marked = (output: Expression, keys?: readonly string[]) => Expression;

/** Marks the input-only keys of a new model, for `apply`: it doesn't know the grants everywhere. */
function markedAs(open: readonly PropertyIr[]): Marked {
  const inputOnly = open
    .filter(({ stored, writers }) => !stored && bitsOf(writers.create) !== 0)
    .map(({ key }) => key);
  return (output, keys = inputOnly) =>
    keys.some((key) => inputOnly.includes(key))
      ? call('inputOnly', output, 'isCreate', array(inputOnly.map(str)))
      : output;
}

const OUTPUT = 'const output: Record<string, unknown> = {};';

/** An input in which a role sends everything that it may. */
interface CompleteInput {
  readonly condition: string;
  readonly keys: readonly string[];
}

/** For each operation, the complete input of the role that may send the most keys. */
function completeInputs(model: ModelIr): readonly CompleteInput[] {
  const create = completeInput(model, 'create');
  const update = completeInput(model, 'update');
  if (JSON.stringify(create) === JSON.stringify(update)) return create ? [create] : [];
  const within = (input: CompleteInput | undefined, condition: string): CompleteInput[] =>
    input ? [{ ...input, condition: `${condition} && ${input.condition}` }] : [];
  return [...within(create, 'isCreate'), ...within(update, '!isCreate')];
}

function completeInput(
  model: ModelIr,
  operation: keyof PropertyIr['writers'],
): CompleteInput | undefined {
  const open = model.properties.map(({ key, writers }) => ({
    key,
    bits: bitsOf(writers[operation]),
  }));
  const keysBy = (bits: number): string[] =>
    open.filter((field) => (field.bits & bits) !== 0).map(({ key }) => key);
  const sent = model.roles.map(({ bits }) => keysBy(bits));
  const most = sent.reduce<string[]>((best, keys) => (keys.length > best.length ? keys : best), []);
  if (most.length < 2) return undefined;
  const others = open.filter(({ key }) => !most.includes(key));
  const barred = others.reduce((bits, field) => bits | field.bits, 0);
  const isComplete = `known === ${most.length}`;
  return {
    condition: barred === 0 ? isComplete : `${isComplete} && (roles & ${barred}) === 0`,
    keys: most,
  };
}

const makesUndefined = ({ schema, writers }: PropertyIr): boolean =>
  [schema, ...Object.values(writers).flatMap(({ some }) => some.map((one) => one.schema))].some(
    mayBecomeUndefined,
  );
