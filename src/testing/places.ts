import { operationOf } from '../model/grants.js';
import type { Operation } from '../model/field.js';
import type { DtoDefinition } from '../runtime/dto.js';
import {
  grantIn,
  mayRead,
  mayWrite,
  type FieldGrant,
  type ModelGrants,
} from '../runtime/model-grants.js';
import { isRecord } from '../runtime/plain-object.js';
import type { Path } from './attack.js';

/** A model in a value, and which of its fields the roles may write and read there. */
export interface Place {
  readonly path: Path;
  readonly value: object;
  readonly grants: ModelGrants;
  /** Whether it is replaced whole, including what the server has set in it. */
  readonly isWhole: boolean;
  /**
   * Where the outermost option of a variant or union is that it is, or is in; `undefined` if it is
   * in none.
   */
  readonly option: Path | undefined;
  /** The field by which an item of a list names a stored one; `undefined` if it is no such item. */
  readonly keyedBy: string | undefined;
  readonly mayWrite: (key: string) => boolean;
  readonly mayRead: (key: string) => boolean;
}

/**
 * Finds every model in a value, the value itself first. Models that merge are judged by the shape
 * of the Dto; items of lists and options of variants by `create`. Fields that the roles may not
 * write are not searched.
 */
export function placesIn(value: unknown, definition: DtoDefinition): Place[] {
  const { grants, bits, shape } = definition;
  const operation = operationOf(shape);
  return [
    ...placesOf(value, { grants, bits, operation, path: [], isWhole: false, option: undefined }),
  ];
}

/** The way on which the search reaches a model. */
interface Walk {
  readonly grants: ModelGrants;
  readonly bits: number;
  readonly operation: Operation;
  readonly path: Path;
  readonly isWhole: boolean;
  readonly option: Path | undefined;
  readonly keyedBy?: string | undefined;
  /** For an option: whether the roles may read it, which applies to it as a whole. */
  readonly isReadable?: boolean;
}

/** Yields this place, then those of each model in it. */
function* placesOf(value: unknown, walk: Walk): Generator<Place, void, undefined> {
  if (!isRecord(value)) return;
  const { grants, bits, operation, path, isWhole, isReadable, option, keyedBy } = walk;
  const canWrite = (key: string): boolean => mayWrite(grantIn(grants, key), operation, bits);
  const canRead = (key: string): boolean => isReadable ?? mayRead(grantIn(grants, key), bits);
  yield { path, value, grants, isWhole, option, keyedBy, mayWrite: canWrite, mayRead: canRead };
  for (const [key, held] of Object.entries(value)) {
    const grant = grantIn(grants, key);
    if (grant === undefined || !canWrite(key)) continue;
    const field = { grants, bits, operation, path: [...path, key], isWhole, option };
    for (const child of childrenOf(grant, held, field, canRead(key))) yield* placesOf(...child);
  }
}

type Child = [value: unknown, walk: Walk];

/** Yields the models in the value of a field: a model that merges, items of a list, or options. */
function* childrenOf(
  grant: FieldGrant,
  value: unknown,
  walk: Walk,
  isReadable: boolean,
): Generator<Child, void, undefined> {
  const merged = grant.model?.();
  if (merged) return yield [value, { ...walk, grants: merged }];
  const whole: Walk = { ...walk, operation: 'create', isWhole: true };
  if (!Array.isArray(value)) return yield* optionIn(value, grant.options, { ...whole, isReadable });
  const item = grant.list?.();
  for (const [index, one] of value.entries()) {
    const inList: Walk = { ...whole, path: [...walk.path, index] };
    if (item) yield [one, { ...inList, grants: item, keyedBy: grant.keyedBy }];
    else yield* optionIn(one, grant.itemOptions, { ...inList, isReadable });
  }
}

/** The option that a value is, judged by its keys; none if several fit. */
function optionIn(value: unknown, options: FieldGrant['options'], walk: Walk): Child[] {
  if (!isRecord(value)) return [];
  const keys = Object.keys(value);
  const fitting = options?.().filter((option) => keys.every((key) => Object.hasOwn(option, key)));
  const [grants, ...others] = fitting ?? [];
  return grants === undefined || others.length > 0
    ? []
    : [[value, { ...walk, grants, option: walk.option ?? walk.path }]];
}
