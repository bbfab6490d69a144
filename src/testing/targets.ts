import type { Shape } from '../model/grants.js';
import type { DtoDefinition } from '../runtime/dto.js';
import { beginsWith } from '../runtime/pointer.js';
import { grantIn } from '../runtime/model-grants.js';
import { isClean, reportOf } from '../runtime/report.js';
import type { JsonSchema } from '../runtime/json-schema.js';
import type { JsonObject, Path, Surface, Target } from './attack.js';
import { valueAt, withValueAt } from './body/at-path.js';
import { placesIn, type Place } from './places.js';
import { isObject, samplesOf } from './sample/samples.js';
import { schemaAt } from './schema-at.js';

/** What there is to attack in a body. */
export interface Targets {
  /**
   * Fields that the roles may not write, and a key that nobody declared where all may be written.
   * Those that an attacker wants come first.
   */
  readonly fields: readonly Target[];
  /** Fields that they may write, and a value that they may not. */
  readonly narrowed: readonly Target[];
}

/**
 * What there is to attack in a body.
 *
 * @param wants Values that an attacker would want in fields that the roles may not write.
 * @param forbidden Values that they may not write in fields that they may.
 */
export function targetsIn(
  surface: Surface,
  definition: DtoDefinition,
  { wants, forbidden }: { readonly wants: JsonObject; readonly forbidden: JsonObject },
): Targets {
  const everybody = schemasForEverybody(definition);
  const places = placesIn(surface.base, definition);
  const wantedAt = (path: Path): unknown => valueAt(wants, path) ?? likelyValue(path, everybody);
  const targetAt = (place: Path, key: string, wanted: unknown): Target => {
    const known = places.find(({ path }) => isSamePath(path, place));
    return {
      surface,
      place,
      isModel: known !== undefined,
      isOption: known?.isOption ?? false,
      key,
      wants: wanted,
      isReadable: known?.mayRead(key) ?? false,
      open: openEntry(valueAt(surface.base, place)),
    };
  };
  const fields = places.flatMap((place) =>
    inOrderOf(valueAt(wants, place.path), protectedKeys(place)).map((key) => {
      return targetAt(place.path, key, wantedAt([...place.path, key]));
    }),
  );
  const narrowed = places.flatMap((place) =>
    Object.keys(place.value).flatMap((key) => {
      const path = [...place.path, key];
      const wanted = isInside(path, places)
        ? undefined
        : (valueAt(forbidden, path) ?? forbiddenValue(path, surface.schema, everybody));
      return wanted === undefined || isObject(wanted) ? [] : [targetAt(place.path, key, wanted)];
    }),
  );
  const others = otherOptions(surface, definition, places).flatMap(({ base, place }) =>
    protectedKeys(place)
      .filter((key) => Object.hasOwn(place.grants, key))
      .map((key): Target => ({
        surface: { ...surface, base },
        place: place.path,
        isModel: true,
        isOption: true,
        key,
        wants: wantedAt([...place.path, key]),
        isReadable: place.mayRead(key),
        open: openEntry(place.value),
      })),
  );
  const further = wantedElsewhere(wants, surface.base, places);
  return {
    fields: [
      ...fields,
      ...further.map(({ place, key, wanted }) => targetAt(place, key, wanted)),
      ...others,
    ],
    narrowed,
  };
}

/** Bodies with an option of a variant that the first one doesn't have there, and where it is. */
function otherOptions(
  { base, schema }: Surface,
  definition: DtoDefinition,
  places: readonly Place[],
): { base: JsonObject; place: Place }[] {
  return fieldsOfOptions(places).flatMap((field) => {
    const isHere = ({ path, isOption }: Place): boolean => isOption && beginsWith(path, field);
    const seen = new Set(places.filter(isHere).map(({ grants }) => grants));
    return samplesOf(schemaAt(schema, field, schema), schema).flatMap((sample) => {
      const other = withValueAt(base, field, sample) as JsonObject;
      const place = placesIn(other, definition).find((one) => isHere(one) && !seen.has(one.grants));
      if (place === undefined || !isAccepted(other, definition)) return [];
      seen.add(place.grants);
      return [{ base: other, place }];
    });
  });
}

/** The fields that hold an option, or a list of them. */
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

const isAccepted = (body: JsonObject, { read, bits, shape }: DtoDefinition): boolean => {
  const report = reportOf(false);
  read(body, report, bits, shape);
  return isClean(report);
};

function protectedKeys({ grants, mayWrite }: Place): string[] {
  const keys = Object.keys(grants).filter((key) => !mayWrite(key));
  const unknown = UNDECLARED.find((key) => !Object.hasOwn(grants, key));
  return keys.length > 0 || unknown === undefined ? keys : [unknown];
}

/** The keys that an object has first, in its order. */
function inOrderOf(object: unknown, keys: readonly string[]): string[] {
  const first = isObject(object) ? Object.keys(object).filter((key) => keys.includes(key)) : [];
  return [...first, ...keys.filter((key) => !first.includes(key))];
}

/** What is attacked where every declared field may be written. */
const UNDECLARED: readonly string[] = ['is_admin', 'role', 'verified', 'undeclared'];

/** Whether a path leads to a model, or a list of them, whose fields are attacked one by one. */
const isInside = (path: Path, places: readonly Place[]): boolean =>
  places.some((place) => path.every((segment, index) => place.path[index] === segment));

/** A text if there is one: it can be copied into other fields. */
function openEntry(object: unknown): Target['open'] {
  const entries = isObject(object) ? Object.entries(object) : [];
  return entries.find(([, value]) => typeof value === 'string') ?? entries[0];
}

/** Wanted values in objects that are no models (a variant's, say), where the body has those objects. */
function wantedElsewhere(
  wants: JsonObject,
  base: JsonObject,
  places: readonly Place[],
): { place: Path; key: string; wanted: unknown }[] {
  const find = (value: unknown, place: Path): { place: Path; key: string; wanted: unknown }[] => {
    if (typeof value !== 'object' || value === null) return [];
    const isList = Array.isArray(value);
    return Object.entries(value).flatMap(([name, wanted]) => {
      const path = [...place, isList ? Number(name) : name];
      if (isContainer(wanted) && isContainer(valueAt(base, path))) return find(wanted, path);
      const isKnown = isList || places.some((known) => isSamePath(known.path, place));
      return isKnown ? [] : [{ place, key: name, wanted }];
    });
  };
  return find(wants, []);
}

const isContainer = (value: unknown): boolean => typeof value === 'object' && value !== null;

const isSamePath = (left: Path, right: Path): boolean =>
  left.length === right.length && left.every((segment, index) => segment === right[index]);

/** What all roles together may send, whatever is true of the record, in this shape and to create. */
function schemasForEverybody(definition: DtoDefinition): JsonSchema[] {
  const shapes = new Set<Shape>([definition.shape, 'create', 'update']);
  return [...shapes].map((shape) => {
    const $defs: { [name: string]: JsonSchema } = {};
    const asked = {
      shape,
      roles: EVERYBODY,
      side: 'input',
      dialect: 'draft-2020-12',
      definitions: $defs,
    } as const;
    return { ...definition.jsonSchema(asked), $defs };
  });
}

/** Every bit: of each role, and of each condition. */
const EVERYBODY = -1;

/** A value of the type that others may write; of a list the last, which tends to be the mightiest. */
function likelyValue(path: Path, everybody: readonly JsonSchema[]): unknown {
  for (const root of everybody) {
    const schema = schemaAt(root, path, root);
    const samples = schema?.['enum'] ?? samplesOf(schema, root);
    if (!Array.isArray(samples) || samples.length === 0) continue;
    return schema?.['enum'] === undefined ? samples[0] : samples.at(-1);
  }
  return true;
}

/** A value that others may write, and these roles may not: one of a list, or beyond a bound. */
function forbiddenValue(path: Path, own: JsonSchema, everybody: readonly JsonSchema[]): unknown {
  const mine = schemaAt(own, path, own);
  const [root] = everybody;
  const all = root && schemaAt(root, path, root);
  if (mine === undefined || all === undefined) return undefined;
  const allowed = new Set(valuesOf(mine));
  const forbidden = valuesOf(all).findLast((value) => !allowed.has(value));
  if (forbidden !== undefined && allowed.size > 0) return forbidden;
  if (beyond(all['maximum'], mine['maximum'])) return all['maximum'];
  return beyond(mine['minimum'], all['minimum']) ? all['minimum'] : undefined;
}

function valuesOf({ enum: listed, const: only, anyOf }: JsonSchema): unknown[] {
  if (Array.isArray(listed)) return listed;
  if (only !== undefined) return [only];
  return Array.isArray(anyOf) ? anyOf.filter(isObject).flatMap(valuesOf) : [];
}

const beyond = (left: unknown, right: unknown): boolean =>
  typeof left === 'number' && typeof right === 'number' && left > right;
