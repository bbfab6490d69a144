import type {
  AccessIr,
  DtoIr,
  ModelIr,
  PropertyIr,
  ShapeIr,
} from '../../generator/ir/program-ir.js';
import { hasOpaqueType } from '../../generator/ir/walk.js';
import { key, str } from '../encode.js';
import { generic, union, type Expression } from '../expression.js';
import { code, codeAt } from '../layout.js';
import { commentOf } from './header.js';
import { modelAlias, typeOfShape } from './names.js';
import { typeOf } from './type.js';

const VERBS: Readonly<Record<ShapeIr, string>> = {
  create: 'create a',
  update: 'update a',
  replace: 'replace a',
};

/** What one role may send, as an interface. */
export function dtoInterface(model: ModelIr, dto: DtoIr): string {
  const members = model.properties.map((property, index) => {
    const access = dto.access[index];
    return access === undefined || access.values === 'none'
      ? { property, type: undefined, optional: true }
      : {
          property,
          type: valueType(model, property, { shape: dto.shape, dtos: [dto], access: [access] }),
          optional: mayBeAbsent(property, dto.shape),
        };
  });
  const comment = commentOf(
    `What \`${dto.role.name}\` may send to ${VERBS[dto.shape]} ${model.name}.`,
    dto.role.description,
  );
  return interfaceOf(comment, dto.typeName, members);
}

/** What any set of roles may send: what one of them may. */
export function shapeInterface(model: ModelIr, shape: ShapeIr): string {
  const dtos = model.dtos.filter((dto) => dto.shape === shape);
  const members = model.properties.map((property, index) => {
    const granting = dtos.filter((dto) => dto.access[index]?.values !== 'none');
    if (granting.length === 0) return { property, type: undefined, optional: true };
    const access = granting.flatMap((dto) => dto.access[index] ?? []);
    return {
      property,
      type: valueType(model, property, { shape, dtos: granting, access }),
      optional: granting.length < dtos.length || mayBeAbsent(property, shape),
    };
  });
  const comment = commentOf(`What any set of roles may send to ${VERBS[shape]} ${model.name}.`);
  return interfaceOf(comment, typeOfShape(model.name, shape), members);
}

interface Member {
  readonly property: PropertyIr;
  readonly type: Expression | undefined;
  readonly optional: boolean;
}

function interfaceOf(comment: string, name: string, members: readonly Member[]): string {
  return code`${[comment]}
export interface ${name} {
  ${members.flatMap(memberOf)}
}`;
}

function memberOf({ property, type, optional }: Member): string[] {
  if (type === undefined) return [`${key(property.key)}?: never;`];
  const described = property.title ?? property.description;
  const comment = described === undefined ? [] : [commentOf(property.title, property.description)];
  return [...comment, codeAt(2)`${key(property.key)}${optional ? '?' : ''}: ${type};`];
}

interface Granted {
  readonly shape: ShapeIr;
  readonly dtos: readonly DtoIr[];
  /** What each of them may write of the property; never nothing. */
  readonly access: readonly AccessIr[];
}

function valueType(model: ModelIr, property: PropertyIr, granted: Granted): Expression {
  const { shape, dtos, access } = granted;
  const schemas = access.some((one) => one.values === 'all')
    ? [property.schema]
    : access.flatMap((one) => one.narrowings);
  if (schemas.some(hasOpaqueType)) {
    const roles = union(dtos.map((dto) => str(dto.role.name)));
    return generic(
      'DtoValueOf',
      `typeof ${modelAlias(model.name)}`,
      str(shape),
      roles,
      str(property.key),
    );
  }
  const [only] = dtos;
  const suffix = only !== undefined && dtos.length === 1 ? `By${only.role.typeName}` : '';
  const types = schemas.map((schema) =>
    typeOf(schema, shape, (nested, inShape) => `${typeOfShape(nested, inShape)}${suffix}`),
  );
  return union(types);
}

/** Defaults apply in `create` only: there a field with one is always present after parsing. */
function mayBeAbsent(property: PropertyIr, shape: ShapeIr): boolean {
  if (shape === 'update') return true;
  return property.optional && !(shape === 'create' && property.defaulted);
}
