import type { DtoDefinition } from '../runtime/dto.js';
import { beginsWith } from '../runtime/pointer.js';
import { grantIn } from '../runtime/model-grants.js';
import { accepts } from '../runtime/read/accepts.js';
import type { JsonObject, Path, Surface } from './attack.js';
import { withValueAt } from './body/at-path.js';
import { placesIn, type Place } from './places.js';
import { samplesOf } from './sample/samples.js';
import { schemaAt } from './schema-at.js';

/**
 * Makes valid bodies that hold an option of a variant that the first body does not, with its place.
 */
export function otherOptions(
  { base, schema }: Surface,
  definition: DtoDefinition,
  places: readonly Place[],
): { base: JsonObject; place: Place }[] {
  const { read, bits, shape } = definition;
  return fieldsOfOptions(places).flatMap((field) => {
    const isHere = ({ path, option }: Place): boolean =>
      option?.length === path.length && beginsWith(path, field);
    const seen = new Set(places.filter(isHere).map(({ grants }) => grants));
    return samplesOf(schemaAt(schema, field, schema), schema).flatMap((sample) => {
      const other = withValueAt(base, field, sample) as JsonObject;
      const place = placesIn(other, definition).find((one) => isHere(one) && !seen.has(one.grants));
      if (place === undefined || !accepts(read, other, bits, shape)) return [];
      seen.add(place.grants);
      return [{ base: other, place }];
    });
  });
}

/** The fields that hold an option of a variant or union, or a list of them. */
function fieldsOfOptions(places: readonly Place[]): Path[] {
  return places.flatMap(({ path, value, grants }) =>
    Object.keys(value)
      .filter((key) => {
        const { options, itemOptions } = grantIn(grants, key) ?? {};
        return options !== undefined || itemOptions !== undefined;
      })
      .map((key) => [...path, key]),
  );
}
