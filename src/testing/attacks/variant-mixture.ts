import type { AttackClass, Target } from '../attack.js';
import { jsonInstead } from '../body/json-text.js';
import { pointerOf } from '../../runtime/pointer.js';
import { schemaAt } from '../schema-at.js';
import { isObject } from '../sample/samples.js';

export const variantMixture: AttackClass = {
  name: 'variant-mixture',
  source: 'valibot and zod unions: an option that fails falls through to a looser one',
  why: 'Fields of one option under the discriminator of another: what is stored is neither.',
  aim: 'body',
  json: (target) =>
    mixtures(target).map(({ key, value, stray }) => ({
      body: jsonInstead({ ...target, place: [key] }, JSON.stringify(value)),
      pointer: pointerOf([key, stray]),
    })),
};

interface Mixture {
  readonly key: string;
  readonly value: object;
  /** The key that isn't the option's. */
  readonly stray: string;
}

/** Of each variant in the body, the chosen option with a key of each other. */
function mixtures({ surface }: Target): Mixture[] {
  const { base, schema } = surface;
  return Object.keys(base).flatMap((key) => {
    const options = schemaAt(schema, [key], schema)?.['anyOf'];
    const chosen = base[key];
    if (!Array.isArray(options) || !isObject(chosen) || !options.every(isDiscriminated)) return [];
    const keys = options.flatMap((option) => Object.keys(Object(Object(option).properties)));
    return [...new Set(keys)]
      .filter((stray) => !Object.hasOwn(chosen, stray))
      .map((stray) => ({ key, value: { ...chosen, [stray]: true }, stray }));
  });
}

/** A closed object in which some key has one value. */
function isDiscriminated(option: unknown): boolean {
  if (!isObject(option) || !isObject(option['properties'])) return false;
  return Object.values(option['properties']).some(
    (property) => isObject(property) && property['const'] !== undefined,
  );
}
