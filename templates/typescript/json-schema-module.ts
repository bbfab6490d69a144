import type { ModelIr, ProgramIr, PropertyIr, ShapeIr } from '../../generator/ir/program-ir.js';
import { jsonSchemaOf, narrowedSchema } from '../openapi/schema.js';
import { withArticle } from '../article.js';
import { key, literal, str } from '../encode.js';
import { array, objectLiteral, parameters, prefixed, type Expression } from '../expression.js';
import { code, codeAt } from '../layout.js';
import { headerOf } from './header.js';
import { importsFor } from './imports.js';
import { jsonSchemaFunctionOf, SHAPES } from './names.js';
import { bitsOf, namesOf, writersOf } from './writers.js';
import { nestedModels } from './nested.js';

/** `user.json-schema.ts`: a model's Dtos as JSON Schema, for frameworks that document their inputs. */
export function jsonSchemaModule(model: ModelIr, program: ProgramIr): string {
  const body = SHAPES.map((shape) => jsonSchemaFunction(model, shape)).join('\n\n');
  const others = nestedModels(model, program);
  const imports = importsFor(body, [
    { from: 'gen-dtos/runtime', values: ['closedJsonSchema'], types: ['JsonSchema', 'Side'] },
    ...others.map((other) => ({
      from: `./${other.moduleName}.json-schema.js`,
      values: SHAPES.map((shape) => jsonSchemaFunctionOf(other.name, shape)),
    })),
  ]);
  return `${headerOf(model.file)}\n${imports.join('\n')}\n\n${body}\n`;
}

function jsonSchemaFunction(model: ModelIr, shape: ShapeIr): string {
  const open = model.properties.filter((property) => bitsOf(writersOf(property, shape)) !== 0);
  const fields = open.flatMap((property) => field(model, property, shape));
  const name = jsonSchemaFunctionOf(model.name, shape);
  const signature = parameters('roles: number', 'side: Side');
  const comment = `/** What \`roles\`, a bit each, may send to ${shape} ${withArticle(model.name)}, as JSON Schema. */`;
  if (fields.length === 0) {
    return code`${comment}
export function ${name}${signature}: JsonSchema {
  return closedJsonSchema(${str(shape)}, roles, side, {});
}`;
  }
  return code`${comment}
export function ${name}${signature}: JsonSchema {
  return closedJsonSchema(${str(shape)}, roles, side, {
    ${fields}
  });
}`;
}

function field(model: ModelIr, property: PropertyIr, shape: ShapeIr): string[] {
  const writers = writersOf(property, shape);
  const ref = refTo(shape);
  const schema = jsonSchemaOf(property.schema, ref);
  const described = (one: object): Expression => printed(withWords(one, property, shape));
  const narrowed = writers.some.map((narrowing) => {
    const narrower = narrowedSchema(schema, [jsonSchemaOf(narrowing.schema, ref)]);
    return objectLiteral([`roles: ${narrowing.bits}`, prefixed('schema: ', described(narrower))]);
  });
  const members = [
    `writers: ${writers.all}`,
    ...(narrowed.length > 0 ? [prefixed('narrowed: ', array(narrowed))] : []),
    prefixed('schema: ', described(schema)),
    `presence: ${str(presenceOf(property))}${isInherited(property.key) ? ' as const' : ''}`,
  ];
  return [
    `// ${namesOf(model, writers)}`,
    codeAt(4)`${key(property.key)}: ${objectLiteral(members)},`,
  ];
}

/** With its title, description and examples; and its default where that is filled in. */
function withWords(schema: object, property: PropertyIr, shape: ShapeIr): object {
  const { title, description, examples } = property;
  const { default: filled, ...rest } = schema as { default?: unknown };
  return {
    ...rest,
    ...(shape === 'create' && filled !== undefined && { default: filled }),
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(examples !== undefined && { examples }),
  };
}

/** A key that the compiler, too, finds on every object before it looks at what a record may hold. */
const isInherited = (name: string): boolean => name in Object.prototype;

function presenceOf(property: PropertyIr): string {
  if (property.defaulted) return 'defaulted';
  return property.optional ? 'optional' : 'required';
}

/** Nested models are said in place, by their own functions. */
const refTo =
  (shape: ShapeIr) =>
  (model: string, inArray: boolean): { $ref: string } => ({
    $ref: `${jsonSchemaFunctionOf(model, inArray ? 'create' : shape)}(roles, side)`,
  });

/** JSON as source, with calls where the references stand. */
function printed(value: unknown): Expression {
  if (Array.isArray(value)) return array(value.map(printed));
  if (typeof value !== 'object' || value === null) {
    return literal(value as Parameters<typeof literal>[0]);
  }
  const { $ref: reference, ...rest } = value as { $ref?: unknown };
  const members = Object.entries(rest).map(([name, inner]) =>
    prefixed(`${key(name)}: `, printed(inner)),
  );
  if (typeof reference !== 'string') return objectLiteral(members);
  return members.length === 0 ? reference : objectLiteral([`...${reference}`, ...members]);
}
