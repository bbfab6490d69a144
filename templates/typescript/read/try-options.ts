import { mayLackDiscriminator } from '../../../generator/ir/absence.js';
import type { AnyOfIr, SchemaIr } from '../../../generator/ir/schema-ir.js';
import { bitsOf } from '../../../generator/ir/writers.js';
import { str } from '../../encode.js';
import { array, call, objectLiteral, prefixed, type Expression } from '../../expression.js';
import { line, type Statement } from '../../statement.js';
import { nameFor } from '../module/names.js';
import { BEFORE, type Emitter, type Place } from './emitter.js';
import { narrowBy } from './narrow.js';
import type { Discriminator, Option } from './variant-options.js';

/** Tries the options one after the other, as valibot does. */
export function tryOptions(
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
  const name = emitter.constant(array(made), nameFor('optionsOf', place.called));
  const said = typeof message === 'string' ? str(message) : 'undefined'; // never a function
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

/** What a schema expects, in valibot's words. */
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
