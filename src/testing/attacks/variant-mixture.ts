import type { JsonSchema } from '../../runtime/json-schema/json-schema.js';
import { isRecord } from '../../runtime/plain-object.js';
import { pointerOf } from '../../runtime/pointer.js';
import type { AttackClass, JsonObject, Target } from '../attack.js';
import { jsonInstead } from '../body/json-text.js';
import { schemaAt } from '../schema-at.js';
import { mayTake } from '../may-take.js';

export const variantMixture: AttackClass = {
  name: 'variant-mixture',
  source: 'valibot and zod unions: an option that fails falls through to a looser one',
  why: 'Fields of one option are sent under the discriminator of another, so what is stored is neither.',
  aim: 'body',
  json: (target) =>
    mixtures(target).map(({ key, value, stray }) => ({
      body: jsonInstead({ ...target, place: [key] }, JSON.stringify(value)),
      pointer: pointerOf([key, stray]),
      option: pointerOf([key]),
    })),
};

interface Mixture {
  readonly key: string;
  readonly value: object;
  /** The key that does not belong to the option. */
  readonly stray: string;
}

/**
 * For each variant in the body: the chosen option, mixed with each key of the other options; unless
 * one takes other keys, too, as `v.object()` does.
 */
function mixtures({ surface }: Target): Mixture[] {
  const { base, schema } = surface;
  return Object.keys(base).flatMap((key) => {
    const options = optionsOf(schemaAt(schema, [key], schema)).filter((option) =>
      mayTake('object', option, schema),
    );
    const chosen = base[key];
    const isVariant = options.filter(isDiscriminated).length > 1 && options.every(isClosed);
    if (!isVariant || !isRecord(chosen)) return [];
    const own = new Set(options.filter((option) => isOf(option, chosen)).flatMap(keysOf));
    const strays = new Set(options.flatMap(keysOf).filter((one) => !own.has(one)));
    return [...strays].map((stray) => ({ key, value: { ...chosen, [stray]: true }, stray }));
  });
}

/** The schemas of which a value may fit one: the options of a variant, and `null`, for example. */
function optionsOf(schema: unknown): JsonSchema[] {
  if (!isRecord(schema)) return [];
  const { anyOf } = schema;
  return Array.isArray(anyOf) ? anyOf.flatMap(optionsOf) : [schema];
}

const keysOf = (option: JsonSchema): string[] => Object.keys(Object(option['properties']));

/** Whether an object has the values that tell an option from the others. */
const isOf = ({ properties }: JsonSchema, chosen: JsonObject): boolean =>
  Object.entries(Object(properties)).every(
    ([key, property]) =>
      !isRecord(property) || !isOneValue(property) || onlyValueOf(property) === chosen[key],
  );

const isClosed = (option: JsonSchema): boolean => option['additionalProperties'] === false;

const onlyValueOf = ({ const: only, enum: listed }: JsonSchema): unknown =>
  Array.isArray(listed) ? listed[0] : only;

const isOneValue = ({ const: only, enum: listed }: JsonSchema): boolean =>
  only !== undefined || (Array.isArray(listed) && listed.length === 1);

/** Whether an option is an object with a key that has a single possible value. */
function isDiscriminated(option: JsonSchema): boolean {
  if (!isRecord(option['properties'])) return false;
  return Object.values(option['properties']).some(
    (property) => isRecord(property) && isOneValue(property),
  );
}
