import { documentsOf } from '../json-schema/documents.js';
import type { Dto } from '../dto.js';
import { numbersAt } from '../json/numbers-at.js';
import { placeIn, typesAt, wholeBody, type Place, type PlaceType } from '../json-schema/place.js';
import { isObject } from '../plain-object.js';

/** What may stand at a place of a form, as both sides of the Dto describe it. */
export interface FormPlace {
  readonly sent: Place;
  readonly returned: Place;
  readonly takes: Takes;
}

/** What a text at a place may be made. */
export interface Takes {
  /** Whether nothing is taken: the key is not accepted. */
  readonly nothing: boolean;
  /** Whether a text may stay one, or nobody says which type is meant. */
  readonly text: boolean;
  readonly number: boolean;
  /** Whether a number must not lose anything, as identifiers and amounts must not. */
  readonly integer: boolean;
  readonly boolean: boolean;
  readonly bigint: boolean;
  readonly date: boolean;
  readonly null: boolean;
  /** Whether it is a list that is taken, not an object: `v.record` takes both. */
  readonly list: boolean;
  /** Whether JSON can say something that is taken, beside `null`. */
  readonly json: boolean;
}

/** The whole form. */
export function formPlaceOf(dto: Dto<any, any> /* any: of whatever model */): FormPlace {
  const { sent, returned } = documentsOf(dto);
  return placeOf(wholeBody(sent), wholeBody(returned));
}

/** The place under a key or index of it. Where nothing is taken, nothing is taken inside either. */
export function formPlaceIn(place: FormPlace, segment: string | number): FormPlace {
  if (place.takes.nothing) return place;
  return placeOf(placeIn(place.sent, segment), placeIn(place.returned, segment));
}

/**
 * No JSON is a date or a bigint. A schema that takes one takes nothing else where JSON Schema speaks
 * of what is sent, and is known by what it returns.
 */
function placeOf(sent: Place, returned: Place): FormPlace {
  const types = typesAt(sent);
  const has = (...names: readonly PlaceType[]): boolean => names.some((name) => types.has(name));
  const text = has('string', 'anything');
  const takes: Takes = {
    nothing: types.size === 0 && returned.schemas.length === 0,
    text,
    number: has('number', 'integer'),
    integer: numbersAt(sent) === 'integer' || numbersAt(returned) === 'integer',
    boolean: has('boolean'),
    ...(text ? NEITHER : beyondJson(returned)),
    null: has('null', 'anything'),
    list: has('array') && !has('object', 'anything'),
    json: types.size > (types.has('null') ? 1 : 0),
  };
  return { sent, returned, takes };
}

const NEITHER = { date: false, bigint: false };

function beyondJson({ schemas }: Place): Pick<Takes, 'date' | 'bigint'> {
  const said = schemas.map(({ schema }) => (isObject(schema) ? schema : {}));
  return {
    date: said.some(({ format }) => format === 'date-time'),
    // What answers of a bigint is an integer, or a text.
    bigint: said.some(({ type }) => BIGINT.every((name) => [type].flat().includes(name))),
  };
}

const BIGINT = ['integer', 'string'];
