/** What callers with several roles may send or read at once: whatever one of the roles may. */
import { accessOf, isOpenTo, mayRead } from '../../generator/ir/access-of.js';
import { modelNamed } from '../../generator/ir/model-named.js';
import { dtoTypeName, viewTypeName } from '../../generator/ir/names.js';
import type {
  AccessIr,
  ModelIr,
  ProgramIr,
  RoleIr,
  ShapeIr,
} from '../../generator/ir/program-ir.js';
import { modelsIn } from '../../generator/ir/walk.js';
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
  const pairs = pairsOf(model.roles);
  const { properties } = model;
  const optional = properties.filter((one) => !pairs.every((bits) => isOpenTo(one, shape, bits)));
  return {
    shape,
    typeName: dtoTypeName(model.name, shape),
    access: accessIn(model, shape, allOf(model.roles)),
    optional: new Set(optional.map(({ key }) => key)),
  };
}

export function severalReaders({ name, properties, roles }: ModelIr): Reader {
  const read = properties.filter((property) => mayRead(property, allOf(roles)));
  return {
    typeName: viewTypeName(name),
    keys: read.map(({ key }) => key),
    optional: new Set(read.filter((one) => !mayRead(one, NO_ROLE)).map(({ key }) => key)),
  };
}

/**
 * Whether callers with several roles may send an input that no single role may send. Two calls of
 * `narrow()` count as different, even if they name the same values.
 */
export function maySendMore(model: ModelIr, shape: ShapeIr, program: ProgramIr): boolean {
  const sent = modelsSent(model, shape, program);
  const sentBy = (bits: number): readonly AccessIr[] =>
    sent.flatMap((one) => accessIn(one.model, one.shape, bits));
  const sentByOne = model.roles.map(({ bits }) => sentBy(bits));
  return pairsOf(model.roles).some((bits) => {
    const sentByBoth = sentBy(bits);
    return !sentByOne.some((one) => one.every((access, at) => isSame(access, sentByBoth[at])));
  });
}

interface SentModel {
  readonly model: ModelIr;
  readonly shape: ShapeIr;
}

/** The models that an input may hold, each in its shape there. What no role may send holds none. */
function modelsSent(model: ModelIr, shape: ShapeIr, program: ProgramIr): readonly SentModel[] {
  const all = allOf(model.roles);
  const found = new Map<string, SentModel>([[`${shape} ${model.name}`, { model, shape }]]);
  for (const { model: one, shape: inShape } of found.values()) {
    const access = accessIn(one, inShape, all);
    const open = one.properties.filter((_, index) => access[index]?.values !== 'none');
    for (const nested of open.flatMap(({ schema }) => modelsIn(schema, inShape))) {
      const known = modelNamed(nested.model, program);
      const name = `${nested.shape} ${nested.model}`;
      if (known !== undefined) found.set(name, { model: known, shape: nested.shape });
    }
  }
  return [...found.values()];
}

/** Whether callers with several roles, or with none, get a view that no single role gets. */
export function mayReadOtherwise(model: ModelIr, program: ProgramIr): boolean {
  const properties = modelsRead(model, program).flatMap((one) => one.properties);
  const shownTo = (bits: number): readonly boolean[] =>
    properties.map((property) => mayRead(property, bits));
  const shownToOne = model.roles.map(({ bits }) => shownTo(bits));
  const isCovered = (bits: number): boolean => {
    const shown = shownTo(bits);
    return shownToOne.some((one) => one.every((is, index) => is === shown[index]));
  };
  const isForAnyone = model.properties.some((property) => mayRead(property, NO_ROLE));
  return [...pairsOf(model.roles), ...(isForAnyone ? [NO_ROLE] : [])].some(
    (bits) => !isCovered(bits),
  );
}

/** The models that an answer may hold. What no role may read holds none. */
function modelsRead(model: ModelIr, program: ProgramIr): readonly ModelIr[] {
  const all = allOf(model.roles);
  const found = new Set([model]);
  for (const { properties } of found) {
    const read = properties.filter((property) => mayRead(property, all));
    for (const nested of read.flatMap(({ schema }) => modelsIn(schema, 'create'))) {
      const known = modelNamed(nested.model, program);
      if (known !== undefined) found.add(known);
    }
  }
  return [...found];
}

const NO_ROLE = 0;

const allOf = (roles: readonly RoleIr[]): number =>
  roles.reduce((sum, { bits }) => sum | bits, NO_ROLE);

/**
 * The bits of each pair of roles of which neither includes the other. Larger sets tell no more: if
 * each pair has what some role has, so has each set.
 */
function pairsOf(roles: readonly RoleIr[]): readonly number[] {
  return roles.flatMap((one, index) =>
    roles
      .slice(index + 1)
      .filter(({ bits }) => (bits & one.bits) !== bits && (bits & one.bits) !== one.bits)
      .map(({ bits }) => bits | one.bits),
  );
}

const accessIn = (
  { properties, conditions }: ModelIr,
  shape: ShapeIr,
  bits: number,
): readonly AccessIr[] => properties.map((property) => accessOf(property, shape, bits, conditions));

const isSame = (one: AccessIr, other: AccessIr | undefined): boolean =>
  other !== undefined &&
  one.values === other.values &&
  one.isConditional === other.isConditional &&
  one.narrowings.every((narrowing) => other.narrowings.includes(narrowing)) &&
  other.narrowings.every((narrowing) => one.narrowings.includes(narrowing));
