/** JSON Schema as source, with calls for what depends on who asks. */
import { isSame, otherDialects } from '../../../generator/ir/json-schema/dialect.js';
import type { JsonSchema } from '../../../generator/ir/json-schema/json-schema.js';
import { nameOfDefinition } from '../../../generator/ir/json-schema/name-of-definition.js';
import type { Side } from '../../../generator/ir/json-schema/saying.js';
import { jsonSchemaOf } from '../../../generator/ir/json-schema/schema.js';
import { modelNamed } from '../../../generator/ir/model-named.js';
import type { NestedShape, ProgramIr } from '../../../generator/ir/program-ir.js';
import { isRecursive } from '../../../generator/ir/recursive-models.js';
import type { Data, SchemaIr } from '../../../generator/ir/schema-ir.js';
import { str } from '../../encode.js';
import { array, call, moved, objectLiteral, prefixed, type Expression } from '../../expression.js';
import { dataOf, memberOf } from '../data.js';
import { describeFunctionOf } from '../module/names.js';

/** What is sent, and what the parser returns of it. */
export type Sides = Readonly<Record<Side, JsonSchema>>;

/** Both sides of a schema, in which models have this shape. */
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

/** The members of an object that holds both sides: each in draft 2020-12, and in the dialects that say it otherwise. */
export function sidesMembers({ input, output }: Sides): Expression[] {
  const returned = objectLiteral(dialectMembers(output));
  return [
    ...dialectMembers(input),
    ...(isSame(input, output) ? [] : [prefixed('output: ', returned)]),
  ];
}

/** What describes a model. */
export function describeCall(model: string, shape: NestedShape): Expression {
  const asked = shape === 'same' ? 'asked' : objectLiteral(['...asked', `shape: ${str(shape)}`]);
  return call(describeFunctionOf(model), asked);
}

/** The calls that stand in a schema. */
type Call = 'describe' | 'describeNew' | 'referTo' | 'referToShape' | 'referToNew';

const DESCRIBING = { same: 'describe', create: 'describeNew' } as const;

const REFERRING = { same: 'referToShape', create: 'referToNew' } as const;

/** A model is said in place; one that nests itself is referred to. */
function modelCall(name: string, shape: NestedShape, program: ProgramIr): Call {
  const model = modelNamed(name, program);
  const isSaidApart = model !== undefined && isRecursive(model, program);
  return (isSaidApart ? REFERRING : DESCRIBING)[shape];
}

/** Nothing but a call has a `$ref` here. */
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

/** What holds calls is said when it is asked for. */
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
