import { safeParse, safeParseJson, type Dto } from '../runtime/index.js';
import type { JsonSchema } from '../runtime/json-schema/json-schema.js';
import type { ParseOptions } from '../runtime/parse.js';
import { isRecord } from '../runtime/plain-object.js';
import { pointerOf } from '../runtime/pointer.js';
import type { JsonObject } from './attack.js';
import { placesIn } from './places.js';
import { samplesOf } from './sample/samples.js';

type AnyDto = Dto<object, unknown>;

/** The JSON Schema of what a Dto accepts. */
export const inputSchemaOf = (dto: AnyDto): JsonSchema =>
  dto['~standard'].jsonSchema.input({ target: 'draft-2020-12' });

/**
 * Makes a body that a Dto accepts, with every field for which a value can be made.
 *
 * @param given Values for some of the fields, used instead of made ones.
 *
 * @throws {TypeError} If the Dto refuses the body. The message names the fields that need a value,
 * but never a value.
 */
export function validBodyFor(dto: AnyDto, given: JsonObject): JsonObject {
  const alone = madeBody(dto, given, {});
  if (safeParse(dto, alone, REFERRING).success) return alone;
  // Some values are refused only in a whole body, such as the keys of a new record's items.
  const body = madeBody(dto, given, alone);
  if (safeParse(dto, body, REFERRING).success) return body;
  throw new TypeError(
    `No valid body for ${dto['~dto'].model} could be made (${lacking(dto, body).join('; ')}). ` +
      'Pass values for these places as `sample`.',
  );
}

/** What a body lacks. Refused samples are put into it, to learn which of their parts are wrong. */
function lacking(dto: AnyDto, body: JsonObject): string[] {
  const schema = inputSchemaOf(dto);
  const likeliest = propertiesOf(schema).flatMap(([key, property]): [string, unknown][] => {
    const [sample] = samplesOf(property, schema);
    return sample === undefined ? [] : [[key, sample]];
  });
  const filled = { ...newItems(dto, asJson(Object.fromEntries(likeliest))), ...body };
  const result = safeParse(dto, filled, REFERRING);
  const issues = result.success ? [] : result.issues;
  return issues.map(({ path, message }) => `${pointerOf(path)}: ${message}`);
}

/** A body of the values that are given, and of others that the Dto accepts beside the rest. */
function madeBody(dto: AnyDto, given: JsonObject, rest: JsonObject): JsonObject {
  const schema = inputSchemaOf(dto);
  const made = propertiesOf(schema).flatMap(([key, property]): [string, unknown][] => {
    if (Object.hasOwn(given, key)) return [];
    const found = samplesOf(property, schema).find((one) => isAccepted(dto, key, one, rest));
    return found === undefined ? [] : [[key, found]];
  });
  return { ...newItems(dto, asJson(Object.fromEntries(made))), ...asJson(given) };
}

const propertiesOf = ({ properties }: JsonSchema): [string, unknown][] =>
  isRecord(properties) ? Object.entries(properties) : [];

/** The body without the keys of items in lists with `keyedBy`, which no stored item would have. */
function newItems(dto: AnyDto, body: JsonObject): JsonObject {
  for (const { value, keyedBy } of placesIn(body, dto['~dto'])) {
    if (keyedBy !== undefined) Reflect.deleteProperty(value, keyedBy);
  }
  return body;
}

/** Whether a Dto accepts a value at a key, as text, whatever is missing or refused elsewhere. */
function isAccepted(dto: AnyDto, key: string, value: unknown, rest: JsonObject): boolean {
  const text = JSON.stringify({ ...rest, ...Object.fromEntries([[key, value]]) });
  const result = safeParseJson(dto, text, REFERRING);
  return result.success || result.issues.every(({ path }) => path.length > 0 && path[0] !== key);
}

/**
 * Allows every reference. Only the application knows which ids exist, so they have to be given as
 * `sample`.
 */
const REFERRING: ParseOptions = { mayReference: ({ ids }) => ids };

const asJson = (body: JsonObject): JsonObject => JSON.parse(JSON.stringify(body));
