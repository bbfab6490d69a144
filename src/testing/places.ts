import { operationOf } from '../model/grants.js';
import type { Operation } from '../model/field.js';
import type { DtoDefinition } from '../runtime/dto.js';
import { grantIn, type ModelGrants } from '../runtime/model-grants.js';
import type { Path } from './attack.js';

/** A model in a value, and which of its fields the roles may write and read there. */
export interface Place {
  readonly path: Path;
  readonly value: object;
  readonly grants: ModelGrants;
  readonly mayWrite: (key: string) => boolean;
  readonly mayRead: (key: string) => boolean;
}

/**
 * Every model that a value holds, the value itself first. Merged models are asked what the shape
 * asks, items of lists what `create` does. What the roles may not write is not gone into.
 */
export function placesIn(value: unknown, definition: DtoDefinition): Place[] {
  const { grants, bits, shape } = definition;
  return placesOf(value, { grants, bits, operation: operationOf(shape), path: [] });
}

interface Walk {
  readonly grants: ModelGrants;
  readonly bits: number;
  readonly operation: Operation;
  readonly path: Path;
}

function placesOf(value: unknown, walk: Walk): Place[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const { grants, bits, operation, path } = walk;
  const mayWrite = (key: string): boolean =>
    ((grantIn(grants, key)?.[operation] ?? 0) & bits) !== 0;
  const inside = Object.entries(value).flatMap(([key, one]) => {
    if (!mayWrite(key)) return [];
    const grant = grantIn(grants, key);
    const model = grant?.model?.();
    if (model) return placesOf(one, { ...walk, grants: model, path: [...path, key] });
    const item = grant?.list?.();
    if (item === undefined || !Array.isArray(one)) return [];
    return one.flatMap((element, index) =>
      placesOf(element, { grants: item, bits, operation: 'create', path: [...path, key, index] }),
    );
  });
  const mayRead = (key: string): boolean => ((grantIn(grants, key)?.read ?? 0) & bits) !== 0;
  return [{ path, value, grants, mayWrite, mayRead }, ...inside];
}
