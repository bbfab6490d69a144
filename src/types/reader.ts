import type { Field } from '../model/field.js';
import type { AnyModel } from '../model/model.js';
import type { OptionalSchema } from '../model/presence.js';
import type { Asker } from './asker.js';
import type { ClosureOf, GraphOf, RoleOf } from './grants.js';

/** Who asks what may be read. */
export type ReaderOf<Model extends AnyModel, Role extends RoleOf<Model>> = Reader<
  Exclude<RoleOf<Model>, ClosureOf<GraphOf<Model>, Role>>,
  never
>;

/** Somebody of whom the roles are not known: what not everybody may read may be absent. */
export type AnyReaderOf<Model extends AnyModel> = Reader<never, ReadableBy<RoleOf<Model>>>;

interface Reader<Other extends string, Doubtful> extends Asker {
  readonly answer: 'view';
  readonly side: 'output';
  readonly refused: ReadableBy<Other> | Field<any, any, any, any, false>; // any: of whatever schema
  readonly optional: Doubtful | { schema: OptionalSchema<OptionalType, undefined> };
  readonly inside: Reader<Other, Doubtful>;
}

/** The fields that some of these roles may read, if anybody may. */
type ReadableBy<Role extends string> = Field<any, any, any, Role>; // any: as above

/** As in the record. */
type OptionalType = 'optional' | 'exact_optional' | 'nullish';
