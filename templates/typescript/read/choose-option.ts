import { listedValues, haveDistinctValues } from '../../../generator/ir/listed-values.js';
import type { AnyOfIr, ConstIr, EnumIr, Primitive } from '../../../generator/ir/schema-ir.js';
import { bitsOf } from '../../../generator/ir/writers.js';
import { literal, segment, str } from '../../encode.js';
import { array, call } from '../../expression.js';
import { block, labelled, line, when, type Statement } from '../../statement.js';
import { nameFor } from '../module/names.js';
import type { Emitter, Place } from './emitter.js';
import type { Discriminator, Option } from './variant-options.js';

/** An option that the value of a single key selects. */
export interface Discriminated extends Option {
  readonly discriminators: readonly [Discriminator & { readonly schema: ConstIr | EnumIr }];
}

/** Whether a single key is enough, and each of its values selects one option. */
export function isDiscriminated(options: readonly Option[]): options is readonly Discriminated[] {
  return haveDistinctValues(options.map(tellingValues));
}

/**
 * The values that select an option; empty if one key is not enough, or if some roles may not send
 * all of them.
 */
function tellingValues({ discriminators }: Option): readonly Primitive[] {
  const [only, ...others] = discriminators;
  const isNarrowed = only?.writers !== undefined && only.writers.some.length > 0;
  return others.length > 0 || isNarrowed ? [] : listedValues(only?.schema);
}

/** Selects the option with a `switch` on the key's value. */
export function chooseOption(
  schema: AnyOfIr,
  options: readonly Discriminated[],
  place: Place,
  emitter: Emitter,
): readonly Statement[] {
  const { discriminator: key = '' } = schema;
  const cases = options.map((option, index) => {
    const [discriminator] = option.discriminators;
    const { writers } = discriminator;
    const called = `${place.called}-option${index + 1}`;
    const read = line(
      'return ',
      emitter.read(option.schema, { variable: 'value', shape: 'create', called }),
    );
    const labels = listedValues(discriminator.schema).map((value) => `case ${literal(value)}:`);
    const guarded =
      writers === undefined ? [read] : [when(`(roles & ${writers.all}) !== 0`, [read]), 'break;'];
    return { labels, guarded };
  });
  const blocks = cases.flatMap(({ labels, guarded }) => [
    ...labels.slice(0, -1),
    labelled(labels.at(-1) ?? '', guarded),
  ]);
  return [
    ...(blocks.length > 0 ? [block(`switch ((value as KeyedObject)[${str(key)}])`, blocks)] : []),
    unfit(schema, options, place, emitter),
  ];
}

/** The issue if no option fits. It does not tell a role about options that it may not send. */
function unfit(
  { discriminator: key = '', message }: AnyOfIr,
  options: readonly Discriminated[],
  { called }: Place,
  emitter: Emitter,
): Statement {
  const given = options.map(({ discriminators: [{ schema, writers }] }) => ({ schema, writers }));
  if (message === undefined && given.some(({ writers }) => writers)) {
    const table = array(
      given.map(({ schema, writers }) =>
        array([String(writers ? bitsOf(writers) : -1), str(schema.expects)]),
      ),
    );
    const name = emitter.constant({ ...table, close: '] as const' }, nameFor('kindsOf', called));
    return line('return ', call('noneOf', str(key), name, 'report', 'roles'));
  }
  const expected = [...new Set(given.map(({ schema }) => schema.expects))];
  const valibots = `Invalid type: Expected ${joined(expected)}`;
  const said = typeof message === 'string' ? message : valibots; // a variant's is no function
  return line('return ', call('wrongType', 'report', str(said), segment(key)));
}

/** Joins expectations the way valibot does. */
function joined(expected: readonly string[]): string {
  return expected.length > 1 ? `(${expected.join(' | ')})` : (expected[0] ?? 'never');
}
