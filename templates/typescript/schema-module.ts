import type {
  DtoIr,
  ModelIr,
  ProgramIr,
  PropertyIr,
  ShapeIr,
} from '../../generator/ir/program-ir.js';
import type { SchemaIr } from '../../generator/ir/schema-ir.js';
import { holdsModel, mayBeWhole } from '../../generator/ir/walk.js';
import { withArticle } from '../article.js';
import { key, member, str } from '../encode.js';
import { array, call, generic, moved, objectLiteral, parameters, prefixed } from '../expression.js';
import { code, codeAt } from '../layout.js';
import { headerOf } from './header.js';
import { importsFor, modelImportFor, type Importable } from './imports.js';
import { typesOf } from './model-module.js';
import { fieldsOf, schemaFunctionOf, SHAPES, typeOfShape } from './names.js';
import { indented } from './lines.js';
import { ANYBODY, isSentOtherwise } from './sent.js';
import { sourceOf, valibotOf } from './valibot.js';
import { bitsOf, namesOf, writersOf } from './writers.js';
import { nestedModels } from './nested.js';

/** `user.schema.ts`: a model's Dtos as valibot schemas. */
export function schemaModule(model: ModelIr, program: ProgramIr, outDir: string): string {
  const body = [
    ...fields(model),
    ...SHAPES.map((shape) => schemaFunction(model, shape, program)),
    ...model.dtos.map((dto) => dtoSchema(model, dto, program)),
  ].join('\n\n');
  const imports = [
    `import * as v from 'valibot';`,
    ...importsFor(body, importable(model, program)),
    ...modelImportFor(body, model, outDir),
  ];
  return `${headerOf(model.file)}\n${imports.join('\n')}\n\n${body}\n`;
}

/** Every value that a model's schema module exports for applications. */
export function schemasOf(model: ModelIr): string[] {
  return model.dtos.map((dto) => `${dto.valueName}Schema`);
}

function importable(model: ModelIr, program: ProgramIr): Importable[] {
  const others = nestedModels(model, program);
  return [
    { from: 'gen-dtos/runtime', values: ['closedObject', 'narrowingOf', 'unionOf', 'variantOf'] },
    ...others.map((other) => ({
      from: `./${other.moduleName}.schema.js`,
      values: SHAPES.map((shape) => schemaFunctionOf(other.name, shape)),
    })),
    { from: `./${model.moduleName}.js`, types: typesOf(model, program) },
  ];
}

/** The fields that don't depend on who asks are made once. */
function fields(model: ModelIr): string[] {
  const own = model.properties.filter(
    (property) => isWritable(property) && !holdsModel(property.schema),
  );
  if (own.length === 0) return [];
  const types = own.map((property) => `readonly ${key(property.key)}: v.GenericSchema<unknown>;`);
  const values = own.map(
    (property) => codeAt(2)`${key(property.key)}: ${valibotOf(property.schema, 'create')},`,
  );
  return [
    code`interface Fields {
  ${types}
}`,
    code`/** The rules of each field that somebody may write. */
export const ${fieldsOf(model)}: Fields = {
  ${values}
};`,
  ];
}

function schemaFunction(model: ModelIr, shape: ShapeIr, program: ProgramIr): string {
  const open = model.properties.filter((property) => bitsOf(writersOf(property, shape)) !== 0);
  const closed = model.properties.filter((property) => !open.includes(property));
  const members = open.flatMap((property) => field(model, property, shape));
  const refused = array(closed.map((property) => str(property.key)));
  const lines = [
    'closedObject(',
    `  ${str(shape)},`,
    '  roles,',
    '  {',
    ...indented(indented(members)),
    '  },',
    codeAt(2)`  ${refused},`,
    ')',
  ];
  const type = typeOfShape(model.name, shape);
  const differs = isSentOtherwise({ model, shape, bits: ANYBODY }, program);
  const generics = differs ? `Input = ${type}Input, Output = ${type}` : `Output = ${type}`;
  const returned = `v.GenericSchema<${differs ? 'Input, Output' : 'Output'}>`;
  const name = `${schemaFunctionOf(model.name, shape)}<${generics}>`;
  return code`/** What \`roles\`, a bit each, may send to ${shape} ${withArticle(model.name)}. */
/* @__NO_SIDE_EFFECTS__ */
export function ${name}${parameters('roles: number')}: ${returned} {
  return ${members.length === 0 ? call('closedObject', str(shape), 'roles', '{}', refused) : lines};
}`;
}

function field(model: ModelIr, property: PropertyIr, shape: ShapeIr): string[] {
  const writers = writersOf(property, shape);
  const nests = holdsModel(property.schema);
  const schema = nests
    ? valibotOf(withoutDefault(property.schema), shape)
    : `${fieldsOf(model)}${member(property.key)}`;
  const own = nests && property.defaulted && shape === 'create';
  const isWhole = shape !== 'create' && mayBeWhole(property.schema);
  const narrowed = writers.some.map((narrowing) =>
    objectLiteral([
      `roles: ${narrowing.bits}`,
      prefixed('schema: ', valibotOf(narrowing.schema, shape)),
    ]),
  );
  const value = objectLiteral([
    `writers: ${writers.all}`,
    ...(narrowed.length > 0 ? [prefixed('narrowed: ', array(narrowed))] : []),
    prefixed('schema: ', schema),
    ...(own ? [`own: ${ownSchemaOf(model, property)}`] : []),
    ...(isWhole ? ['whole: true'] : []),
  ]);
  return [`// ${namesOf(model, writers)}`, codeAt(6)`${key(property.key)}: ${value},`];
}

/** The default of a field that nests models is the server's: it is asked of the live schema. */
function withoutDefault(schema: SchemaIr): SchemaIr {
  if (schema.kind === 'pipe') return { ...schema, schema: withoutDefault(schema.schema) };
  if (schema.kind !== 'wrapper') return schema;
  const { default: _, ...rest } = schema;
  return rest;
}

function ownSchemaOf(model: ModelIr, property: PropertyIr): string {
  return sourceOf({ model: model.name, field: property.key, steps: [] });
}

function dtoSchema(model: ModelIr, dto: DtoIr, program: ProgramIr): string {
  const { shape, role, typeName, valueName } = dto;
  const made = call(schemaFunctionOf(model.name, shape), String(role.bits));
  const differs = isSentOtherwise({ model, shape, bits: role.bits }, program);
  const type = differs
    ? generic('v.GenericSchema', `${typeName}Input`, typeName)
    : `v.GenericSchema<${typeName}>`;
  return code`export const ${valueName}Schema: ${type} =${moved(made)};`;
}

const isWritable = (property: PropertyIr): boolean =>
  SHAPES.some((shape) => bitsOf(writersOf(property, shape)) !== 0);
