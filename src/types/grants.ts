/** The rule of `model/grants.ts` as types: which fields, and which of their values, for whom. */
import type { Field, Operation } from '../model/field.js';
import type { Shape } from '../model/grants.js';
import type { AnyModel } from '../model/model.js';
import type { Narrowing } from '../model/narrow.js';
import type { OptionalSchema, OptionalType } from '../model/presence.js';
import type { Conditional } from '../model/when.js';
import type { ClosureOf, GraphOf, RoleOf } from './model-parts.js';

/** A side of a parser: what is sent to it, or what it returns. */
export type Side = 'input' | 'output';

/**
 * What some roles may write or read, worked out once for all fields. Each field is then classified
 * by comparing it with types of fields, which costs the compiler almost nothing.
 */
export interface Access {
  /** Which type of a model is asked for. */
  readonly answer: 'dto' | 'view';
  readonly operation: Operation;
  readonly side: Side;
  /** The roles, including all that they extend. */
  readonly role: string;
  /** Fields that are not for these roles: all their grants are for others. */
  readonly refused: Field<any>; // any: of any schema
  /** Fields of which the roles may write some of the values at most. */
  readonly narrowed: Field<any>; // any: as above
  /** Fields that the roles may write for some records at most. */
  readonly uncertain: Field<any>; // any: as above
  /** Fields that may be absent. */
  readonly optional: unknown;
  /** Fields that `null` may delete, judged by their outermost schema. */
  readonly deletable: unknown;
  /** The access of the same roles inside containers, where models are written whole. */
  readonly inside: Access;
}

/** What a role may write. */
export type WriteAccessOf<
  Model extends AnyModel,
  AShape extends Shape,
  Role extends RoleOf<Model>,
  ASide extends Side,
> = WriteAccessIn<RoleOf<Model>, AShape, ASide, ClosureOf<GraphOf<Model>, Role>>;

type WriteAccessIn<
  All extends string,
  AShape extends Shape,
  ASide extends Side,
  Role extends string,
> = WriteAccesses<ASide, Role, Exclude<All, Role>>[AShape];

/**
 * An interface to look accesses up in: with an alias, the compiler would work them out again for
 * each model.
 */
interface WriteAccesses<ASide extends Side, Role extends string, Other extends string> {
  create: WriteAccess<'create', ASide, Role, Other>;
  update: WriteAccess<'update', ASide, Role, Other>;
  replace: WriteAccess<'replace', ASide, Role, Other>;
}

interface WriteAccess<
  AShape extends Shape,
  ASide extends Side,
  Role extends string,
  Other extends string,
> extends Access {
  readonly answer: 'dto';
  readonly operation: OperationOf<AShape>;
  readonly side: ASide;
  readonly role: Role;
  readonly refused: FieldFor<OperationOf<AShape>, Other | Narrowing<Other, any>>; // any: of any values
  readonly narrowed: FieldFor<OperationOf<AShape>, Other | Narrowing<string, any>>; // any: as above
  readonly uncertain: FieldFor<OperationOf<AShape>, Other | Narrowing<Other, any>, any>; // any: as above
  readonly optional: AShape extends 'update'
    ? unknown
    : | this['uncertain']
      | { schema: OptionalSchema<OptionalType | 'undefinedable', AbsentDefault<AShape, ASide>> };
  readonly deletable: AShape extends 'update'
    ? { schema: OptionalSchema<'optional' | 'exact_optional', undefined> }
    : never;
  readonly inside: WriteAccess<'create', ASide, Role, Other>;
}

/** A `replace` asks the grants of `update`. */
type OperationOf<AShape extends Shape> = AShape extends 'create' ? 'create' : 'update';

/** Fields with certain grants. Only those of `update` can have a condition. */
type FieldFor<
  AnOperation extends Operation,
  Grant extends string | Narrowing,
  Perhaps extends string | Narrowing = Grant,
> = AnOperation extends 'create'
  ? Field<any, Grant> // any: of any schema
  : Field<any, any, Grant | Conditional<Perhaps>>; // any: as above

/**
 * The default that makes a key optional. Defaults apply in `create` only, so what parsing returns
 * there always has a field with a default.
 */
type AbsentDefault<AShape extends Shape, ASide extends Side> = AShape extends 'create'
  ? ASide extends 'output'
    ? undefined
    : unknown
  : unknown;

/** What a role may read. */
export type ReadAccessOf<Model extends AnyModel, Role extends RoleOf<Model>> = ReadAccess<
  Exclude<RoleOf<Model>, ClosureOf<GraphOf<Model>, Role>>,
  never
>;

/** What roles that are not known may read: a field that is not for everybody may be absent. */
export type AnyReadAccessOf<Model extends AnyModel> = ReadAccess<never, ReadableBy<RoleOf<Model>>>;

interface ReadAccess<Other extends string, Doubtful> extends Access {
  readonly answer: 'view';
  readonly side: 'output';
  readonly refused: ReadableBy<Other> | Field<any, any, any, any, false>; // any: of any schema
  readonly optional: Doubtful | { schema: OptionalSchema<OptionalType, undefined> };
  readonly inside: ReadAccess<Other, Doubtful>;
}

/** The fields that may be read by no roles but these. */
type ReadableBy<Role extends string> = Field<any, any, any, Role>; // any: as above
