import type { ShapeIr } from '../../generator/ir/program-ir.js';
import type { ActionIr, SchemaIr, Wrapper } from '../../generator/ir/schema-ir.js';
import { holdsModel } from '../../generator/ir/walk.js';
import { str, word } from '../encode.js';
import { call, chain, flatten, moved, prefixed, type Expression } from '../expression.js';
import { code, codeAt } from '../layout.js';
import { allOf, is, type Condition } from './condition.js';
import { namesIn } from './imports.js';
import { readFunctionOf, type Names } from './names.js';
import { isScalar, ruleTest, testOf, transformationOf } from './test.js';

/**
 * How a value becomes a fresh, checked one: by conditions on it, or by a function that returns it
 * or `INVALID`.
 */
export type Reading =
  | { readonly kind: 'test'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'read'; readonly call: string };

/**
 * The functions and constants of a module that reading its fields takes, made as they are asked
 * for. What says the same is made once.
 */
export class Readers {
  readonly #names: Names;
  readonly #constants: Map<string, Constant> = new Map();
  readonly #functions: Map<string, string> = new Map();

  constructor(names: Names) {
    this.#names = names;
  }

  /** What a text calls, and what that calls. A reader that was begun in vain is left out. */
  calledBy(text: string): { readonly constants: string[]; readonly functions: string[] } {
    const constants = [...this.#constants.values()].map(declarationOf);
    const functions = [...this.#functions].map(([rest, name]): Declaration => {
      return { name, text: `function ${name}${rest}` };
    });
    const declared = new Map([...constants, ...functions].map((one) => [one.name, one.text]));
    const called = new Set<string>();
    const visit = (caller: string): void => {
      for (const name of namesIn(caller)) {
        const callee = declared.get(name);
        if (callee === undefined || called.has(name)) continue;
        called.add(name);
        visit(callee);
      }
    };
    visit(text);
    const textsOf = (declarations: readonly Declaration[]): string[] =>
      declarations.filter((one) => called.has(one.name)).map((one) => one.text);
    return { constants: textsOf(constants), functions: textsOf(functions) };
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
    return this.#function(
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
    return this.#function(
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
    return this.#function(
      nameFor('read', called),
      code`(${parameters}): unknown {
  ${body}
}`,
    );
  }

  #function(wanted: string, rest: string): string {
    const name = this.#functions.get(rest) ?? this.#names.take(wanted);
    this.#functions.set(rest, name);
    return name;
  }

  #constant(value: Expression, called: string): string {
    const text = flatten(value);
    const name = this.#constants.get(text)?.name ?? this.#names.take(nameFor('of', called));
    this.#constants.set(text, { name, value });
    return name;
  }

  #body(schema: SchemaIr, shape: ShapeIr, called: string): readonly string[] | undefined {
    switch (schema.kind) {
      case 'array':
        return this.#array(schema.items, [], called);
      case 'object':
        return this.#object(schema, shape, called);
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
  #object(
    schema: Extract<SchemaIr, { kind: 'object' }>,
    shape: ShapeIr,
    called: string,
  ): readonly string[] | undefined {
    const refuses = schema.unknownKeys === 'refuse';
    const entries = schema.properties.map((property) =>
      this.#entry(property, shape, `${called}-${property.key}`, refuses),
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
    shape: ShapeIr,
    called: string,
    counts: boolean,
  ): readonly string[] | undefined {
    const { schema } = property;
    const optional = schema.kind === 'wrapper' && MAY_LACK_KEY.has(schema.wrapper);
    const reading = this.reading(optional ? presentSchema(schema) : schema, shape, 'item', called);
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

  #wrapper(
    schema: Extract<SchemaIr, { kind: 'wrapper' }>,
    shape: ShapeIr,
    called: string,
  ): readonly string[] | undefined {
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

interface Constant {
  readonly name: string;
  readonly value: Expression;
}

interface Declaration {
  readonly name: string;
  readonly text: string;
}

function declarationOf({ name, value }: Constant): Declaration {
  const made = typeof value === 'string' ? moved(value) : prefixed(' ', value);
  return { name, text: code`const ${name} =${made};` };
}

/** Short enough for a line that calls it. */
const nameFor = (prefix: string, called: string): string =>
  `${prefix}${word(called).slice(0, MAX_NAME)}`;

const MAX_NAME = 40;

/** Reading a key into a variable. */
export function ownRead(variable: string, object: string, name: string): string {
  const read = isReadByName(name) ? `${object}[${str(name)}]` : call('ownValue', object, str(name));
  return codeAt(2)`${variable} = ${read};`;
}

/** What a key reads as when it was not sent, even while `Object.prototype` has one of that name. */
export function absentRead(name: string): string {
  return isReadByName(name) ? `inherited[${str(name)}]` : 'undefined';
}

/** All objects have the keys of `Object.prototype`; and a line has room for a long name once. */
const isReadByName = (name: string): boolean => !(name in Object.prototype) && name.length <= 60;

export function refuseUnless(conditions: readonly Condition[]): string[] {
  return conditions.map((condition) => `if (${condition.fails}) return INVALID;`);
}

/** Checks a variable where it is, or puts there what reading it makes. */
export function keepIn(variable: string, reading: Reading): string[] {
  if (reading.kind === 'test') return refuseUnless(reading.conditions);
  return [`${variable} = ${reading.call};`, `if (${variable} === INVALID) return INVALID;`];
}

function readInto(name: string, reading: Extract<Reading, { kind: 'read' }>): string[] {
  return [`const ${name} = ${reading.call};`, `if (${name} === INVALID) return INVALID;`];
}

export function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line.replaceAll('\n', '\n  ')}`);
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
