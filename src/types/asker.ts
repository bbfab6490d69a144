/** The rule of `model/grants.ts` said in types: which fields, and which of their values. */
import type { Field, Operation } from '../model/field.js';
import type { Shape } from '../model/grants.js';
import type { AnyModel } from '../model/model.js';
import type { Narrowing } from '../model/narrow.js';
import type { Conditional } from '../model/when.js';
import type { OptionalSchema } from '../model/presence.js';
import type { ClosureOf, GraphOf, RoleOf } from './grants.js';

/** What is sent to a parser, or what it returns. */
export type Side = 'input' | 'output';

/**
 * Who asks what may be written or read, worked out once for all fields: a field is then told apart by a
 * comparison with types of fields, which costs the compiler next to nothing.
 */
export interface Asker {
  /** Which of the answers of a model is asked for. */
  readonly answer: 'dto' | 'view';
  readonly operation: Operation;
  readonly side: Side;
  /** The roles, with all that they extend. */
  readonly role: string;
  /** The fields with grants of other roles only. */
  readonly refused: Field<any>; // any: of whatever schema
  /** The fields of which the roles have some values at most. */
  readonly narrowed: Field<any>;
  /** The fields that the roles can't write whatever the record is. */
  readonly uncertain: Field<any>; // any: as above
  /** The fields that may be absent. */
  readonly optional: unknown;
  /** The fields that `null` may delete, as far as their outermost schema tells. */
  readonly deletable: unknown;
  /** The same roles where models are written whole. */
  readonly inside: Asker;
}

export type AskerOf<
  Model extends AnyModel,
  AShape extends Shape,
  Role extends RoleOf<Model>,
  ASide extends Side,
> = AskerIn<RoleOf<Model>, AShape, ASide, ClosureOf<GraphOf<Model>, Role>>;

type AskerIn<
  All extends string,
  AShape extends Shape,
  ASide extends Side,
  Role extends string,
> = Askers<ASide, Role, Exclude<All, Role>>[AShape];

/** Looked up, since by an alias alone the compiler would work one out for each model. */
interface Askers<ASide extends Side, Role extends string, Other extends string> {
  create: AskerFor<'create', ASide, Role, Other>;
  update: AskerFor<'update', ASide, Role, Other>;
  replace: AskerFor<'replace', ASide, Role, Other>;
}

interface AskerFor<
  AShape extends Shape,
  ASide extends Side,
  Role extends string,
  Other extends string,
> extends Asker {
  readonly answer: 'dto';
  readonly operation: OperationOf<AShape>;
  readonly side: ASide;
  readonly role: Role;
  readonly refused: FieldFor<OperationOf<AShape>, Other | Narrowing<Other, any>>;
  readonly narrowed: FieldFor<OperationOf<AShape>, Other | Narrowing<string, any>>;
  readonly uncertain: FieldFor<OperationOf<AShape>, Other | Narrowing<Other, any>, any>; // any: of whatever values
  readonly optional: AShape extends 'update'
    ? unknown
    : this['uncertain'] | { schema: OptionalSchema<OptionalType, AbsentDefault<AShape, ASide>> };
  readonly deletable: AShape extends 'update'
    ? { schema: OptionalSchema<'optional' | 'exact_optional', undefined> }
    : never;
  readonly inside: AskerFor<'create', ASide, Role, Other>;
}

/** A `replace` asks the grants of `update`. */
type OperationOf<AShape extends Shape> = AShape extends 'create' ? 'create' : 'update';

/** Nothing is created under a condition; what is updated may be. */
type FieldFor<
  AnOperation extends Operation,
  Grant extends string | Narrowing,
  Perhaps extends string | Narrowing = Grant,
> = AnOperation extends 'create'
  ? Field<any, Grant> // any: of whatever schema
  : Field<any, any, Grant | Conditional<Perhaps>>; // any: as above

type OptionalType = 'optional' | 'exact_optional' | 'nullish' | 'undefinedable';

/** Defaults apply in `create` only: what is parsed there has every field with one. */
type AbsentDefault<AShape extends Shape, ASide extends Side> = AShape extends 'create'
  ? ASide extends 'output'
    ? undefined
    : unknown
  : unknown;
