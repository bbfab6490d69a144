/** What callers with several roles may send or read at once: whatever one of the roles may. */
import { dtoTypeName, viewTypeName } from '../../generator/ir/names.js';
import type {
  AccessIr,
  DtoIr,
  ModelIr,
  ProgramIr,
  PropertyIr,
  RoleIr,
  ShapeIr,
  ViewIr,
} from '../../generator/ir/program-ir.js';
import { withNested } from '../../generator/ir/with-nested.js';
import type { Reader, Sender } from './component-names.js';

/** What a role may send; without a role, what callers with several roles may. */
export function senderOf(model: ModelIr, shape: ShapeIr, role?: RoleIr): Sender | undefined {
  if (role === undefined) return severalSenders(model, shape);
  return model.dtos.find((dto) => dto.shape === shape && dto.role.name === role.name);
}

/** What a role may read; without a role, what callers with several roles, or none, may. */
export function readerOf(model: ModelIr, role?: RoleIr): Reader | undefined {
  if (role === undefined) return severalReaders(model);
  return model.views.find((view) => view.role.name === role.name);
}

export function severalSenders(model: ModelIr, shape: ShapeIr): Sender {
  const dtos = dtosIn(model, shape);
  const pairs = pairsOf(model.roles).map((pair) => dtosOf(dtos, pair));
  const access = together(dtos);
  const isAsked = (index: number): boolean =>
    pairs.every((pair) => pair.some((dto) => isSure(dto.access[index])));
  return {
    shape,
    typeName: dtoTypeName(model.name, shape),
    access,
    optional: new Set(access.filter((_, index) => !isAsked(index)).map(({ key }) => key)),
  };
}

export function severalReaders(model: ModelIr): Reader {
  const read = model.properties.filter((property) => isShown(model, property, model.roles));
  return {
    typeName: viewTypeName(model.name),
    keys: read.map(({ key }) => key),
    optional: new Set(read.filter(({ readers }) => readers !== -1).map(({ key }) => key)),
  };
}

/** Whether callers with several roles may send an input that no single role may send. */
export function maySendMore(model: ModelIr, shape: ShapeIr, program: ProgramIr): boolean {
  const models = withNested(model, program);
  // Nested models that are not merged are in their `create` shape.
  const asked = models.flatMap((one) => [dtosIn(one, shape), dtosIn(one, 'create')]);
  return pairsOf(model.roles).some((pair) => {
    const sent = asked.map((dtos) => together(dtosOf(dtos, pair)));
    const isSaidBy = (role: RoleIr): boolean =>
      asked.every((dtos, at) => dtosOf(dtos, [role]).every((dto) => isSame(dto.access, sent[at])));
    return !model.roles.some(isSaidBy);
  });
}

/** Whether callers with several roles, or with none, get another view than every single role. */
export function mayReadOtherwise(model: ModelIr, program: ProgramIr): boolean {
  const models = withNested(model, program);
  const shownTo = (roles: readonly RoleIr[]): readonly boolean[] =>
    models.flatMap((one) => one.properties.map((property) => isShown(one, property, roles)));
  const shownToOne = model.roles.map((role) => shownTo([role]));
  const isSaid = (roles: readonly RoleIr[]): boolean => {
    const shown = shownTo(roles);
    return shownToOne.some((one) => one.every((is, at) => is === shown[at]));
  };
  const isForAnyone = model.properties.some((property) => isShown(model, property, []));
  return [...pairsOf(model.roles), ...(isForAnyone ? [[]] : [])].some((roles) => !isSaid(roles));
}

type Pair = readonly [RoleIr, RoleIr];

/** The pairs of roles of which neither includes the other. */
function pairsOf(roles: readonly RoleIr[]): readonly Pair[] {
  return roles.flatMap((one, index) =>
    roles
      .slice(index + 1)
      .filter(({ bits }) => (bits & one.bits) !== bits && (bits & one.bits) !== one.bits)
      .map((other): Pair => [one, other]),
  );
}

const dtosIn = (model: ModelIr, shape: ShapeIr): readonly DtoIr[] =>
  model.dtos.filter((dto) => dto.shape === shape);

const dtosOf = (dtos: readonly DtoIr[], roles: readonly RoleIr[]): readonly DtoIr[] =>
  dtos.filter((dto) => roles.some(({ name }) => name === dto.role.name));

/** What at least one of several roles may write of each property. */
const together = (dtos: readonly DtoIr[]): readonly AccessIr[] =>
  (dtos[0]?.access ?? []).map(({ key }, index) =>
    oneOf(
      key,
      dtos.flatMap(({ access }) => access[index] ?? []),
    ),
  );

function oneOf(key: string, each: readonly AccessIr[]): AccessIr {
  const granting = each.filter(({ values }) => values !== 'none');
  const isAll = granting.some(({ values }) => values === 'all');
  const isAlwaysAll = granting.some((one) => one.values === 'all' && one.conditions.length === 0);
  return {
    key,
    values: isAll ? 'all' : granting.length > 0 ? 'some' : 'none',
    narrowings: isAll ? [] : distinct(granting.flatMap(({ narrowings }) => narrowings)),
    conditions: isAlwaysAll ? [] : distinct(granting.flatMap(({ conditions }) => conditions)),
    isConditional: granting.length > 0 && granting.every(({ isConditional }) => isConditional),
  };
}

const isSure = (access: AccessIr | undefined): boolean =>
  access !== undefined && access.values !== 'none' && !access.isConditional;

const isSame = (some: readonly AccessIr[], others: readonly AccessIr[] = []): boolean =>
  some.every((one, index) => {
    const other = others[index];
    return (
      other !== undefined &&
      one.values === other.values &&
      one.isConditional === other.isConditional &&
      one.narrowings.every((narrowing) => other.narrowings.includes(narrowing)) &&
      other.narrowings.every((narrowing) => one.narrowings.includes(narrowing))
    );
  });

function isShown(
  { views }: ModelIr,
  { key, readers }: PropertyIr,
  roles: readonly RoleIr[],
): boolean {
  const isReader = ({ role }: ViewIr): boolean => roles.some(({ name }) => name === role.name);
  return readers === -1 || views.some((view) => isReader(view) && view.keys.includes(key));
}

const distinct = <Value>(values: readonly Value[]): Value[] => [...new Set(values)];
