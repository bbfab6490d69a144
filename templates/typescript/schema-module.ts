import { dtoTypeName } from '../../generator/ir/names.js';
import { nestedModels } from '../../generator/ir/nested-models.js';
import { nestedNames } from '../../generator/ir/nested-names.js';
import type { DtoIr, ModelIr, ProgramIr, ShapeIr } from '../../generator/ir/program-ir.js';
import { SHAPES } from '../../generator/ir/shapes.js';
import { holdsKeyed } from '../../generator/ir/some-field.js';
import { holdsModel } from '../../generator/ir/walk.js';
import { isOpen } from '../../generator/ir/writers.js';
import { key, str } from '../encode.js';
import {
  array,
  call,
  generic,
  moved,
  parameters,
  prefixed,
  type Expression,
} from '../expression.js';
import { code, codeAt } from '../layout.js';
import { withArticle } from '../with-article.js';
import { capitalized, roleOrAny, whatMaySend } from '../who-may.js';
import { commentOf, headerOf } from './module/header.js';
import { importsFor, modelImportFor, type Importable } from './module/imports.js';
import {
  fieldsOf,
  grantsOf,
  modelSchemaOf,
  PURE,
  schemaFunctionOf,
  schemaMakerOf,
} from './module/names.js';
import { definitionsIn, referringFrom } from './schema/definitions.js';
import { fieldLines } from './schema/field.js';
import { valibotOf, type Referring } from './schema/valibot.js';
import { exportedTypes } from './types/exported-types.js';
import { ANYBODY, isSentOtherwise } from './types/sent.js';

/** `user.schema.ts`: a model's Dtos as valibot schemas. */
export function schemaModule(model: ModelIr, program: ProgramIr, outDir: string): string {
  const referring = referringFrom(model, program);
  const parts = [
    ...fields(model, referring),
    ...modelSchema(model, referring),
    ...SHAPES.map((shape) => shapeSchema(model, shape, program)),
    ...model.dtos.map((dto) => dtoSchema(model, dto, program)),
  ];
  const body = [...definitionsIn(parts.join('\n'), model, referring), ...parts].join('\n\n');
  const imports = [
    `import * as v from 'valibot';`,
    ...importsFor(body, importable(model, program)),
    ...modelImportFor(body, model, outDir),
  ];
  return `${headerOf(model.file)}\n${imports.join('\n')}\n\n${body}\n`;
}

function importable(model: ModelIr, program: ProgramIr): Importable[] {
  const others = nestedModels(model, program);
  return [
    {
      from: 'gen-dtos/runtime/generated',
      values: ['defaultIn', 'messageIn', 'narrowingOf', 'schemaOf'],
      types: ['Shape'],
    },
    {
      from: 'gen-dtos/runtime/schema',
      values: [
        'attempt',
        'closedObject',
        'inLinearTime',
        'madeOnce',
        'newItemsIn',
        'recordOf',
        'variantOf',
      ],
    },
    ...others.map((other) => ({
      from: `./${other.moduleName}.schema.js`,
      values: [modelSchemaOf(other.name)],
    })),
    {
      from: `./${model.moduleName}.js`,
      values: [grantsOf(model.name)],
      types: exportedTypes(model, program),
    },
  ];
}

/**
 * Fields whose schema is the same for all roles are declared once. They are made in a function,
 * because bundlers drop a marked call that nobody uses, but keep an object with calls in it.
 */
function fields(model: ModelIr, referring: Referring): string[] {
  const own = model.properties.filter(
    (property) => isOpen(property) && !holdsModel(property.schema),
  );
  if (own.length === 0) return [];
  const types = own.map((property) => `readonly ${key(property.key)}: v.GenericSchema;`);
  const values = own.map((property) => {
    const schema = valibotOf(property.schema, 'create', referring);
    return codeAt(4)`${prefixed(`${key(property.key)}: `, schema)},`;
  });
  return [
    code`interface Fields {
  ${types}
}`,
    code`function fields(): Fields {
  return {
    ${values}
  };
}`,
    code`/** The rules of each field that somebody may write. */
export const ${fieldsOf(model)}: Fields =${moved(`${PURE} fields()`)};`,
  ];
}

/**
 * The function for any shape and roles. The functions of each shape call it, and those of models
 * that nest this one.
 */
function modelSchema(model: ModelIr, referring: Referring): string[] {
  const open = model.properties.filter(isOpen);
  const closed = model.properties.filter((property) => !isOpen(property));
  const members = open.flatMap((property) => fieldLines(model, property, referring));
  const refused = array(closed.map((property) => str(property.key)));
  const lines = [
    'closedObject(',
    '  shape,',
    '  roles,',
    '  {',
    ...indented(indented(members)),
    '  },',
    codeAt(2)`  ${refused},`,
    ')',
  ];
  const made = members.length === 0 ? call('closedObject', 'shape', 'roles', '{}', refused) : lines;
  const signature = parameters('shape: Shape', 'roles: number');
  const functionOf = (name: string, type: string, returned: Made): string =>
    code`function ${name}${signature}: ${type} {
  return ${returned};
}`;
  const comment = code`/** What \`roles\`, a bit each, may send of ${withArticle(model.name)} in a shape. */
/* @__NO_SIDE_EFFECTS__ */`;
  const name = modelSchemaOf(model.name);
  const exported = (returned: Made): string =>
    `${comment}\nexport ${functionOf(name, 'v.GenericSchema<any>', returned)}`; // any: the shape functions know the type
  if (nestedNames(model).length === 0) return [exported(made)];
  const make = schemaMakerOf(model.name);
  return [
    exported(call('madeOnce', make, 'shape', 'roles')),
    functionOf(make, 'v.GenericSchema', made),
  ];
}

type Made = Expression | readonly string[];

function shapeSchema(model: ModelIr, shape: ShapeIr, program: ProgramIr): string {
  const type = dtoTypeName(model.name, shape);
  const differs = isSentOtherwise({ model, shape, bits: ANYBODY }, program);
  const generics = differs ? `Input = ${type}Input, Output = ${type}` : `Output = ${type}`;
  const returned = `v.GenericSchema<${differs ? 'Input, Output' : 'Output'}>`;
  const name = `${schemaFunctionOf(model.name, shape)}<${generics}>`;
  const made = call(modelSchemaOf(model.name), str(shape), 'roles');
  const isKeyed = shape === 'create' && holdsKeyed(model, program);
  return code`/** ${capitalized(whatMaySend('`roles`, a bit each,', shape, model))}. */
/* @__NO_SIDE_EFFECTS__ */
export function ${name}${parameters('roles: number')}: ${returned} {
  return ${isKeyed ? call('newItemsIn', made, grantsOf(model.name)) : made};
}`;
}

function dtoSchema(model: ModelIr, dto: DtoIr, program: ProgramIr): string {
  const { shape, role, typeName, valueName } = dto;
  const made = call(schemaFunctionOf(model.name, shape), String(role.bits));
  const differs = isSentOtherwise({ model, shape, bits: role.bits }, program);
  const type = differs
    ? generic('v.GenericSchema', `${typeName}Input`, typeName)
    : `v.GenericSchema<${typeName}>`;
  return code`${[commentOf(`For valibot: ${whatMaySend(roleOrAny(role), shape, model)}.`)]}
export const ${valueName}Schema: ${type} =${moved(made)};`;
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line.replaceAll('\n', '\n  ')}`);
}
