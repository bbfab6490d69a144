/** Complaints about `keyedBy`. */
import { calledAt } from '../../../src/model/problems/field-place.js';
import { didYouMean, suggest } from '../../../src/model/problems/suggest.js';
import type { Complaint } from '../../diagnostics/diagnostic.js';
import type { ModelIr, PropertyIr } from '../../ir/program-ir.js';
import type { FieldInFile } from '../lowering-context.js';

/** A field and the model that declares it. */
export interface OwnField {
  readonly model: ModelIr;
  readonly property: PropertyIr;
}

export function noList(field: OwnField): Complaint {
  return {
    code: 'keyed-by-list',
    message: `${calledAt(placeOf(field))} has a 'keyedBy', but is not a list of a model.`,
    help: "Declare it as in field(v.array(Address), { keyedBy: 'id' }), without transformations, or remove 'keyedBy'.",
    place: { ...placeOf(field), literal: 'keyedBy' },
  };
}

export function inputOnly(field: OwnField): Complaint {
  return {
    code: 'keyed-by-list',
    message: `${calledAt(placeOf(field))} has a 'keyedBy', but is input only, so no record holds its items.`,
    help: "Remove 'keyedBy' or 'stored: false'.",
    place: { ...placeOf(field), literal: 'keyedBy' },
  };
}

export function noKey(field: OwnField, item: ModelIr, key?: PropertyIr): Complaint {
  const name = String(field.property.keyedBy);
  const isWhat = key
    ? 'is not a stored text or number that may be absent and has no default'
    : `is not a field of '${item.name}'`;
  const fields = item.properties.map((property) => property.key);
  const nearest = key ? undefined : suggest(name, fields);
  return {
    code: 'keyed-by-field',
    message: `${calledAt(placeOf(field))} is keyed by '${name}', which ${isWhat}.`,
    help: `${didYouMean(nearest)}Declare '${name}' in '${item.name}', as in ${name}: field(v.optional(v.string()), …). It is optional because new items have none.`,
    place: { ...placeOf(field), literal: name },
  };
}

export function noGrant(field: OwnField, item: ModelIr, role: string): Complaint {
  const name = String(field.property.keyedBy);
  return {
    code: 'keyed-by-grant',
    message: `${calledAt(placeOf(field))} is keyed by '${name}', but the role '${role}', which may write the list, may not send this key.`,
    help: `Grant it in '${item.name}', as in writableBy: { create: ['${role}'] }. This is safe: it only identifies items, and none gets another key.`,
    place: { ...placeOf(field), literal: name },
  };
}

/** @param place The narrowed field in the items' model. */
export function narrower({ model, property }: OwnField, place: FieldInFile): Complaint {
  return {
    code: 'keyed-by-narrowing',
    message: `${calledAt(place)} narrows 'update' but not 'create' in the same way. It is part of the keyed list '${model.name}.${property.key}', whose items are sent in their 'create' shape.`,
    help: "Give 'create' no grant that 'update' lacks: use one narrow() for both, as in writableBy: [narrow(…)], or none.",
    place,
  };
}

export function hiddenKeys(field: OwnField, nested: ModelIr): Complaint {
  return {
    code: 'keyed-by-hidden',
    message: `${calledAt(placeOf(field))} holds the model '${nested.name}', which has lists with 'keyedBy', in a place where their items can't be compared with those of the record.`,
    help: 'Nest it directly or in a list, not in a union, variant, record, map, set, tuple or object.',
    place: placeOf(field),
  };
}

const placeOf = ({ model, property }: OwnField): FieldInFile => ({
  file: model.file,
  model: model.name,
  field: property.key,
});
