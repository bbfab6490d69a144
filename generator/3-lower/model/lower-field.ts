import type { Field } from '../../../src/model/field.js';
import type { Narrowing } from '../../../src/model/narrow.js';
import { mayBeAbsent } from '../../../src/model/presence.js';
import { grantedBy } from '../../../src/model/when.js';
import type { Complaint } from '../../diagnostics/diagnostic.js';
import type { PropertyIr } from '../../ir/program-ir.js';
import type { SchemaIr, SourceIr } from '../../ir/schema-ir.js';
import { callsUser } from '../../ir/calls-user.js';
import { holdsModel } from '../../ir/walk.js';
import { reportNarrowing, reportRefusedDefault } from '../complaints/model.js';
import { reportOpenUnion } from '../complaints/open-union.js';
import { reportWider } from '../complaints/wider.js';
import { isDeletable } from '../live/deletable.js';
import { described, metadataOf } from '../live/metadata.js';
import type { Node } from '../live/node.js';
import { refusesDefault } from '../live/refuses-default.js';
import type { LoweringContext } from '../lowering-context.js';
import { lowerSchema } from '../schema/lower-schema.js';
import { lowerReference } from './lower-reference.js';
import {
  lowerReaders,
  lowerWriters,
  type Grantees,
  type LoweredNarrowings,
} from './lower-writers.js';

/** Lowers a field: its schema, and who may write and read it. */
export function lowerField(field: Field, grantees: Grantees, context: LoweringContext): PropertyIr {
  const { field: key } = context.place;
  const asSent = whereSent(field, context);
  const schema = lowerSchema(field.schema, sourceIn(context), asSent);
  const narrowings = lowerNarrowings(field, context);
  const narrowed = [...narrowings.values()];
  reportWider(schema, narrowed, asSent);
  reportOpenUnion(schema, context);
  const hasModels = [schema, ...narrowed].some(holdsModel);
  if (hasModels && narrowed.length > 0) reportNarrowing(context);
  const reference = lowerReference(field, context);
  const { title, description, examples } = metadataOf(field.schema);
  const optional = mayBeAbsent(field.schema);
  const defaulted = optional && isGiven(field.schema, 'default');
  if (defaulted && isFilledIn(field, schema) && refusesDefault(field.schema)) {
    reportRefusedDefault(context);
  }
  const update = lowerWriters(field, 'update', grantees, narrowings);
  return {
    key,
    ...described(title, description),
    // An example of a model may hold fields that no role may send or see.
    ...(examples && !hasModels && { examples }),
    schema,
    ...(reference && { reference }),
    stored: field.stored,
    ...(field.keyedBy !== undefined && { keyedBy: field.keyedBy }),
    optional,
    defaulted,
    fallback: isGiven(field.schema, 'fallback'),
    deletable: update.all !== 0 && isDeletable(field.schema as Node),
    writers: {
      create: lowerWriters(field, 'create', grantees, narrowings),
      update,
    },
    readers: lowerReaders(field, context.owner),
  };
}

/** Whether a create may put the default in, and no function of the user has a say in that. */
const isFilledIn = ({ writableBy }: Field, schema: SchemaIr): boolean =>
  writableBy.create.length > 0 && !callsUser(schema);

/** A field that nobody may write is never parsed, so some complaints about parsing do not apply. */
function whereSent({ writableBy }: Field, context: LoweringContext): LoweringContext {
  if (writableBy.create.length > 0 || writableBy.update.length > 0) return context;
  const report: LoweringContext['report'] = (complaint) => {
    if (!ONLY_IF_SENT.has(complaint.code)) context.report(complaint);
  };
  return { ...context, report };
}

const ONLY_IF_SENT: ReadonlySet<Complaint['code']> = new Set([
  'island',
  'schema-not-json',
  'schema-wider',
]);

const sourceIn = ({ place }: LoweringContext): SourceIr => ({
  model: place.model,
  field: place.field,
  steps: [],
});

const isGiven = (schema: object, name: 'default' | 'fallback'): boolean =>
  (schema as { default?: unknown; fallback?: unknown })[name] !== undefined;

function lowerNarrowings({ writableBy }: Field, context: LoweringContext): LoweredNarrowings {
  const lowered = new Map<Narrowing, SchemaIr>();
  for (const operation of ['create', 'update'] as const) {
    writableBy[operation].map(grantedBy).forEach((grant, index) => {
      if (typeof grant === 'string' || lowered.has(grant)) return;
      const source = { ...sourceIn(context), narrowing: { operation, index } };
      lowered.set(grant, lowerSchema(grant.schema, source, context));
    });
  }
  return lowered;
}
