import type { ModelIr, ProgramIr } from '../../../generator/ir/program-ir.js';
import type {
  AllOfIr,
  AnyOfIr,
  ArrayIr,
  DefinitionIr,
  MapIr,
  ObjectIr,
  RecordIr,
  RestIr,
  SchemaIr,
  SetIr,
  TupleIr,
} from '../../../generator/ir/schema-ir.js';
import { holdsModel } from '../../../generator/ir/walk.js';
import { key as propertyKey, literal, str } from '../../encode.js';
import { array, call, objectLiteral, prefixed, type Expression } from '../../expression.js';
import { block, line, linesOf, when, type Statement } from '../../statement.js';
import type { Declarations } from '../module/declarations.js';
import { unnamedFunction } from '../module/function-text.js';
import { namesIn } from '../module/imports.js';
import { nameFor, viewFunctionOf } from '../module/names.js';
import { copied } from './copied.js';
import { endOf } from './end.js';
import { isClosed } from './is-closed.js';
import { declaredKeys, keysOf } from './keys.js';
import { tellingValues } from './telling.js';

/** How what may be read of the values of a model's fields is copied, by functions of the runtime and made ones. */
export class Viewers {
  readonly #declarations: Declarations;
  readonly #model: ModelIr;
  readonly #program: ProgramIr;
  readonly #definitions: Map<string, string> = new Map();

  constructor(declarations: Declarations, model: ModelIr, program: ProgramIr) {
    this.#declarations = declarations;
    this.#model = model;
    this.#program = program;
  }

  /** What may be read of a value: itself, where nothing is hidden in it. */
  view(schema: SchemaIr, value: Expression, called: string): Expression {
    if (!isClosed(schema)) return value;
    switch (schema.kind) {
      case 'model':
        return call(viewFunctionOf(schema.model), value, 'roles');
      case 'object':
        return call(this.#function(this.#object(schema, called), called), value, 'roles');
      case 'anyOf':
        return this.#choice(schema, value, called);
      case 'allOf':
        return this.#all(schema, value, called);
      case 'ref':
        return call(this.#definition(schema.definition, 'view'), value, 'roles');
      case 'required':
        return this.view(schema.schema, value, called);
      case 'wrapper': {
        const mayBeNull = schema.wrapper === 'nullable' || schema.wrapper === 'nullish';
        if (!mayBeNull) return this.view(schema.schema, value, called);
        return call('orNull', value, this.#viewer(schema.schema, called), 'roles');
      }
      case 'pipe': {
        const end = endOf(schema);
        if (end === 'unknown') return holdsModel(schema) ? 'undefined' : value;
        return this.view(end, value, called);
      }
      case 'array':
      case 'tuple':
      case 'record':
      case 'map':
      case 'set':
        return this.#held(schema, value, called);
      default:
        return value;
    }
  }

  /** The name of a function `(value, roles) => view`. */
  #viewer(schema: SchemaIr, called: string): string {
    if (schema.kind === 'model') return viewFunctionOf(schema.model);
    const view = this.view(schema, 'value', called);
    return view === 'value' ? 'asIs' : this.#function([line('return ', view)], called);
  }

  /** Nothing, if it is none of the kind. */
  #held(schema: ContainerIr, value: Expression, called: string): Expression {
    const viewerOf = (inner: SchemaIr, part: string): string =>
      this.#viewer(inner, `${called}-${part}`);
    switch (schema.kind) {
      case 'array':
        return call('listView', value, viewerOf(schema.items, 'item'), 'roles');
      case 'record':
        return call('recordView', value, viewerOf(schema.value, 'value'), 'roles');
      case 'set':
        return call('setView', value, viewerOf(schema.value, 'value'), 'roles');
      case 'map': {
        const [key, inner] = [viewerOf(schema.key, 'key'), viewerOf(schema.value, 'value')];
        return call('mapView', value, key, inner, 'roles');
      }
      case 'tuple': {
        const items = schema.prefixItems.map((item, index) => viewerOf(item, `item${index + 1}`));
        const rest = this.#rest(schema.rest, called) ?? 'undefined';
        return call(
          'tupleView',
          value,
          this.#constant(array(items), `${called}-items`),
          rest,
          'roles',
        );
      }
    }
  }

  /** The name of a function for what no schema is declared for; none, where that is not shown. */
  #rest(rest: RestIr, called: string): string | undefined {
    if (rest === 'drop' || rest === 'refuse') return undefined;
    return rest === 'keep' ? 'asIs' : this.#viewer(rest, `${called}-rest`);
  }

  #object({ properties, rest }: ObjectIr, called: string): readonly Statement[] {
    const fields = properties.flatMap(({ key, schema }) =>
      copied(key, (value) => this.view(schema, value, `${called}-${key}`)),
    );
    const others = this.#rest(rest, called);
    return [
      'const row = rowOf(value);',
      'if (row === undefined) return undefined;',
      others === undefined
        ? 'const view: Record<string, unknown> = {};'
        : line('const view = ', this.#others(properties, others, called)),
      ...(fields.length > 0 ? ['let item: unknown;'] : []),
      ...fields,
      'return view;',
    ];
  }

  #others(properties: ObjectIr['properties'], viewer: string, called: string): Expression {
    const declared = this.#constant(array(properties.map(({ key }) => str(key))), `${called}-keys`);
    return call('restView', 'row', declared, viewer, 'roles');
  }

  /** By the value that tells the options apart; else by what fits. */
  #choice(schema: AnyOfIr, value: Expression, called: string): Expression {
    const told = tellingValues(schema, this.#program);
    if (told === undefined || schema.discriminator === undefined) {
      return call('unionView', value, this.#options(schema.anyOf, called), 'roles');
    }
    const cases = told.flatMap(({ option, values }, index) => {
      const labels = values.map((one) => `case ${literal(one)}:`);
      const view = this.view(option, 'value', `${called}-option${index + 1}`);
      return [...labels.slice(0, -1), block(labels.at(-1) ?? '', [line('return ', view)])];
    });
    const body = [
      'if (!isObject(value)) return undefined;',
      block(`switch (ownValue(value, ${str(schema.discriminator)}))`, [
        ...cases,
        block('default:', ['return undefined;']),
      ]),
    ];
    return call(this.#function(body, called), value, 'roles');
  }

  #options(options: readonly SchemaIr[], called: string): string {
    const viewers = options.map((option, index) =>
      this.#option(option, `${called}-option${index + 1}`),
    );
    return this.#constant(array(viewers), `${called}-options`);
  }

  /** The name of a function that shows nothing of a value that is none of its schema. */
  #option(schema: SchemaIr, called: string): string {
    switch (schema.kind) {
      case 'model':
      case 'object': {
        const keys = keysOf(schema, this.#program).map(
          ({ key, isRequired }) => `${propertyKey(key)}: ${isRequired}`,
        );
        const isOpen = schema.kind === 'object' && schema.rest !== 'refuse';
        const known = this.#constant(objectLiteral(keys), `${called}-keys`);
        return this.#function(
          [
            when(`!fits(value, ${known}, ${isOpen})`, ['return undefined;']),
            line('return ', this.view(schema, 'value', called)),
          ],
          called,
        );
      }
      case 'type':
        return schema.type === 'any' || schema.type === 'unknown' ? 'asIs' : 'scalarView';
      case 'const':
      case 'enum':
        return 'scalarView';
      case 'required':
        return this.#option(schema.schema, called);
      case 'wrapper': {
        const inner = this.#option(schema.schema, called);
        return this.#function([line('return ', call('orNull', 'value', inner, 'roles'))], called);
      }
      case 'pipe': {
        const end = endOf(schema);
        return end === 'unknown' ? this.#viewer(schema, called) : this.#option(end, called);
      }
      case 'ref':
        return this.#definition(schema.definition, 'option');
      case 'array':
      case 'tuple':
      case 'record':
      case 'map':
      case 'set':
        return this.#function([line('return ', this.#held(schema, 'value', called))], called);
      default:
        return this.#viewer(schema, called);
    }
  }

  #all({ allOf }: AllOfIr, value: Expression, called: string): Expression {
    const parts = allOf.map((part, index) =>
      objectLiteral([
        `view: ${this.#viewer(part, `${called}-part${index + 1}`)}`,
        prefixed('declares: ', array(declaredKeys(part, this.#program).map(str))),
      ]),
    );
    return call('intersectView', value, this.#constant(array(parts), `${called}-parts`), 'roles');
  }

  /** What a lazy schema gets, as a function that may call itself. */
  #definition(definition: DefinitionIr, as: 'view' | 'option'): string {
    const id = `${definition.name}:${as}`;
    const known = this.#definitions.get(id);
    if (known !== undefined) return known;
    const called = definition.name.slice(this.#model.name.length + 1);
    return this.#declarations.recursive(nameFor('view', called), (name) => {
      this.#definitions.set(id, name);
      const view =
        as === 'view'
          ? this.view(definition.schema, 'value', called)
          : call(this.#option(definition.schema, called), 'value', 'roles');
      return functionOf([line('return ', view)], name);
    });
  }

  #function(body: readonly Statement[], called: string): string {
    const wanted = nameFor('view', called);
    return this.#declarations.function(wanted, functionOf(body, wanted));
  }

  #constant(value: Expression, called: string): string {
    return this.#declarations.constant(nameFor('of', called), value);
  }
}

type ContainerIr = ArrayIr | TupleIr | RecordIr | MapIr | SetIr;

function functionOf(body: readonly Statement[], name: string): string {
  const lines = linesOf(body, 2);
  const names = namesIn(lines.join('\n'));
  const parameters = [
    names.has('value') ? 'value: unknown' : '_value: unknown',
    names.has('roles') ? 'roles: number' : '_roles: number',
  ];
  return unnamedFunction(name, parameters, 'unknown', lines);
}
