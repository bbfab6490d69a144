import type { ShapeIr } from '../../generator/ir/program-ir.js';
import type {
  ActionIr,
  ObjectIr,
  SchemaIr,
  Wrapper,
  WrapperIr,
} from '../../generator/ir/schema-ir.js';
import { holdsModel } from '../../generator/ir/walk.js';
import { str, word } from '../encode.js';
import { chain, type Expression } from '../expression.js';
import { code } from '../layout.js';
import { allOf, is, type Condition } from './condition.js';
import type { Declarations } from './declarations.js';
import {
  absentRead,
  indented,
  keepIn,
  ownRead,
  readInto,
  refuseUnless,
  type Reading,
} from './lines.js';
import { readFunctionOf } from './names.js';
import { isScalar, ruleTest, testOf, transformationOf } from './test.js';

/** How the fields of a model are read: what takes more than conditions becomes a function. */
export class Readers {
  readonly #declarations: Declarations;

  constructor(declarations: Declarations) {
    this.#declarations = declarations;
  }

  /** How a variable with this schema is read; nothing if only valibot can say. */
  reading(schema: SchemaIr, shape: ShapeIr, variable: string, called: string): Reading | undefined {
    const conditions = testOf(schema, variable, (value) => this.#constant(value, called));
    if (conditions) return { kind: 'test', conditions };
    const name =
      schema.kind === 'model'
        ? readFunctionOf(schema.model, shape)
        : this.#reader(schema, shape, called);
    if (name === undefined) return undefined;
    return { kind: 'read', call: `${name}(${variable}${holdsModel(schema) ? ', roles' : ''})` };
  }

  /** A function that says whether conditions on `value` hold: its name. */
  predicate(conditions: readonly Condition[], called: string): string {
    return this.#declarations.function(
      nameFor('is', called),
      code`(value: unknown): boolean {
  return ${allOf(conditions)};
}`,
    );
  }

  /** A function that says whether roles may write a value: all of them, or those of one narrowing. */
  permission(
    all: number,
    narrowed: readonly { readonly bits: number; readonly conditions: readonly Condition[] }[],
    called: string,
  ): string {
    const some = narrowed.map(({ bits, conditions }) => [
      `(roles & ${bits}) !== 0`,
      `${this.predicate(conditions, `${called}-narrowed`)}(value)`,
    ]);
    const [only] = some;
    const allowed =
      all === 0 && only !== undefined && some.length === 1
        ? chain('&&', only)
        : chain('||', [
            ...(all === 0 ? [] : [`(roles & ${all}) !== 0`]),
            ...some.map((operands) => `(${operands.join(' && ')})`),
          ]);
    return this.#declarations.function(
      nameFor('may', called),
      code`(value: unknown, roles: number): boolean {
  return ${allowed};
}`,
    );
  }

  #reader(schema: SchemaIr, shape: ShapeIr, called: string): string | undefined {
    const body = this.#body(schema, shape, called);
    if (body === undefined) return undefined;
    const parameters = holdsModel(schema) ? 'value: unknown, roles: number' : 'value: unknown';
    return this.#declarations.function(
      nameFor('read', called),
      code`(${parameters}): unknown {
  ${body}
}`,
    );
  }

  #constant(value: Expression, called: string): string {
    return this.#declarations.constant(nameFor('of', called), value);
  }

  #body(schema: SchemaIr, shape: ShapeIr, called: string): readonly string[] | undefined {
    switch (schema.kind) {
      case 'array':
        return this.#array(schema.items, [], called);
      case 'object':
        return this.#object(schema, called);
      case 'anyOf':
        return this.#anyOf(schema.anyOf, called);
      case 'wrapper':
        return this.#wrapper(schema, shape, called);
      case 'pipe':
        return schema.schema.kind === 'array'
          ? this.#array(schema.schema.items, schema.actions, called)
          : this.#pipe(schema.schema, schema.actions, called);
      default:
        return undefined;
    }
  }

  /** Rules over an array are asked before its items are read: a length limit then bounds the work. */
  #array(
    items: SchemaIr,
    rules: readonly ActionIr[],
    called: string,
  ): readonly string[] | undefined {
    const reading = this.reading(items, 'create', 'item', `${called}-item`);
    const tests = rules.map((rule) =>
      rule.kind === 'rule'
        ? ruleTest(rule, 'value', (value) => this.#constant(value, called))
        : undefined,
    );
    if (reading === undefined || !tests.every((test) => test !== undefined)) return undefined;
    return [
      ...refuseUnless([is('Array.isArray(value)'), ...tests]),
      'const items: unknown[] = [];',
      'for (let index = 0; index < value.length; index++) {',
      '  const item: unknown = value[index];',
      ...indented(
        reading.kind === 'test' ? refuseUnless(reading.conditions) : readInto('checked', reading),
      ),
      `  items.push(${reading.kind === 'test' ? 'item' : 'checked'});`,
      '}',
      'return items;',
    ];
  }

  /** A plain object is read only as far as that is exact; what is unusual is left to the schema. */
  #object(schema: ObjectIr, called: string): readonly string[] | undefined {
    const refuses = schema.unknownKeys === 'refuse';
    const entries = schema.properties.map((property) =>
      this.#entry(property, `${called}-${property.key}`, refuses),
    );
    if (schema.unknownKeys === 'keep' || !entries.every((entry) => entry !== undefined)) {
      return undefined;
    }
    return [
      'if (!isReadable(value)) return INVALID;',
      'const output: Record<string, unknown> = {};',
      ...(entries.length > 0 ? ['let item: unknown;'] : []),
      ...(refuses && entries.length > 0 ? ['let known = 0;'] : []),
      ...entries.flat(),
      refuses
        ? `return countKeys(value) === ${entries.length > 0 ? 'known' : '0'} ? output : INVALID;`
        : 'return output;',
    ];
  }

  #entry(
    property: { readonly key: string; readonly schema: SchemaIr },
    called: string,
    counts: boolean,
  ): readonly string[] | undefined {
    const { schema } = property;
    const optional = schema.kind === 'wrapper' && MAY_LACK_KEY.has(schema.wrapper);
    const reading = this.reading(
      optional ? presentSchema(schema) : schema,
      'create',
      'item',
      called,
    );
    if (reading === undefined || (optional && schema.default !== undefined)) return undefined;
    const keep = [
      ...keepIn('item', reading),
      `output[${str(property.key)}] = item;`,
      ...(counts ? ['known++;'] : []),
    ];
    const read = ownRead('item', 'value', property.key);
    if (!optional) {
      return [read, `if (item === ${absentRead(property.key)}) return INVALID;`, ...keep];
    }
    return [
      read,
      `if (item !== ${absentRead(property.key)}) {`,
      ...indented(keep),
      `} else if (${str(property.key)} in value) {`,
      '  return INVALID;',
      '}',
    ];
  }

  /** Valibot takes the first option that accepts. */
  #anyOf(options: readonly SchemaIr[], called: string): readonly string[] | undefined {
    const lines: string[] = [];
    for (const [index, option] of options.entries()) {
      const reading = this.reading(option, 'create', 'value', `${called}-option${index + 1}`);
      if (reading === undefined) return undefined;
      if (reading.kind === 'test') {
        const name = this.predicate(reading.conditions, `${called}-option${index + 1}`);
        lines.push(`if (${name}(value)) return value;`);
      } else {
        lines.push(`result = ${reading.call};`, 'if (result !== INVALID) return result;');
      }
    }
    return ['let result: unknown;', ...lines, 'return INVALID;'];
  }

  #wrapper(schema: WrapperIr, shape: ShapeIr, called: string): readonly string[] | undefined {
    if (schema.default !== undefined) return undefined;
    const reading = this.reading(schema.schema, shape, 'value', called);
    if (reading === undefined) return undefined;
    return reading.kind === 'read'
      ? [...ABSENT[schema.wrapper], `return ${reading.call};`]
      : [...ABSENT[schema.wrapper], ...refuseUnless(reading.conditions), 'return value;'];
  }

  /** Rules and transformations in their order, each on what the one before it made. */
  #pipe(
    schema: SchemaIr,
    actions: readonly ActionIr[],
    called: string,
  ): readonly string[] | undefined {
    if (!isScalar(schema)) return undefined;
    const hoist = (value: Expression): string => this.#constant(value, called);
    const conditions = testOf(schema, 'value', hoist);
    if (conditions === undefined) return undefined;
    const lines = refuseUnless(conditions);
    let variable = 'value';
    for (const [index, action] of actions.entries()) {
      if (action.kind === 'island') return undefined;
      const transformed = transformationOf(action, variable);
      const test = transformed === undefined ? ruleTest(action, variable, hoist) : undefined;
      if (test !== undefined) {
        lines.push(...refuseUnless([test]));
      } else if (transformed !== undefined) {
        variable = `value${index + 1}`;
        lines.push(`const ${variable} = ${transformed};`);
      } else {
        return undefined;
      }
    }
    return [...lines, `return ${variable};`];
  }
}

/** A schema for a value that is there: absence has been dealt with. */
export function presentSchema(schema: SchemaIr): SchemaIr {
  if (schema.kind !== 'wrapper' || schema.wrapper === 'nullable') return schema;
  if (schema.wrapper !== 'nullish') return presentSchema(schema.schema);
  return { ...schema, wrapper: 'nullable' };
}

/** The wrappers that valibot's objects let be absent; the others only take an `undefined` that is there. */
const MAY_LACK_KEY: ReadonlySet<Wrapper> = new Set(['optional', 'exactOptional', 'nullish']);

const ABSENT = {
  nullable: ['if (value === null) return value;'],
  nullish: ['if (value === null || value === undefined) return value;'],
  optional: ['if (value === undefined) return value;'],
  undefinedable: ['if (value === undefined) return value;'],
  exactOptional: [],
} as const;

/** Short enough for a line that calls it. */
const nameFor = (prefix: string, called: string): string =>
  `${prefix}${word(called).slice(0, MAX_NAME)}`;

const MAX_NAME = 40;
