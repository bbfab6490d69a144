/** JSON Schema as source code. Whatever depends on the asker is a call in it. */
import { isSame, otherDialects } from '../../../generator/ir/json-schema/dialect.js';
import type { JsonSchema } from '../../../generator/ir/json-schema/json-schema.js';
import { nameOfDefinition } from '../../../generator/ir/json-schema/name-of-definition.js';
import type { Side } from '../../../generator/ir/json-schema/translation.js';
import { jsonSchemaOf } from '../../../generator/ir/json-schema/schema.js';
import { modelNamed } from '../../../generator/ir/model-named.js';
import type { NestedShape, ProgramIr } from '../../../generator/ir/program-ir.js';
import { isRecursive } from '../../../generator/ir/recursive-models.js';
import type { Data, SchemaIr } from '../../../generator/ir/schema-ir.js';
import { str } from '../../encode.js';
import { array, call, moved, objectLiteral, prefixed, type Expression } from '../../expression.js';
import { dataOf, memberOf } from '../data.js';
import { describeFunctionOf } from '../module/names.js';

/** A schema of the input and one of the parser's output. */
export type Sides = Readonly<Record<Side, JsonSchema>>;

/** Both sides of a schema. `shape` is the shape of models in it. */
export function sidesOf(schema: SchemaIr, program: ProgramIr, shape: NestedShape): Sides {
  const sideOf = (side: Side): JsonSchema =>
    jsonSchemaOf(schema, {
      side,
      to: 'validator',
      shape,
      model: (model, inShape) => standIn(modelCall(model, inShape, program), model),
      definition: (definition) => standIn('referTo', nameOfDefinition(definition)),
    });
  return { input: sideOf('input'), output: sideOf('output') };
}

/** The members of an object with both sides, in draft 2020-12 and in dialects that differ. */
export function sidesMembers({ input, output }: Sides): Expression[] {
  const returned = objectLiteral(dialectMembers(output));
  return [
    ...dialectMembers(input),
    ...(isSame(input, output) ? [] : [prefixed('output: ', returned)]),
  ];
}

/** A call that describes a model. */
export function describeCall(model: string, shape: NestedShape): Expression {
  const asked = shape === 'same' ? 'asked' : objectLiteral(['...asked', `shape: ${str(shape)}`]);
  return call(describeFunctionOf(model), asked);
}

/** The kinds of calls in a schema. */
type Call = 'describe' | 'describeNew' | 'referTo' | 'referToShape' | 'referToNew';

const DESCRIBING = { same: 'describe', create: 'describeNew' } as const;

const REFERRING = { same: 'referToShape', create: 'referToNew' } as const;

/** A model is described in place, but a recursive one is referred to. */
function modelCall(name: string, shape: NestedShape, program: ProgramIr): Call {
  const model = modelNamed(name, program);
  const isSaidApart = model !== undefined && isRecursive(model, program);
  return (isSaidApart ? REFERRING : DESCRIBING)[shape];
}

/** Marks the place of a call with a `$ref`, which nothing else has here. */
const standIn = (name: Call, argument: string): JsonSchema => ({ $ref: `${name} ${argument}` });

const CALLS: Readonly<Record<Call, (argument: string) => Expression>> = {
  describe: (model) => describeCall(model, 'same'),
  describeNew: (model) => describeCall(model, 'create'),
  referTo: (definition) => call('referTo', str(definition), 'asked'),
  referToShape: (model) => call('referTo', `\`\${asked.shape}${model}\``, 'asked'),
  referToNew: (model) => call('referTo', str(`create${model}`), 'asked'),
};

function dialectMembers(schema: JsonSchema): Expression[] {
  const others = [...otherDialects(schema)].map(([dialect, other]) => member(str(dialect), other));
  return [member('schema', schema), ...others];
}

/** A member. A schema with calls in it becomes a function. */
function member(name: string, schema: object): Expression {
  const value = source(schema);
  if (!JSON.stringify(schema).includes('"$ref":"')) return prefixed(`${name}: `, value);
  return typeof value === 'object' && 'open' in value && value.open === '{'
    ? prefixed(`${name}: () => `, { ...value, open: '({', close: '})' })
    : prefixed(`${name}: () =>`, moved(value));
}

function source(value: unknown): Expression {
  if (Array.isArray(value)) return array(value.map(source));
  if (typeof value !== 'object' || value === null) return dataOf(value as Data);
  const [[keyword, reference] = []] = Object.entries(value);
  if (keyword === '$ref' && typeof reference === 'string') {
    const [name = '', argument = ''] = reference.split(' ');
    return CALLS[name as Call](argument);
  }
  return objectLiteral(Object.entries(value).map(([name, inner]) => memberOf(name, source(inner))));
}
