import { heldModel } from '../../generator/ir/held-model.js';
import type { JsonSchema } from '../../generator/ir/json-schema/combine.js';
import { modelNamed } from '../../generator/ir/model-named.js';
import type { DtoIr, ModelIr, ProgramIr, ShapeIr } from '../../generator/ir/program-ir.js';
import type { SchemaIr } from '../../generator/ir/schema-ir.js';
import { withArticle } from '../article.js';

/** The component of what a role may send as a JSON Patch. */
export const jsonPatchName = ({ typeName }: DtoIr): string => `JsonPatch${typeName}`;

/** A JSON Patch (RFC 6902) of a role: closed operations, on what it may write. */
export function jsonPatchComponent(model: ModelIr, dto: DtoIr, program: ProgramIr): JsonSchema {
  const written: JsonSchema = {
    type: 'string',
    description: 'A JSON Pointer (RFC 6901) to what the role may write.',
    pattern: `^${membersOf(model, dto, { program, around: [] })}$`,
  };
  const read: JsonSchema = {
    type: 'string',
    description: 'A JSON Pointer (RFC 6901) to what the role may read, with all that is in it.',
    pattern: '^(?:/(?:[^~/]|~[01])*)*$',
  };
  return {
    type: 'array',
    description: `A JSON Patch (RFC 6902) of \`${dto.role.name}\` for ${withArticle(model.name)}. All of it is done, or nothing.`,
    maxItems: 1_000,
    items: {
      anyOf: [
        operation(['add', 'replace'], { path: written, value: VALUE }),
        operation(['remove'], { path: written }),
        operation(['move'], { from: written, path: written }),
        operation(['copy'], { from: read, path: written }),
        operation(['test'], { path: read, value: VALUE }),
      ],
    },
  };
}

const VALUE: JsonSchema = { description: 'Any JSON value; what it may be depends on the place.' };

function operation(ops: string[], members: Record<string, JsonSchema>): JsonSchema {
  return {
    type: 'object',
    properties: { op: { type: 'string', enum: ops }, ...members },
    required: ['op', ...Object.keys(members)],
    additionalProperties: false,
  };
}

interface Nesting {
  readonly program: ProgramIr;
  /** The models that it is in: one that nests itself has no end of pointers. */
  readonly around: readonly string[];
}

/** A pattern of the pointers to the fields of a model that its Dto offers, and into them. */
function membersOf(model: ModelIr, { access, shape, role }: DtoIr, nesting: Nesting): string {
  const within = { ...nesting, around: [...nesting.around, model.name] };
  const members = model.properties.flatMap(({ key, schema }, index) =>
    access[index]?.values === 'none'
      ? []
      : [`${token(key)}${inside(schema, shape, role.name, within)}`],
  );
  return `/(?:${members.join('|')})`;
}

/** A pattern of what may follow the pointer to a value. */
function inside(schema: SchemaIr, shape: ShapeIr, role: string, nesting: Nesting): string {
  const held = heldModel(schema);
  const model = held && modelNamed(held.model, nesting.program);
  if (!model || nesting.around.includes(model.name)) return isScalar(schema) ? '' : ANYTHING;
  const dto = model.dtos.find(
    (one) => one.role.name === role && one.shape === (held.as === 'list' ? 'create' : shape),
  );
  const isOffered = dto?.access.some(({ values }) => values !== 'none') === true;
  const members = isOffered ? `(?:${membersOf(model, dto, nesting)})?` : '';
  return held.as === 'list' ? `(?:/(?:-|0|[1-9][0-9]*)${members})?` : members;
}

const ANYTHING = '(?:/.*)?';

/** Whether nothing is inside of a value, as far as is known here. */
function isScalar(schema: SchemaIr): boolean {
  switch (schema.kind) {
    case 'const':
    case 'enum':
      return true;
    case 'type':
      return SCALARS.has(schema.type);
    case 'wrapper':
    case 'required':
    case 'pipe':
      return isScalar(schema.schema);
    default:
      return false;
  }
}

const SCALARS: ReadonlySet<string> = new Set(['string', 'number', 'boolean', 'null']);

/** A key as a token of a pointer (RFC 6901), as a pattern that takes it as it is. */
function token(key: string): string {
  const escaped = key.replaceAll('~', '~0').replaceAll('/', '~1');
  return escaped.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
