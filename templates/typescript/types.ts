import type {
  AccessIr,
  DtoIr,
  ModelIr,
  PropertyIr,
  ShapeIr,
} from '../../generator/ir/program-ir.js';
import { hasOpaqueType } from '../../generator/ir/walk.js';
import { withArticle } from '../article.js';
import { key, str } from '../encode.js';
import { generic, union, type Expression } from '../expression.js';
import { code, codeAt } from '../layout.js';
import { commentOf } from './header.js';
import { modelAlias, typeOfShape } from './names.js';
import { typeOf } from './type.js';

/** What one role may send, as an interface. */
export function dtoInterface(model: ModelIr, dto: DtoIr): string {
  const asker: Asker = { roles: [dto.role.name], suffix: `By${dto.role.typeName}` };
  const members = model.properties.map((property, index) => {
    const access = dto.access[index];
    if (access === undefined || access.values === 'none') return forbidden(property);
    const type = valueType(model, property, { shape: dto.shape, asker, access: [access] });
    return { property, type, optional: mayBeAbsent(property, dto.shape) };
  });
  const comment = commentOf(
    `What \`${dto.role.name}\` may send to ${dto.shape} ${withArticle(model.name)}.`,
    dto.role.description,
  );
  return interfaceOf(comment, dto.typeName, members);
}

/** What any set of roles may send: what one of them may. */
export function shapeInterface(model: ModelIr, shape: ShapeIr): string {
  const asker: Asker = { roles: model.roles.map((role) => role.name), suffix: '' };
  const dtos = model.dtos.filter((dto) => dto.shape === shape);
  const members = model.properties.map((property, index) => {
    const access = dtos.flatMap((dto) => dto.access[index] ?? []);
    const granting = access.filter((one) => one.values !== 'none');
    if (granting.length === 0) return forbidden(property);
    const type = valueType(model, property, { shape, asker, access: granting });
    const optional = granting.length < dtos.length || mayBeAbsent(property, shape);
    return { property, type, optional };
  });
  const one = withArticle(model.name);
  const comment = commentOf(`What any set of roles may send to ${shape} ${one}.`);
  return interfaceOf(comment, typeOfShape(model.name, shape), members);
}

/** For whom a type is printed: one role, or any set of them. */
interface Asker {
  readonly roles: readonly string[];
  /** What the type names of nested models end in. */
  readonly suffix: string;
}

interface Member {
  readonly property: PropertyIr;
  readonly type: Expression | undefined;
  readonly optional: boolean;
}

const forbidden = (property: PropertyIr): Member => ({ property, type: undefined, optional: true });

function interfaceOf(comment: string, name: string, members: readonly Member[]): string {
  if (members.length === 0) return `${comment}\nexport interface ${name} {}`;
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
  readonly asker: Asker;
  /** What each of them may write of the property; never nothing. */
  readonly access: readonly AccessIr[];
}

function valueType(model: ModelIr, property: PropertyIr, granted: Granted): Expression {
  const { shape, asker, access } = granted;
  const schemas = access.some((one) => one.values === 'all')
    ? [property.schema]
    : access.flatMap((one) => one.narrowings);
  if (schemas.some(hasOpaqueType)) {
    const roles = union(asker.roles.map(str));
    return generic(
      'DtoValueOf',
      `typeof ${modelAlias(model.name)}`,
      str(shape),
      roles,
      str(property.key),
    );
  }
  const types = schemas.map((schema) =>
    typeOf(schema, shape, (nested, inShape) => `${typeOfShape(nested, inShape)}${asker.suffix}`),
  );
  return union(types);
}

/** Defaults apply in `create` only: there a field with one is always present after parsing. */
function mayBeAbsent(property: PropertyIr, shape: ShapeIr): boolean {
  if (shape === 'update') return true;
  return property.optional && !(shape === 'create' && property.defaulted);
}
