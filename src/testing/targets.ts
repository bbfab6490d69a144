import type { DtoDefinition } from '../runtime/dto.js';
import { beginsWith } from '../runtime/pointer.js';
import type { JsonSchema } from '../runtime/json-schema/json-schema.js';
import { isObject, isRecord } from '../runtime/plain-object.js';
import type { JsonObject, Path, Surface, Target } from './attack.js';
import { valueAt } from './body/at-path.js';
import { otherOptions } from './other-options.js';
import { placesIn, type Place } from './places.js';
import { forbiddenValue, likelyValue, schemasForEverybody } from './wanted-values.js';

/** The targets in a body. */
export interface Targets {
  /**
   * Fields that the roles may not write; an undeclared key where they may write all fields. Those
   * named in `wants` come first.
   */
  readonly fields: readonly Target[];
  /** Fields that the roles may write, each with a value that they may not. */
  readonly narrowed: readonly Target[];
  /** The key of each new item in a list with `keyedBy`, with one that no stored item has. */
  readonly keyed: readonly Target[];
}

/** The values that an attacker would want, in the form of a body. */
export interface Wishes {
  /** Values for fields that the roles may not write. */
  readonly wants: JsonObject;
  /** Values that the roles may not write, for fields that they may. */
  readonly forbidden: JsonObject;
}

/**
 * Finds the targets in the body of a surface, and in bodies that hold other options of its
 * variants.
 */
export function targetsIn(surface: Surface, definition: DtoDefinition, wishes: Wishes): Targets {
  const places = placesIn(surface.base, definition);
  const everybody = schemasForEverybody(definition);
  const body: AttackedBody = { ...wishes, surface, definition, places, everybody };
  return {
    fields: [...protectedTargets(body), ...furtherTargets(body), ...optionTargets(body)],
    narrowed: narrowedTargets(body),
    keyed: keyedTargets(body),
  };
}

interface AttackedBody extends Wishes {
  readonly surface: Surface;
  readonly definition: DtoDefinition;
  /** The models in the body. */
  readonly places: readonly Place[];
  /** The JSON Schemas of what all roles together may send. */
  readonly everybody: readonly JsonSchema[];
}

/** Targets in the models of the body: fields that the roles may not write. */
function protectedTargets(body: AttackedBody): Target[] {
  return body.places.flatMap((place) => {
    const keys = inOrderOf(valueAt(body.wants, place.path), protectedKeys(place));
    return keys.map((key) => protectedTarget(body, place, key));
  });
}

/**
 * Targets for wanted values in objects that are not models, such as those of a variant, if the body
 * has these objects.
 */
function furtherTargets(
  body: AttackedBody,
  wants: object = body.wants,
  place: Path = [],
): Target[] {
  const isModel = body.places.some(({ path }) => isSamePath(path, place));
  return Object.entries(wants).flatMap(([key, wanted]) => {
    const path = [...place, Array.isArray(wants) ? Number(key) : key];
    if (isObject(wanted) && isObject(valueAt(body.surface.base, path))) {
      return furtherTargets(body, wanted, path);
    }
    return isModel || Array.isArray(wants) ? [] : [targetOf(body, place, key, wanted)];
  });
}

/** Targets in options of variants that the body does not hold. */
function optionTargets(body: AttackedBody): Target[] {
  const { surface, definition, places } = body;
  return otherOptions(surface, definition, places).flatMap(({ base, place }) => {
    const other = { ...body, surface: { ...surface, base }, places: [place] };
    const declared = protectedKeys(place).filter((key) => Object.hasOwn(place.grants, key));
    return declared.map((key) => protectedTarget(other, place, key));
  });
}

/** Targets in fields that the roles may write, with a value that they may not. */
function narrowedTargets(body: AttackedBody): Target[] {
  return body.places.flatMap(({ path, value }) =>
    Object.keys(value).flatMap((key) => {
      const wanted = forbiddenAt([...path, key], body);
      return wanted === undefined ? [] : [targetOf(body, path, key, wanted)];
    }),
  );
}

/** Targets in the items of lists with `keyedBy`: their key, which must name a stored item. */
function keyedTargets(body: AttackedBody): Target[] {
  return body.places.flatMap(({ path, keyedBy }) => {
    if (keyedBy === undefined) return [];
    const wanted = likelyValue([...path, keyedBy], body.everybody);
    return [targetOf(body, path, keyedBy, typeof wanted === 'number' ? UNLIKELY : wanted)];
  });
}

/** A number that keys no item of a test, as small ones do. */
const UNLIKELY = 2_147_483_646;

function forbiddenAt(path: Path, { surface, places, forbidden, everybody }: AttackedBody): unknown {
  // The fields of a model, or of a list of models, are attacked one by one.
  if (places.some((place) => beginsWith(place.path, path))) return undefined;
  const value = valueAt(forbidden, path) ?? forbiddenValue(path, surface.schema, everybody);
  return isRecord(value) ? undefined : value;
}

function protectedTarget(body: AttackedBody, { path }: Place, key: string): Target {
  const at = [...path, key];
  return targetOf(body, path, key, valueAt(body.wants, at) ?? likelyValue(at, body.everybody));
}

function targetOf(
  { surface, places }: AttackedBody,
  place: Path,
  key: string,
  wants: unknown,
): Target {
  const model = places.find(({ path }) => isSamePath(path, place));
  return {
    surface,
    place,
    isModel: model !== undefined,
    option: model?.option,
    key,
    wants,
    isReadable: model?.mayRead(key) ?? false,
    writable: model ? Object.keys(model.grants).filter(model.mayWrite) : [],
    open: openEntry(valueAt(surface.base, place)),
  };
}

function protectedKeys({ grants, mayWrite }: Place): string[] {
  const keys = Object.keys(grants).filter((key) => !mayWrite(key));
  const unknown = UNDECLARED.find((key) => !Object.hasOwn(grants, key));
  return keys.length > 0 || unknown === undefined ? keys : [unknown];
}

/** The keys to attack where every declared field may be written. */
const UNDECLARED: readonly string[] = ['is_admin', 'role', 'verified', 'undeclared'];

/** Puts the keys that an object has first, in the order of the object. */
function inOrderOf(object: unknown, keys: readonly string[]): string[] {
  const first = isRecord(object) ? Object.keys(object).filter((key) => keys.includes(key)) : [];
  return [...first, ...keys.filter((key) => !first.includes(key))];
}

/** An entry that may be written; preferably a text, which can be copied into other fields. */
function openEntry(object: unknown): Target['open'] {
  const entries = isRecord(object) ? Object.entries(object) : [];
  return entries.find(([, value]) => typeof value === 'string') ?? entries[0];
}

const isSamePath = (left: Path, right: Path): boolean =>
  left.length === right.length && beginsWith(left, right);
