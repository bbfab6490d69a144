/** Random schemas that have no parts, and pipes that start with one. */
import fc, { type Arbitrary } from 'fast-check';
import { CONVERSIONS, message, STEPS, type Carrier } from './actions.js';
import { Own, type LeafName, type Schema, type Step, type Value } from './description.js';
import { weighted } from './weighted.js';

/** Sometimes adds a message of the user's. */
export function said(schema: Arbitrary<Schema>): Arbitrary<Schema> {
  return fc
    .tuple(schema, message)
    .map(([one, text]) => (text === undefined ? one : { ...one, message: text }));
}

const named = (...names: readonly LeafName[]): Arbitrary<Schema> =>
  fc.constantFrom(...names.map((is): Schema => ({ is })));

const SCALARS = {
  text: said(named('string')),
  number: said(named('number')),
  bigint: named('bigint'),
  boolean: said(named('boolean')),
  date: said(named('date')),
  file: named('blob', 'file'),
  function: named('function'),
  any: named('unknown', 'any'),
};

// prettier-ignore
const told = fc.constantFrom<Value>('red', 'green', "it's", '', 1, 0, -1, 2.5, 1n, true, false, NaN, -0);
// prettier-ignore
const listed = fc.constantFrom<Value>('red', 'green', "it's", '', 1, 0, -1, 2.5, 1n, NaN, -0);
const members = fc.constantFrom<Value>('red', 'green', 0, 1, 7);

export const leaf: Arbitrary<Schema> = weighted(
  [6, named('string', 'number', 'boolean')],
  [3, named('unknown', 'any', 'null', 'date', 'bigint')],
  [1, named('undefined', 'void', 'never', 'nan', 'symbol', 'function', 'promise', 'blob', 'file')],
  [3, said(told.map((value): Schema => ({ is: 'literal', values: [value] })))],
  [3, said(listOf(listed).map((values): Schema => ({ is: 'picklist', values })))],
  [1, listOf(members).map((values): Schema => ({ is: 'enum', values }))],
  [1, said(ownOf('custom', 'isText', 'isTruthy', 'isEven'))],
  [1, ownOf('instance', 'Date', 'Map', 'Point')],
);

function listOf(value: Arbitrary<Value>): Arbitrary<Value[]> {
  return fc.uniqueArray(value, { minLength: 1, maxLength: 4 });
}

function ownOf(is: 'custom' | 'instance', ...names: readonly string[]): Arbitrary<Schema> {
  return fc.constantFrom(...names.map((name): Schema => ({ is, own: new Own(name) })));
}

/** A pipe of a schema whose output is of the carrier. */
export function pipeOf(carrier: Carrier, inner: Arbitrary<Schema>): Arbitrary<Schema> {
  return fc
    .tuple(inner, notes, steps(carrier, 1, 3), converted(carrier))
    .map(([first, ...more]): Schema => ({ is: 'pipe', inner: first, steps: more.flat() }));
}

const notes = weighted<Step[]>(
  [8, fc.constant([])],
  [1, fc.constant([{ note: 'title', text: "A 'title'" }])],
  [1, fc.constant([{ note: 'description', text: '*/ x' }])],
);

const steps = (carrier: Carrier, minLength: number, maxLength: number): Arbitrary<Step[]> =>
  fc.array(STEPS[carrier], { minLength, maxLength });

/** Sometimes converts the value, and sometimes adds another schema that checks the result. */
function converted(carrier: Carrier): Arbitrary<Step[]> {
  const conversions = CONVERSIONS[carrier].map(({ to, action }) => {
    const then = scalarOf(to).map((schema): Step[] => [{ next: schema }]);
    const asked = fc.tuple(then, steps(to, 0, 1)).map((lists) => lists.flat());
    return fc
      .tuple(action, steps(to, 0, 1), weighted<Step[]>([1, fc.constant([])], [1, asked]))
      .map(([first, ...more]) => [first, ...more.flat()]);
  });
  const none = fc.constant<Step[]>([]);
  return conversions.length === 0 ? none : weighted([3, none], [1, fc.oneof(...conversions)]);
}

function scalarOf(carrier: Carrier): Arbitrary<Schema> {
  return carrier in SCALARS ? SCALARS[carrier as keyof typeof SCALARS] : leaf;
}

export const text: Arbitrary<Schema> = pipeOf('text', SCALARS.text);
export const number: Arbitrary<Schema> = pipeOf('number', SCALARS.number);

export const piped: Arbitrary<Schema> = weighted(
  [6, text],
  [3, number],
  [1, pipeOf('bigint', SCALARS.bigint)],
  [1, pipeOf('boolean', SCALARS.boolean)],
  [1, pipeOf('date', SCALARS.date)],
  [1, pipeOf('file', SCALARS.file)],
  [1, pipeOf('function', SCALARS.function)],
  [1, pipeOf('any', SCALARS.any)],
);

export const simple: Arbitrary<Schema> = fc.oneof(leaf, piped);
