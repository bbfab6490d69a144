import { modelNamed } from '../../../generator/ir/model-named.js';
import type { ModelIr, ProgramIr } from '../../../generator/ir/program-ir.js';
import { isRecursive } from '../../../generator/ir/recursive-models.js';
import type {
  ArrayIr,
  DefinitionIr,
  PipeIr,
  SchemaIr,
  SourceIr,
} from '../../../generator/ir/schema-ir.js';
import { holdsModel } from '../../../generator/ir/walk.js';
import { call, flatten, type Expression } from '../../expression.js';
import { line, linesOf, when, type Statement } from '../../statement.js';
import type { Declarations } from '../module/declarations.js';
import { unnamedFunction } from '../module/function-text.js';
import { namesIn } from '../module/imports.js';
import { nameFor, readFunctionOf } from '../module/names.js';
import { sourceOf } from '../schema/valibot.js';
import { array } from './array.js';
import { choice, scalars } from './choice.js';
import { container } from './container.js';
import { BEFORE, liveName, replace, type Emitter, type Place } from './emitter.js';
import { object } from './object.js';
import { leadingRules, pipe } from './pipe.js';
import { isScalar, scalar } from './scalar.js';
import { variant } from './variant.js';
import { required, wrapper } from './wrapper.js';

/** Reads the values of a model's fields: in place, or with functions that it declares. */
export class Readers implements Emitter {
  readonly #declarations: Declarations;
  readonly #program: ProgramIr;
  readonly #model: ModelIr;
  readonly #definitions: Map<string, string> = new Map();
  readonly #parameters: Map<string, readonly string[]> = new Map();

  constructor(declarations: Declarations, model: ModelIr, program: ProgramIr) {
    this.#declarations = declarations;
    this.#model = model;
    this.#program = program;
  }

  statements(schema: SchemaIr, place: Place): readonly Statement[] {
    return this.#inPlace(schema, place) ?? this.#called(schema, place);
  }

  reader(schema: SchemaIr, { shape, called }: Pick<Place, 'shape' | 'called'>): string {
    if (schema.kind === 'model' && !isRecursive(this.model(schema.model), this.#program)) {
      return readFunctionOf(schema.model);
    }
    const about = schema.kind === 'type' ? schema.type : called;
    return this.function(this.#bodyOf(schema, { variable: 'value', shape, called }), about);
  }

  function(body: readonly Statement[], called: string): string {
    const wanted = nameFor('read', called);
    const { parameters, text } = functionOf(body, wanted);
    const name = this.#declarations.function(wanted, text);
    this.#parameters.set(name, parameters);
    return name;
  }

  declare(wanted: string, text: string, comment?: string): string {
    return this.#declarations.function(wanted, text, comment);
  }

  variable(wanted: string): string {
    return this.#declarations.variable(wanted);
  }

  constant(value: Expression, wanted: string): string {
    return flatten(value) === '[]' ? '[]' : this.#declarations.constant(wanted, value);
  }

  live(source: SourceIr): string {
    return this.constant(sourceOf(source), liveName(source));
  }

  model(name: string): ModelIr {
    const found = modelNamed(name, this.#program);
    if (found === undefined) throw new Error(`There is no model '${name}'.`);
    return found;
  }

  /** Checks in place; `undefined` if a function is needed. */
  #inPlace(schema: SchemaIr, place: Place): readonly Statement[] | undefined {
    if (isScalar(schema)) return scalar(schema, place, this);
    switch (schema.kind) {
      case 'wrapper':
        return wrapper(schema, place, this);
      case 'required':
        return required(schema, place, this);
      case 'pipe':
        return isList(schema, this) ? undefined : pipe(schema, place, this);
      case 'anyOf':
        return scalars(schema, place, this);
      case 'island':
        return [replace(place, 'ask', this.live(schema.source), place.variable, 'report')];
      default:
        return undefined;
    }
  }

  /** Replaces the value with the output of its reader, and puts its issues under its key. */
  #called(schema: SchemaIr, place: Place): readonly Statement[] {
    const { variable, key } = place;
    const read = line(`${variable} = `, this.read(schema, place));
    if (key === undefined) return [read];
    const under = line('', call('under', key, 'report', 'before'));
    return [BEFORE, read, when('report.count !== before', [under])];
  }

  /**
   * A call of a reader. Recursive schemas count their depth, so that no input can exhaust the
   * stack.
   */
  read(schema: SchemaIr, place: Place): Expression {
    const { variable, shape } = place;
    const given = [variable, 'report', 'roles'];
    const shaped = shape === 'same' && holdsModel(schema) ? [...given, 'shape'] : given;
    if (schema.kind === 'ref') {
      return call('deeper', this.#definition(schema.definition, shape), ...shaped);
    }
    if (schema.kind !== 'model') {
      const name = this.reader(schema, place);
      return call(name, variable, ...(this.#parameters.get(name) ?? []));
    }
    const read = readFunctionOf(schema.model);
    return isRecursive(this.model(schema.model), this.#program)
      ? call('deeper', read, ...shaped)
      : call(read, ...shaped);
  }

  #bodyOf(schema: SchemaIr, place: Place): readonly Statement[] {
    return this.#body(schema, place) ?? returning(this.statements(schema, place));
  }

  #body(schema: SchemaIr, place: Place): readonly Statement[] | undefined {
    switch (schema.kind) {
      case 'array':
        return array(schema, [], place, this);
      case 'pipe':
        return isList(schema, this)
          ? array(schema.schema, leadingRules(schema.actions, this), place, this)
          : undefined;
      case 'object':
        return object(schema, place, this);
      case 'tuple':
      case 'record':
      case 'map':
      case 'set':
        return container(schema, place, this);
      case 'allOf':
        return choice(schema, place, this);
      case 'anyOf':
        if (schema.discriminator !== undefined) return variant(schema, place, this);
        return scalars(schema, place, this) ? undefined : choice(schema, place, this);
      default:
        return undefined;
    }
  }

  /** A definition, as a function that may call itself. */
  #definition(definition: DefinitionIr, shape: Place['shape']): string {
    const id = `${definition.name}:${shape}`;
    const known = this.#definitions.get(id);
    if (known !== undefined) return known;
    const called = definition.name.slice(this.#model.name.length + 1);
    return this.#declarations.recursive(nameFor('read', called), (name) => {
      this.#definitions.set(id, name);
      const body = this.#bodyOf(definition.schema, { variable: 'value', shape, called });
      return functionOf(body, name).text;
    });
  }
}

/** Whether a pipe is a list with rules that the function reading it can check. */
function isList(schema: PipeIr, emitter: Emitter): schema is PipeIr & { readonly schema: ArrayIr } {
  return (
    schema.schema.kind === 'array' &&
    leadingRules(schema.actions, emitter).length === schema.actions.length
  );
}

/** A function with only the parameters that its body uses. */
function functionOf(
  body: readonly Statement[],
  name: string,
): {
  readonly parameters: readonly string[];
  readonly text: string;
} {
  const lines = linesOf(body, 2);
  const names = namesIn(lines.join('\n'));
  const parameters = ['shape', 'roles', 'report'].filter((_, index, all) =>
    all.slice(0, index + 1).some((later) => names.has(later)),
  );
  parameters.reverse();
  const declared = ['value: unknown', ...parameters.map((name) => DECLARED[name] ?? name)];
  const whole = names.has('before') ? declaringBefore(lines) : lines;
  return { parameters, text: unnamedFunction(name, declared, 'unknown', whole) };
}

/** Returns the value, without setting it to what is returned. */
function returning(statements: readonly Statement[]): readonly Statement[] {
  const last = statements.at(-1);
  return typeof last === 'object' && 'before' in last && last.before === 'value = '
    ? [...statements.slice(0, -1), line('return ', last.expression)]
    : [...statements, 'return value;'];
}

/** Declares `before` where it is set, if that comes first. */
function declaringBefore([first = '', ...others]: readonly string[]): readonly string[] {
  if (first !== BEFORE) return ['let before: number;', first, ...others];
  const isSetAgain = others.some((text) => text.trim() === BEFORE);
  return [`${isSetAgain ? 'let' : 'const'} ${first}`, ...others];
}

const DECLARED: Readonly<Record<string, string>> = {
  report: 'report: Report',
  roles: 'roles: number',
  shape: `shape: Shape = 'create'`,
};
