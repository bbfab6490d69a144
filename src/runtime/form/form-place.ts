import { documentsOf } from '../json-schema/documents.js';
import type { Dto } from '../dto.js';
import { numbersAt } from '../json/numbers-at.js';
import { placeIn, typesAt, wholeBody, type Place, type PlaceType } from '../json-schema/place.js';
import { isObject } from '../plain-object.js';

/** A place in a form, as the Dto describes it: what is sent there, and what parsing returns. */
export interface FormPlace {
  readonly sent: Place;
  readonly returned: Place;
  readonly takes: Takes;
}

/** What a text may be converted to. */
export interface TextTakes {
  /** Whether a text stays a text, either because one is accepted or because the type is unknown. */
  readonly text: boolean;
  readonly number: boolean;
  /** Whether a number must be exact, as ids and amounts must be. */
  readonly integer: boolean;
  readonly boolean: boolean;
  readonly bigint: boolean;
  readonly date: boolean;
}

/** What is accepted at a place. */
export interface Takes extends TextTakes {
  /** Whether nothing is accepted here: the key is unknown or not writable. */
  readonly nothing: boolean;
  readonly null: boolean;
  /** Whether a list is accepted, but not an object; a `v.record` accepts both. */
  readonly list: boolean;
  /** Whether any JSON value other than `null` is accepted. */
  readonly json: boolean;
}

/** The place of the form as a whole. */
export function formPlaceOf(dto: Dto<unknown, unknown>): FormPlace {
  const { sent, returned } = documentsOf(dto);
  return placeOf(wholeBody(sent), wholeBody(returned));
}

/** The place under a key or index. Where nothing is accepted, nothing is accepted inside either. */
export function formPlaceIn(place: FormPlace, segment: string | number): FormPlace {
  if (place.takes.nothing) return place;
  return placeOf(placeIn(place.sent, segment), placeIn(place.returned, segment));
}

/**
 * Describes a place. JSON has no dates or bigints, so a schema that takes one has no type in the
 * JSON Schema of what is sent; it is recognised by the JSON Schema of what is returned.
 */
function placeOf(sent: Place, returned: Place): FormPlace {
  const types = typesAt(sent);
  const has = (...names: readonly PlaceType[]): boolean => names.some((name) => types.has(name));
  const text = has('string', 'anything');
  const takes: Takes = {
    nothing: types.size === 0 && !sent.isUnsayable,
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
    // The JSON Schema of a bigint that is returned allows an integer or a text.
    bigint: said.some(({ type }) => BIGINT.every((name) => [type].flat().includes(name))),
  };
}

const BIGINT = ['integer', 'string'];
