import { accessOf, mayRead } from './access-of.js';
import { onceFor } from './once-for.js';
import type {
  AccessIr,
  ConditionIr,
  ModelIr,
  ProgramIr,
  PropertyIr,
  RoleIr,
  WritersIr,
} from './program-ir.js';
import { rolesIn } from './role-bits.js';
import type { SchemaIr } from './schema-ir.js';
import { bitsOf, isOpen } from './writers.js';

/** Who may create, update and read each field. */
export interface AccessMatrix {
  /** Every role of the models, as declared for the first model that has it. */
  readonly roles: readonly MatrixRole[];
  readonly models: readonly ModelMatrix[];
}

export interface MatrixRole {
  readonly name: string;
  readonly description: string;
  /** The roles that it includes. */
  readonly includes: readonly string[];
}

export interface ModelMatrix {
  readonly model: ModelIr;
  /**
   * The roles that may do something that not everyone may; and `anyone`, for callers without a role,
   * if they may read something.
   */
  readonly columns: readonly string[];
  readonly rows: readonly FieldRow[];
}

export interface FieldRow {
  readonly property: PropertyIr;
  /** One for each column. */
  readonly cells: readonly MatrixCell[];
  /** Whether nobody may write it in any operation. */
  readonly isServerControlled: boolean;
  /** Whether somebody may set it in `create`, but nobody may update it. */
  readonly isFixed: boolean;
  /** What the cells' `some` and `if` mean. */
  readonly limits: readonly Limit[];
}

export interface MatrixCell {
  readonly create: CellAccess;
  readonly update: CellAccess;
  readonly read: boolean;
}

/** `if`: only while a condition holds for the stored record. */
export type CellAccess = 'none' | 'if' | 'some' | 'all';

/** A grant limited to some values or some records. */
export interface Limit {
  readonly role: string;
  readonly operations: readonly ('create' | 'update')[];
  /** The values that one of these schemas accepts; every value, if there are none. */
  readonly narrowings: readonly SchemaIr[];
  readonly condition?: ConditionIr;
}

const ANYONE = { name: 'anyone', bits: 0 };

/** Collects a program's grants, field by field. */
export function accessMatrixOf({ models }: ProgramIr): AccessMatrix {
  const roles = new Map<string, MatrixRole>();
  for (const model of models) {
    for (const role of model.roles) {
      if (!roles.has(role.name)) roles.set(role.name, matrixRole(role, model.roles));
    }
  }
  return { roles: [...roles.values()], models: models.map(modelMatrix) };
}

function matrixRole({ name, description, bits }: RoleIr, roles: readonly RoleIr[]): MatrixRole {
  const others = rolesIn(bits, roles).filter((other) => other.name !== name);
  return { name, description, includes: others.map((other) => other.name) };
}

const modelMatrix = onceFor(matrixOf);

function matrixOf(model: ModelIr): ModelMatrix {
  const columns = [...model.roles.filter((role) => isSpecial(role, model)), ANYONE].filter(
    (column) => column !== ANYONE || model.properties.some((one) => mayRead(one, ANYONE.bits)),
  );
  return {
    model,
    columns: columns.map(({ name }) => name),
    rows: model.properties.map((property) => ({
      property,
      cells: columns.map((column) => cellOf(property, column, model)),
      isServerControlled: !isOpen(property),
      isFixed: isFixed(property),
      limits: limitsOf(property, model),
    })),
  };
}

/** Whether a role may do something that not everyone may. */
function isSpecial(role: RoleIr, model: ModelIr): boolean {
  return model.properties.some((property) => {
    const { create, update, read } = cellOf(property, role, model);
    return create !== 'none' || update !== 'none' || (read && !mayRead(property, ANYONE.bits));
  });
}

function cellOf(
  property: PropertyIr,
  { bits }: Pick<RoleIr, 'bits'>,
  { conditions }: ModelIr,
): MatrixCell {
  return {
    create: cellAccess(accessOf(property, 'create', bits, conditions)),
    update: cellAccess(accessOf(property, 'update', bits, conditions)),
    read: mayRead(property, bits),
  };
}

/** What a condition adds is said in a limit. */
function cellAccess({ values, conditions, isConditional }: AccessIr): CellAccess {
  if (isConditional) return 'if';
  return conditions.length > 0 ? 'some' : values;
}

const isFixed = ({ writers: { create, update } }: PropertyIr): boolean =>
  bitsOf(create) !== 0 && bitsOf(update) === 0;

/** Each limit once, for the role it was granted to and not for those that inherit it. */
function limitsOf({ writers }: PropertyIr, { roles, conditions }: ModelIr): readonly Limit[] {
  const limits = roles.flatMap(({ name }, index) =>
    withoutCondition(name, narrowingsFor(1 << index, writers)),
  );
  const conditional = conditions.flatMap((condition): Limit[] => {
    const { bit, role } = condition;
    const [, narrowings] = narrowingsFor(bit, writers);
    const isEvery = (writers.update.all & bit) !== 0;
    if (!isEvery && narrowings.length === 0) return [];
    return [{ role, operations: ['update'], narrowings: isEvery ? [] : narrowings, condition }];
  });
  return [...limits, ...conditional];
}

type Narrowings = readonly [create: readonly SchemaIr[], update: readonly SchemaIr[]];

function narrowingsFor(bit: number, { create, update }: PropertyIr['writers']): Narrowings {
  const ofBit = ({ all, some }: WritersIr): readonly SchemaIr[] =>
    all & bit ? [] : some.flatMap(({ bits, schema }) => (bits & bit ? [schema] : []));
  return [ofBit(create), ofBit(update)];
}

function withoutCondition(role: string, [create, update]: Narrowings): readonly Limit[] {
  const isSame =
    create.length === update.length && create.every((schema) => update.includes(schema));
  const limits: Limit[] = isSame
    ? [{ role, operations: ['create', 'update'], narrowings: create }]
    : [
        { role, operations: ['create'], narrowings: create },
        { role, operations: ['update'], narrowings: update },
      ];
  return limits.filter(({ narrowings }) => narrowings.length > 0);
}
