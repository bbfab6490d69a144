import { defaultOfField } from '../../generator/ir/absence.js';
import { orDefault, orNull } from '../../generator/ir/json-schema/combine.js';
import { isSame } from '../../generator/ir/json-schema/dialect.js';
import { nameOfDefinition } from '../../generator/ir/json-schema/name-of-definition.js';
import { narrowedSchema } from '../../generator/ir/json-schema/schema.js';
import { nestedModels } from '../../generator/ir/nested-models.js';
import type { ModelIr, NestedShape, ProgramIr, PropertyIr } from '../../generator/ir/program-ir.js';
import { recursiveModels } from '../../generator/ir/recursive-models.js';
import type { Data } from '../../generator/ir/schema-ir.js';
import { isUnchanged } from '../../generator/ir/unchanged.js';
import { isOpen } from '../../generator/ir/writers.js';
import { descriptionOf } from '../description-of.js';
import { key, str } from '../encode.js';
import { array, moved, objectLiteral, prefixed, type Expression } from '../expression.js';
import { code, codeAt } from '../layout.js';
import { withArticle } from '../with-article.js';
import { dataOf } from './data.js';
import { describeCall, sidesMembers, sidesOf, type Sides } from './json-schema/source.js';
import { headerOf } from './module/header.js';
import { importsFor } from './module/imports.js';
import { describeFunctionOf } from './module/names.js';
import { whoWrites } from './who-writes.js';

/** `user.json-schema.ts`: a model's Dtos as JSON Schema, for frameworks that document their inputs. */
export function jsonSchemaModule(model: ModelIr, program: ProgramIr): string {
  const body = describeFunction(model, program);
  const imports = importsFor(body, [
    {
      from: 'gen-dtos/runtime/generated',
      values: ['closedJsonSchema', 'referring', 'referTo'],
      types: ['Asked', 'JsonSchema'],
    },
    ...nestedModels(model, program).map((other) => ({
      from: `./${other.moduleName}.json-schema.js`,
      values: [describeFunctionOf(other.name)],
    })),
  ]);
  return `${headerOf(model.file)}\n${imports.join('\n')}\n\n${body}\n`;
}

function describeFunction(model: ModelIr, program: ProgramIr): string {
  const fields = model.properties
    .filter(isOpen)
    .flatMap((property) => field(property, model, program));
  const definitions = definitionsFor(fields.join('\n'), model, program);
  const head = `/** What roles may send of ${withArticle(model.name)}, as JSON Schema. */
export function ${describeFunctionOf(model.name)}(asked: Asked): JsonSchema {`;
  if (fields.length === 0) return `${head}\n  return closedJsonSchema(asked, {});\n}`;
  if (definitions.length === 0) {
    return code`${[head]}
  return closedJsonSchema(asked, {
    ${fields}
  });
}`;
  }
  return code`${[head]}
  const schema = closedJsonSchema(asked, {
    ${fields}
  });
  return referring(asked, schema, {
    ${definitions}
  });
}`;
}

function field(property: PropertyIr, model: ModelIr, program: ProgramIr): string[] {
  const { create, update } = property.writers;
  const sides = sidesOf(property.schema, program, 'same');
  const { default: filled } = orDefault(sides.input, defaultOfField(property.schema));
  const narrowed = narrowingsOf(property, sides, program).map(grantMembers).map(objectLiteral);
  const members = [
    ...grantMembers({ create: create.all, update: update.all, sides }),
    ...(narrowed.length > 0 ? [prefixed('narrowed: ', array(narrowed))] : []),
    ...presenceMember(property),
    ...deletableMember(property, sides),
    ...(filled === undefined ? [] : [prefixed('default: ', dataOf(filled))]),
    ...aboutMember(property),
  ];
  return [
    `// ${whoWrites(model, property)}`,
    codeAt(4)`${key(property.key)}: ${objectLiteral(members)},`,
  ];
}

/** Who may write what in each operation, a bit for each role. */
interface Grant {
  readonly create: number;
  readonly update: number;
  readonly sides: Sides;
}

function grantMembers({ create, update, sides }: Grant): Expression[] {
  return [
    ...(create === 0 ? [] : [`create: ${create}`]),
    ...(update === 0 ? [] : [`update: ${update}`]),
    ...sidesMembers(sides),
  ];
}

/** The values that some roles may write, each list of them once. */
function narrowingsOf(property: PropertyIr, full: Sides, program: ProgramIr): readonly Grant[] {
  const grants: Grant[] = [];
  for (const operation of ['create', 'update'] as const) {
    for (const { bits, schema } of property.writers[operation].some) {
      const sides = narrowedSides(property, full, sidesOf(schema, program, 'same'));
      const known = grants.findIndex((grant) => isSame(grant.sides, sides));
      const grant = grants[known] ?? { create: 0, update: 0, sides };
      const widened = { ...grant, [operation]: grant[operation] | bits };
      if (known === -1) grants.push(widened);
      else grants[known] = widened;
    }
  }
  return grants;
}

/** A narrowing is asked of what the field's schema returns. */
function narrowedSides({ schema }: PropertyIr, full: Sides, narrowing: Sides): Sides {
  return {
    input: isUnchanged(schema) ? narrowedSchema(full.input, [narrowing.input]) : full.input,
    output: narrowedSchema(full.output, [narrowing.output]),
  };
}

function presenceMember({ key: name, optional, defaulted, fallback }: PropertyIr): string[] {
  if (!optional && !fallback) return [];
  const filled = optional ? 'defaulted' : 'fallback';
  const presence = defaulted || fallback ? filled : 'optional';
  return [`presence: ${str(presence)}${isInherited(name) ? ' as const' : ''}`];
}

/** An update may hold `null`, too, where that deletes the field. */
function deletableMember({ deletable, writers }: PropertyIr, sides: Sides): Expression[] {
  if (!deletable || writers.update.all === 0) return [];
  const orDeleted = { input: orNull(sides.input), output: orNull(sides.output) };
  return [prefixed('deletable: ', objectLiteral(sidesMembers(orDeleted)))];
}

/** A key that the compiler, too, finds on every object before it looks at what a record may hold. */
const isInherited = (name: string): boolean => name in Object.prototype;

function aboutMember(property: PropertyIr): Expression[] {
  const { title, examples } = property;
  const description = descriptionOf(property);
  const about: Record<string, Data> = JSON.parse(JSON.stringify({ title, description, examples }));
  return Object.keys(about).length === 0 ? [] : [prefixed('about: ', dataOf(about))];
}

/** What the fields refer to, and what that refers to. */
function definitionsFor(fields: string, model: ModelIr, program: ProgramIr): string[] {
  if (!fields.includes('referTo(')) return [];
  const own = lazyDefinitions(model, program);
  const all = [...own, ...modelDefinitions(program)];
  const used = new Set<Definition>();
  const useIn = (text: string): void => {
    const calls = text.replaceAll(/referTo\(\s+/g, 'referTo('); // a long name has a line of its own
    for (const definition of all) {
      if (used.has(definition) || !calls.includes(`referTo(${definition.name}`)) continue;
      used.add(definition);
      useIn(definition.text);
    }
  };
  useIn(fields);
  return all.filter((definition) => used.has(definition)).map(({ text }) => text);
}

interface Definition {
  /** As source. */
  readonly name: string;
  readonly text: string;
}

/** What lazy schemas get. */
function lazyDefinitions(model: ModelIr, program: ProgramIr): Definition[] {
  return model.definitions.map((definition) => {
    const name = nameOfDefinition(definition);
    const sides = objectLiteral(sidesMembers(sidesOf(definition.schema, program, 'create')));
    return { name: str(name), text: codeAt(4)`${key(name)}: ${sides},` };
  });
}

/** Models that nest themselves: in the shape that is asked for, and as part of a whole value. */
function modelDefinitions(program: ProgramIr): readonly Definition[] {
  const known = ofModels.get(program) ?? recursiveModels(program).flatMap(definitionsOfModel);
  ofModels.set(program, known);
  return known;
}

const ofModels: WeakMap<ProgramIr, readonly Definition[]> = new WeakMap();

function definitionsOfModel({ name }: ModelIr): Definition[] {
  const described = (shape: NestedShape): Expression =>
    objectLiteral([prefixed('schema: () =>', moved(describeCall(name, shape)))]);
  const inShape = `\`\${asked.shape}${name}\``;
  return [
    { name: inShape, text: codeAt(4)`[${inShape}]: ${described('same')},` },
    { name: str(`create${name}`), text: codeAt(4)`create${name}: ${described('create')},` },
  ];
}
