import { changesType, stepChangesType } from '../../../generator/ir/changes-type.js';
import type { Side } from '../../../generator/ir/json-schema/translation.js';
import { modelNamed } from '../../../generator/ir/model-named.js';
import { dtoTypeName } from '../../../generator/ir/names.js';
import { onceFor } from '../../../generator/ir/once-for.js';
import { hasOpaqueType } from '../../../generator/ir/opaque-type.js';
import type {
  AccessIr,
  DtoIr,
  ModelIr,
  ProgramIr,
  PropertyIr,
  RoleIr,
  ShapeIr,
} from '../../../generator/ir/program-ir.js';
import { holdsModel, someAction } from '../../../generator/ir/walk.js';
import { descriptionOf } from '../../description-of.js';
import { key, str } from '../../encode.js';
import { generic, union, type Expression } from '../../expression.js';
import { code, codeAt } from '../../layout.js';
import { saidConditions } from '../../said-conditions.js';
import { aboutRole, capitalized, roleOrAny, whatMaySend } from '../../who-may.js';
import type { Declaration } from '../module/declarations.js';
import { commentOf } from '../module/header.js';
import { modelAlias } from '../module/names.js';
import { ANYBODY, isSentOtherwise, type Sending } from './sent.js';
import { singleDefaultOf } from './single-default.js';
import { definitionTypeName, definitionTypes } from './definitions.js';
import { modelsTypeOf, typeOf, type Naming } from './type.js';

/** The interface of what a role may send, and one of the input if its type differs. */
export function dtoInterfaces(model: ModelIr, dto: DtoIr, program: ProgramIr): string[] {
  const { role, shape, access } = dto;
  const sending = { model, shape, bits: role.bits };
  const printed = (side: Side, suffix: string): string => {
    const asker: Asker = { roles: [role.name], bits: role.bits, role, side, program };
    const members = model.properties.map((property, index) => {
      const own = access[index];
      if (own === undefined || own.values === 'none') return forbidden(property);
      const optional = own.isConditional || mayBeAbsent(property, shape, side);
      return granted(model, property, { shape, asker, access: [own], optional });
    });
    const what = whatMaySend(roleOrAny(role), shape, model);
    const sentence = `${capitalized(what)}${particularsOf(sending, side, program)}.`;
    const comment = commentOf(sentence, aboutRole(role));
    return interfaceOf(comment, `${dto.typeName}${suffix}`, members);
  };
  return bothSides(sending, program, printed);
}

/** The interface for any set of roles: what at least one of them may send. */
export function shapeInterfaces(model: ModelIr, shape: ShapeIr, program: ProgramIr): string[] {
  const dtos = model.dtos.filter((dto) => dto.shape === shape);
  const sending = { model, shape, bits: ANYBODY };
  const printed = (side: Side, suffix: string): string => {
    const roles = model.roles.map((role) => role.name);
    const asker: Asker = { roles, bits: ANYBODY, side, program };
    const members = model.properties.map((property, index) => {
      const access = dtos.flatMap((dto) => dto.access[index] ?? []);
      const granting = access.filter((one) => one.values !== 'none');
      if (granting.length === 0) return forbidden(property);
      const isShared =
        granting.length === dtos.length && !granting.some((one) => one.isConditional);
      const optional = !isShared || mayBeAbsent(property, shape, side);
      return granted(model, property, { shape, asker, access: granting, optional });
    });
    const what = whatMaySend(roleOrAny(), shape, model);
    const comment = commentOf(`${capitalized(what)}${particularsOf(sending, side, program)}.`);
    return interfaceOf(comment, `${dtoTypeName(model.name, shape)}${suffix}`, members);
  };
  return bothSides(sending, program, printed);
}

/** Tells what a client sends from what the parser returns, if they differ. */
function particularsOf(sending: Sending, side: Side, program: ProgramIr): string {
  if (!isSentOtherwise(sending, program)) return '';
  return `, ${side === 'input' ? 'before' : 'after'} defaults and transformations`;
}

function bothSides(
  sending: Sending,
  program: ProgramIr,
  printed: (side: Side, suffix: string) => string,
): string[] {
  const output = printed('output', '');
  return isSentOtherwise(sending, program) ? [output, printed('input', 'Input')] : [output];
}

/** Whom a type is for: one role, or any set of roles. */
interface Asker {
  readonly roles: readonly string[];
  readonly bits: number;
  /** Absent for a set of roles. */
  readonly role?: RoleIr;
  readonly side: Side;
  readonly program: ProgramIr;
}

/** The lines of one property. */
export type Member = readonly string[];

const forbidden = (property: PropertyIr): Member => [`${key(property.key)}?: never;`];

export function interfaceOf(comment: string, name: string, members: readonly Member[]): string {
  if (members.length === 0) return `${comment}\nexport interface ${name} {}`;
  return code`${[comment]}
export interface ${name} {
  ${members.flat()}
}`;
}

/** A writable member. Most types are the same for all askers, so they are printed once per side. */
function granted(model: ModelIr, property: PropertyIr, to: Granted): Member {
  const { optional } = to;
  const known = printedOf(property);
  const isAll = known !== 'varying' && to.access.some((one) => one.values === 'all');
  const conditions = saidConditions(...to.access);
  const deletion = mayDelete(property, to) ? ' or null' : '';
  const form = `${to.asker.side}${optional ? '?' : ''}${deletion}${conditions ?? ''}`;
  const earlier = isAll ? known.get(form) : undefined;
  if (earlier !== undefined) return earlier;
  const member = memberOf(property, valueType(model, property, to), { optional, conditions });
  if (isAll) known.set(form, member);
  return member;
}

const printedOf = onceFor((property: PropertyIr): Map<string, Member> | 'varying' =>
  isAlike(property) ? new Map() : 'varying',
);

/** Whether a field's type depends neither on roles nor on the shape. */
const isAlike = ({ schema }: PropertyIr): boolean => !hasOpaqueType(schema) && !holdsModel(schema);

export interface Particulars {
  readonly optional: boolean;
  readonly conditions?: string | undefined;
}

export function memberOf(
  property: PropertyIr,
  type: Expression,
  { optional, conditions }: Particulars,
): Member {
  const { title } = property;
  const description = descriptionOf(property);
  const described = title ?? description ?? conditions;
  const comment = described === undefined ? [] : [commentOf(title, description, conditions)];
  return [...comment, codeAt(2)`${key(property.key)}${optional ? '?' : ''}: ${type};`];
}

interface Granted {
  readonly shape: ShapeIr;
  readonly asker: Asker;
  /** What each role may write of the property; `none` is left out. */
  readonly access: readonly AccessIr[];
  readonly optional: boolean;
}

/** In an update, `null` deletes what may be absent (RFC 7396). */
const mayDelete = ({ deletable }: PropertyIr, { shape, access }: Granted): boolean =>
  deletable && shape === 'update' && access.some((one) => one.values === 'all');

function valueType(model: ModelIr, property: PropertyIr, granted: Granted): Expression {
  const { shape, asker, access } = granted;
  const isAny = access.some((one) => one.values === 'all');
  const narrowed = access.flatMap((one) => one.narrowings);
  const filled = isFilledIn(property, shape, asker)
    ? [singleDefaultOf(property.schema) ?? property.schema]
    : [];
  // A narrowing is about what the steps of a field make, not about what is sent.
  const isMade = asker.side === 'input' && someAction(property.schema, stepChangesType);
  const schemas = isAny || isMade ? [property.schema] : [...narrowed, ...filled];
  const types = `typeof ${modelAlias(model.name)}`;
  const roles = union(asker.roles.map(str));
  const naming = namingFor(model, asker);
  const models = (): Expression[] =>
    modelsTypeOf(property.schema, shape, naming).map((type) =>
      union(mayDelete(property, granted) ? [type, 'null'] : [type]),
    );
  if (asker.side === 'input' && changesType(property.schema) && hasOpaqueType(property.schema)) {
    return generic('SentValueOf', types, str(property.key), str(shape), roles, ...models());
  }
  // Values of a TypeScript enum keep its type, though a narrowing lists them as plain ones.
  if ([property.schema, ...schemas].some(hasOpaqueType)) {
    return generic('DtoValueOf', types, str(shape), roles, str(property.key), ...models());
  }
  const values = schemas.map((schema) => typeOf(schema, shape, naming));
  return union(mayDelete(property, granted) ? [...values, 'null'] : values);
}

/** Whether the value may be the server's own, which no narrowing is asked about. */
const isFilledIn = (
  { defaulted, fallback }: PropertyIr,
  shape: ShapeIr,
  { side }: Asker,
): boolean => shape === 'create' && side === 'output' && (defaulted || fallback);

function namingFor(model: ModelIr, { side, program, role, bits }: Asker): Naming {
  const own = `${dtoTypeName(model.name, 'create', role)}${side === 'input' ? 'Input' : ''}`;
  return {
    side,
    nameOf(nested, inShape) {
      const inner = modelNamed(nested, program);
      const sending = inner && { model: inner, shape: inShape, bits };
      const isOther =
        side === 'input' && sending !== undefined && isSentOtherwise(sending, program);
      return `${dtoTypeName(nested, inShape, role)}${isOther ? 'Input' : ''}`;
    },
    nameOfDefinition: (definition) => definitionTypeName(own, definition, model),
  };
}

/** The types of a model's definitions, for each asker and side. */
export function sentDefinitions(model: ModelIr, program: ProgramIr): Declaration[] {
  const roles = model.roles.map((role) => role.name);
  const anybody = { roles, bits: ANYBODY, program };
  const one = (role: RoleIr) => ({ roles: [role.name], bits: role.bits, role, program });
  return [...model.roles.map(one), anybody].flatMap((asker) =>
    SIDES.flatMap((side) => definitionTypes(model, namingFor(model, { ...asker, side }))),
  );
}

const SIDES: readonly Side[] = ['output', 'input'];

/**
 * Defaults apply only in `create`, so there a field with a default is always present in the output.
 */
function mayBeAbsent(property: PropertyIr, shape: ShapeIr, side: Side): boolean {
  if (shape === 'update') return true;
  return property.optional && !(shape === 'create' && property.defaulted && side === 'output');
}
