/** Prints a description as the model file that a user would write. */
import { Own } from './description.js';
import type {
  Field,
  Grant,
  ListedSchema,
  Model,
  PipeSchema,
  Program,
  Schema,
  Step,
  Value,
  When,
} from './description.js';
import { AS_MODEL, print } from './print.js';
import { hasParts, lazyNumbersIn, modelsIn } from './walk.js';

/** Where the file imports from. */
export interface Imports {
  readonly package: string;
  readonly own: string;
}

/**
 * The names of a program's models, based on the name of the outermost. Nested models come first.
 */
export function namesOf(program: Program, name: string): ReadonlyMap<Model, string> {
  const models = modelsIn(program);
  const last = models.length - 1;
  return new Map(models.map((model, index) => [model, index === last ? name : `${name}X${index}`]));
}

/** The source of a program's model file. Every model in it is exported. */
export function sourceOf(program: Program, name: string, imports: Imports): string {
  const names = namesOf(program, name);
  const source = new Source(names, program.named);
  const roles = Object.entries(program.roles).map(
    ([role, parents]) => `  ${key(role)}: { description: '', extends: ${print(parents)} },\n`,
  );
  const models = [...names].map(([model, called]) =>
    source.declaration(`export const ${called}`, source.model(model, called)),
  );
  // A recursive schema needs an annotation with a type that is not recursive.
  const lazies = lazyNumbersIn(program).map((index) =>
    source.declaration(
      `const lazy${index}: v.GenericSchema<any>`, // any: whatever the random schema takes
      source.schema(program.lazies[index] as Schema),
    ),
  );
  return [
    `import * as v from 'valibot';\n`,
    `import { defineRoles, narrow, reference, when } from ${JSON.stringify(imports.package)};\n`,
    `import * as own from ${JSON.stringify(imports.own)};\n\n`,
    `const { field, model } = defineRoles({\n${roles.join('')}});\n\n`,
    ...models,
    ...lazies,
  ].join('');
}

class Source {
  readonly #names: ReadonlyMap<Model, string>;
  /** The names of schemas that all that is equal shares, by their text. */
  readonly #shared: Map<string, string> | undefined;
  #pending = '';

  constructor(names: ReadonlyMap<Model, string>, isSharing = false) {
    this.#names = names;
    this.#shared = isSharing ? new Map() : undefined;
  }

  /** A declaration, after those of the shared schemas in it. */
  declaration(head: string, text: string): string {
    const declared = `${this.#pending}${head} = ${text};\n\n`;
    this.#pending = '';
    return declared;
  }

  model({ fields }: Model, name: string): string {
    const members = Object.entries(fields).map(
      ([one, field]) => `  ${key(one)}: ${this.#field(field)},\n`,
    );
    return `model('${name}', {\n${members.join('')}})`;
  }

  #field({ schema, create, update, stored, keyedBy, readers }: Field): string {
    const list = (grants: readonly Grant[]): string =>
      `[${grants.map((grant) => this.#grant(grant)).join(', ')}]`;
    const writableBy =
      create === update ? list(create) : `{ create: ${list(create)}, update: ${list(update)} }`;
    const options = [
      `writableBy: ${writableBy}`,
      ...(stored ? [] : ['stored: false']),
      ...(keyedBy === undefined ? [] : [`keyedBy: ${key(keyedBy)}`]),
      ...(readers === undefined ? [] : [`readableBy: ${JSON.stringify(readers)}`]),
    ];
    return `field(${this.schema(schema)}, { ${options.join(', ')} })`;
  }

  #grant({ role, narrowing, when }: Grant): string {
    const granted = narrowing ? `narrow('${role}', ${this.schema(narrowing)})` : `'${role}'`;
    return when ? `when(${granted}, ${conditionSource(when)})` : granted;
  }

  /** A schema as a call of valibot's. */
  schema(schema: Schema): string {
    if ('model' in schema) return this.#names.get(schema.model) ?? '?';
    if (schema.is === 'reference') {
      const target = `${schema.isLater ? '() => ' : ''}${this.#names.get(schema.target)}`;
      return `reference(${target}, ${key(schema.key)})`;
    }
    if ('lazy' in schema) return `v.lazy(() => lazy${schema.lazy})`;
    const message =
      'message' in schema && schema.message !== undefined ? [this.#value(schema.message)] : [];
    const text = call(schema.is, ...this.#leading(schema), ...message);
    return hasParts(schema) ? this.#sharing(text) : text;
  }

  #sharing(text: string): string {
    const known = this.#shared?.get(text);
    if (known !== undefined || this.#shared === undefined) return known ?? text;
    const name = `shared${this.#shared.size}`;
    this.#shared.set(text, name);
    this.#pending += `const ${name} = ${text};\n\n`;
    return name;
  }

  /** A schema's arguments before its message. */
  #leading(schema: Schema): string[] {
    if ('values' in schema) return [this.#values(schema)];
    if ('own' in schema) return [this.#value(schema.own)];
    if ('steps' in schema) return [this.schema(schema.inner), ...this.#around(schema)];
    if ('inner' in schema && schema.is !== 'reference') {
      return [
        this.schema(schema.inner),
        ...(schema.default === undefined ? [] : [this.#value(schema.default)]),
      ];
    }
    if ('entries' in schema) {
      const entries = Object.entries(schema.entries).map(
        ([name, entry]) => `${key(name)}: ${this.schema(entry)}`,
      );
      const first =
        schema.is === 'record' ? this.#maybe(schema.keys) : [`{ ${entries.join(', ')} }`];
      return [...first, ...this.#maybe(schema.rest)];
    }
    if ('items' in schema) {
      return [
        ...(schema.is === 'array' ? [] : [this.#list(schema.items)]),
        ...this.#maybe(schema.rest),
      ];
    }
    if ('options' in schema) {
      return [...('key' in schema ? [JSON.stringify(schema.key)] : []), this.#list(schema.options)];
    }
    return 'item' in schema
      ? [...('key' in schema ? [this.schema(schema.key)] : []), this.schema(schema.item)]
      : [];
  }

  #maybe(schema: Schema | undefined): string[] {
    return schema ? [this.schema(schema)] : [];
  }

  #list(schemas: readonly Schema[]): string {
    return `[${schemas.map((schema) => this.schema(schema)).join(', ')}]`;
  }

  #values({ is, values }: ListedSchema): string {
    if (is === 'literal') return this.#value(values[0]);
    return is === 'enum' ? enumSource(values) : this.#value(values);
  }

  #around(schema: PipeSchema): string[] {
    if (schema.is === 'fallback') return [this.#value(schema.fallback)];
    if (schema.is === 'config') return [this.#value(schema.config)];
    return schema.steps.map((step) => this.#step(step));
  }

  #step(step: Step): string {
    if ('next' in step) return this.schema(step.next);
    if ('note' in step) return call(step.note, JSON.stringify(step.text));
    const message = step.message === undefined ? [] : [this.#value(step.message)];
    const made = call(step.do, ...step.args.map((one) => this.#value(one)), ...message);
    return step.forward ? call('forward', made, this.#value(step.forward)) : made;
  }

  /** The arguments of `v.args()` and `v.returns()` are schemas. */
  #value(value: Value): string {
    const isSchema = typeof value === 'object' && value !== null && 'is' in value;
    return isSchema ? this.schema(value as Schema) : print(value, AS_MODEL);
  }
}

function conditionSource({ holds, number }: When): string {
  const words = JSON.stringify(wordsOf(number));
  if (holds instanceof Own) return `${print(holds, AS_MODEL)}, ${words}`;
  const clauses = Object.entries(holds).map(([name, values]) => `${key(name)}: ${print(values)}`);
  return `{ ${clauses.join(', ')} }, ${words}`;
}

/** The description of a condition, by which generated code identifies it. */
export const wordsOf = (number: number): string => `Condition ${number}`;

const key = (name: string): string => JSON.stringify(name);

const call = (name: string, ...parameters: readonly string[]): string =>
  `v.${name}(${parameters.join(', ')})`;

/** An enum as TypeScript compiles it: numbers also map back to their member. */
function enumSource(values: readonly Value[]): string {
  const members = values.map((one, index) => `m${index}: ${print(one)}`);
  const reverse = values.flatMap((one, index) =>
    typeof one === 'number' ? [`${one}: 'm${index}'`] : [],
  );
  return `{ ${[...members, ...reverse].join(', ')} } as const`;
}
