import type { ModelIr, ProgramIr } from '../../../generator/ir/program-ir.js';
import type { AnyOfIr, DefinitionIr, SchemaIr } from '../../../generator/ir/schema-ir.js';
import { takesNull } from '../../../generator/ir/absence.js';
import { holdsModel } from '../../../generator/ir/walk.js';
import { call, flatten, type Expression } from '../../expression.js';
import { line, linesOf, type Statement } from '../../statement.js';
import type { Declarations } from '../module/declarations.js';
import { unnamedFunction } from '../module/function-text.js';
import { namesIn } from '../module/imports.js';
import { nameFor, viewFunctionOf } from '../module/names.js';
import { choice, intersection } from './choice.js';
import { container } from './container.js';
import { endOf } from './end.js';
import { isClosed } from './is-closed.js';
import { object } from './object.js';
import { option } from './option.js';
import type { Viewing } from './viewing.js';

/** Copies what may be read of a model's fields, with functions of the runtime and declared ones. */
export class Viewers implements Viewing {
  readonly program: ProgramIr;
  readonly #declarations: Declarations;
  readonly #model: ModelIr;
  readonly #definitions: Map<string, string> = new Map();

  constructor(declarations: Declarations, model: ModelIr, program: ProgramIr) {
    this.#declarations = declarations;
    this.#model = model;
    this.program = program;
  }

  view(schema: SchemaIr, value: Expression, called: string): Expression {
    if (!isClosed(schema)) return value;
    switch (schema.kind) {
      case 'model':
        return call(viewFunctionOf(schema.model), value, 'roles');
      case 'object':
        return call(this.function(object(schema, called, this), called), value, 'roles');
      case 'anyOf':
        return this.choice(schema, value, called);
      case 'allOf':
        return intersection(schema, value, called, this);
      case 'ref':
        return call(this.definition(schema.definition, 'view'), value, 'roles');
      case 'required':
        return this.view(schema.schema, value, called);
      case 'wrapper':
        if (!takesNull(schema)) return this.view(schema.schema, value, called);
        return call('orNull', value, this.viewer(schema.schema, called), 'roles');
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
        return container(schema, value, called, this);
      default:
        return value;
    }
  }

  choice(schema: AnyOfIr, value: Expression, called: string): Expression {
    return choice(schema, value, called, this);
  }

  viewer(schema: SchemaIr, called: string): string {
    if (schema.kind === 'model') return viewFunctionOf(schema.model);
    const view = this.view(schema, 'value', called);
    if (view === 'value') return 'asIs';
    return calledAlone(view) ?? this.function([line('return ', view)], called);
  }

  /** Declares a function that may call itself. */
  definition(definition: DefinitionIr, as: 'view' | 'option'): string {
    const id = `${definition.name}:${as}`;
    const known = this.#definitions.get(id);
    if (known !== undefined) return known;
    const called = definition.name.slice(this.#model.name.length + 1);
    return this.#declarations.recursive(nameFor('view', called), (name) => {
      this.#definitions.set(id, name);
      const body =
        as === 'view'
          ? this.#bodyOf(definition.schema, called)
          : [line('return ', call(option(definition.schema, called, this), 'value', 'roles'))];
      return functionOf(body, name);
    });
  }

  #bodyOf(schema: SchemaIr, called: string): readonly Statement[] {
    return schema.kind === 'object'
      ? object(schema, called, this)
      : [line('return ', this.view(schema, 'value', called))];
  }

  function(body: readonly Statement[], called: string): string {
    const wanted = nameFor('view', called);
    return this.#declarations.function(wanted, functionOf(body, wanted));
  }

  constant(value: Expression, wanted: string): string {
    return this.#declarations.constant(wanted, value);
  }
}

/** The function of `name(value, roles)`, which is itself a viewer. */
const calledAlone = (view: Expression): string | undefined =>
  /^([\w$]+)\(value, roles\)$/.exec(flatten(view))?.[1];

function functionOf(body: readonly Statement[], name: string): string {
  const lines = linesOf(body, 2);
  const names = namesIn(lines.join('\n'));
  const parameters = [
    names.has('value') ? 'value: unknown' : '_value: unknown',
    names.has('roles') ? 'roles: number' : '_roles: number',
  ];
  return unnamedFunction(name, parameters, 'unknown', lines);
}
