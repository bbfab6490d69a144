import { mayLackDiscriminator } from '../../../generator/ir/absence.js';
import { listedValues, tellApart } from '../../../generator/ir/listed-values.js';
import type { WritersIr } from '../../../generator/ir/program-ir.js';
import type {
  AnyOfIr,
  ConstIr,
  EnumIr,
  Primitive,
  SchemaIr,
} from '../../../generator/ir/schema-ir.js';
import { bitsOf } from '../../../generator/ir/writers.js';
import { literal, segment, str } from '../../encode.js';
import { array, call, objectLiteral, prefixed, type Expression } from '../../expression.js';
import { block, line, when, type Statement } from '../../statement.js';
import { BEFORE, type Emitter, type Place } from './emitter.js';
import { narrowBy } from './narrow.js';
import { messageOf } from './scalar.js';

/**
 * Options that are told apart by a key. Where it holds a value of a list in each of them, the value
 * chooses; else they are tried as valibot tries them.
 */
export function variant(schema: AnyOfIr, place: Place, emitter: Emitter): readonly Statement[] {
  const key = schema.discriminator ?? '';
  const options = optionsOf(schema, [key], emitter);
  const refuse = `return wrongType(report, ${str(messageOf(schema))});`;
  return [
    when(`typeof value !== 'object' || value === null`, [refuse]),
    ...(isTold(options)
      ? choose(schema, options, place, emitter)
      : attempt(schema, options, place, emitter)),
  ];
}

interface Option {
  readonly schema: SchemaIr;
  readonly discriminators: readonly Discriminator[];
}

interface Discriminator {
  readonly key: string;
  readonly schema: SchemaIr;
  /** The roles that may send it; nothing if no model asks. */
  readonly writers?: WritersIr;
}

/** The options, and those of variants among them, which ask for a key more. */
function optionsOf(
  { anyOf }: AnyOfIr,
  keys: readonly string[],
  emitter: Emitter,
): readonly Option[] {
  return anyOf.flatMap((schema) => {
    if (schema.kind === 'anyOf' && schema.discriminator !== undefined) {
      return optionsOf(schema, [...new Set([...keys, schema.discriminator])], emitter);
    }
    return [{ schema, discriminators: keys.map((key) => discriminatorOf(schema, key, emitter)) }];
  });
}

const NEVER: SchemaIr = { kind: 'type', type: 'never', expects: 'never' };

function discriminatorOf(schema: SchemaIr, key: string, emitter: Emitter): Discriminator {
  if (schema.kind === 'pipe') return discriminatorOf(schema.schema, key, emitter);
  if (schema.kind === 'object') {
    const property = schema.properties.find((one) => one.key === key);
    return { key, schema: property?.schema ?? NEVER };
  }
  if (schema.kind !== 'model') return { key, schema: NEVER };
  const property = emitter.model(schema.model).properties.find((one) => one.key === key);
  if (property === undefined) return { key, schema: NEVER };
  return { key, schema: property.schema, writers: property.writers.create };
}

interface Told extends Option {
  readonly discriminators: readonly [Discriminator & { readonly schema: ConstIr | EnumIr }];
}

/** Whether one key is enough, and each value of it names one option. */
function isTold(options: readonly Option[]): options is readonly Told[] {
  return tellApart(options.map(tellingValues));
}

/** None if one key is not enough, or not everyone who may send it may send each value. */
function tellingValues({ discriminators }: Option): readonly Primitive[] {
  const [only, ...others] = discriminators;
  const isNarrowed = only?.writers !== undefined && only.writers.some.length > 0;
  return others.length > 0 || isNarrowed ? [] : listedValues(only?.schema);
}

function choose(
  { discriminator: key = '', message }: AnyOfIr,
  options: readonly Told[],
  place: Place,
  emitter: Emitter,
): readonly Statement[] {
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
    block(labels.at(-1) ?? '', guarded),
  ]);
  return [
    ...(blocks.length > 0 ? [block(`switch ((value as KeyedObject)[${str(key)}])`, blocks)] : []),
    unfit(key, message, options, place, emitter),
  ];
}

/** What is said if no option fits. What a role may not send, it is not told. */
function unfit(
  key: string,
  message: string | undefined,
  options: readonly Told[],
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
    const name = emitter.constant({ ...table, close: '] as const' }, `${called}-kinds`);
    return line('return ', call('noneOf', str(key), name, 'report', 'roles'));
  }
  const expected = [...new Set(given.map(({ schema }) => schema.expects))];
  const said = message ?? `Invalid type: Expected ${joined(expected)}`;
  return line('return ', call('wrongType', 'report', str(said), segment(key)));
}

/** As valibot joins what it expects. */
function joined(expected: readonly string[]): string {
  return expected.length > 1 ? `(${expected.join(' | ')})` : (expected[0] ?? 'never');
}

function attempt(
  { message }: AnyOfIr,
  options: readonly Option[],
  place: Place,
  emitter: Emitter,
): readonly Statement[] {
  const made = options.map((option, index) => {
    const discriminators = option.discriminators.map((one) =>
      printed(one, `${place.called}-${one.key}`, emitter),
    );
    const reader = readerOf(option, index, place, emitter);
    return objectLiteral([prefixed('discriminators: ', array(discriminators)), `read: ${reader}`]);
  });
  const name = emitter.constant(array(made), `${place.called}-options`);
  const said = message === undefined ? 'undefined' : str(message);
  return [line('return ', call('oneOf', 'value', name, said, 'report', 'roles'))];
}

function printed(discriminator: Discriminator, called: string, emitter: Emitter): Expression {
  const { key, schema, writers } = discriminator;
  return objectLiteral([
    `key: ${str(key)}`,
    `read: ${discriminatorReader(discriminator, called, emitter)}`,
    ...(mayLackDiscriminator(schema) ? ['mayLack: true'] : []),
    ...(writers === undefined ? [] : [`writers: ${bitsOf(writers)}`]),
    `expects: ${str(expectsOf(schema))}`,
  ]);
}

function discriminatorReader(
  { schema, writers }: Discriminator,
  called: string,
  emitter: Emitter,
): string {
  if (!writers || writers.some.length === 0)
    return emitter.reader(schema, { shape: 'create', called });
  const place: Place = { variable: 'value', shape: 'create', called };
  return emitter.function(
    [
      BEFORE,
      ...emitter.statements(schema, place),
      ...narrowBy(writers, place, emitter),
      'return value;',
    ],
    called,
  );
}

/** What valibot says that a schema expects. */
function expectsOf(schema: SchemaIr): string {
  if ('expects' in schema) return schema.expects;
  switch (schema.kind) {
    case 'pipe':
      return expectsOf(schema.schema);
    case 'wrapper':
      return EXPECTS[schema.wrapper](expectsOf(schema.schema));
    case 'model':
      return 'Object';
    default:
      return 'unknown';
  }
}

const EXPECTS = {
  optional: (inner: string) => `(${inner} | undefined)`,
  undefinedable: (inner: string) => `(${inner} | undefined)`,
  nullable: (inner: string) => `(${inner} | null)`,
  nullish: (inner: string) => `(${inner} | null | undefined)`,
  exactOptional: (inner: string) => inner,
} as const;

function readerOf(option: Option, index: number, { called }: Place, emitter: Emitter): string {
  return emitter.reader(option.schema, { shape: 'create', called: `${called}-option${index + 1}` });
}
