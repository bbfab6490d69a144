/** Complaints about `keyedBy`. */
import { calledAt } from '../../../src/model/problems/field-place.js';
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
    message: `${calledAt(placeOf(field))} has a 'keyedBy', but is no list of a model.`,
    help: "Declare it as in field(v.array(Address), { keyedBy: 'id' }), without transformations, or take 'keyedBy' away.",
    place: { ...placeOf(field), literal: 'keyedBy' },
  };
}

export function inputOnly(field: OwnField): Complaint {
  return {
    code: 'keyed-by-list',
    message: `${calledAt(placeOf(field))} has a 'keyedBy', but is input only: no record holds items that could be named.`,
    help: "Take 'keyedBy' or 'stored: false' away.",
    place: { ...placeOf(field), literal: 'keyedBy' },
  };
}

export function noKey(field: OwnField, item: ModelIr, key?: PropertyIr): Complaint {
  const name = String(field.property.keyedBy);
  const isWhat = key
    ? 'is no stored text or number that may be absent and has no default'
    : `is no field of '${item.name}'`;
  return {
    code: 'keyed-by-field',
    message: `${calledAt(placeOf(field))} is keyed by '${name}', which ${isWhat}.`,
    help: `Declare it in '${item.name}' as in ${name}: field(v.optional(v.string()), …): new items have none.`,
    place: { ...placeOf(field), literal: name },
  };
}

export function noGrant(field: OwnField, item: ModelIr, role: string): Complaint {
  const name = String(field.property.keyedBy);
  return {
    code: 'keyed-by-grant',
    message: `${calledAt(placeOf(field))} is keyed by '${name}', but '${role}', who may write the list, may not send it.`,
    help: `Grant it in '${item.name}', as in writableBy: { create: ['${role}'] }. It only names items: none gets another key.`,
    place: { ...placeOf(field), literal: name },
  };
}

/** @param place The narrowed field in the items' model. */
export function narrower({ model, property }: OwnField, place: FieldInFile): Complaint {
  return {
    code: 'keyed-by-narrowing',
    message: `${calledAt(place)} narrows 'update' and not 'create' in the same way, but field '${model.name}.${property.key}' is keyed, so its items have the form of 'create'.`,
    help: "Give 'create' no grant that 'update' lacks: one narrow() for both, as in writableBy: [narrow(…)], or none.",
    place,
  };
}

export function hiddenKeys(field: OwnField, nested: ModelIr): Complaint {
  return {
    code: 'keyed-by-hidden',
    message: `${calledAt(placeOf(field))} holds the model '${nested.name}', whose lists have a 'keyedBy', where its items can't be compared with the record's.`,
    help: 'Nest it as it is or in a list, not in a union, variant, record, map, set, tuple or object.',
    place: placeOf(field),
  };
}

const placeOf = ({ model, property }: OwnField): FieldInFile => ({
  file: model.file,
  model: model.name,
  field: property.key,
});
