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
import type { Path } from './attack.js';

/** A model in a value, and which of its fields the roles may write and read there. */
export interface Place {
  readonly path: Path;
  readonly value: object;
  readonly grants: ModelGrants;
  /** Whether it is replaced whole, and what the server set in it with it. */
  readonly isWhole: boolean;
  /** Whether it is one of the options of a variant or union, or of a list of them. */
  readonly isOption: boolean;
  readonly mayWrite: (key: string) => boolean;
  readonly mayRead: (key: string) => boolean;
}

/**
 * Every model that a value holds, the value itself first. Merged models are asked what the shape
 * asks, items of lists and options of variants what `create` does. What the roles may not write is not gone into.
 */
export function placesIn(value: unknown, definition: DtoDefinition): Place[] {
  const { grants, bits, shape } = definition;
  return placesOf(value, { grants, bits, operation: operationOf(shape), path: [], isWhole: false });
}

interface Walk {
  readonly grants: ModelGrants;
  readonly bits: number;
  readonly operation: Operation;
  readonly path: Path;
  readonly isWhole: boolean;
  /** Of an option: whether the roles may read it, which is all of it. */
  readonly isReadable?: boolean;
}

function placesOf(value: unknown, walk: Walk): Place[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const { grants, bits, operation, path, isWhole, isReadable } = walk;
  const canWrite = (key: string): boolean => mayWrite(grantIn(grants, key), operation, bits);
  const canRead = (key: string): boolean => isReadable ?? mayRead(grantIn(grants, key), bits);
  const inside = Object.entries(value).flatMap(([key, one]) => {
    if (!canWrite(key)) return [];
    const grant = grantIn(grants, key);
    const model = grant?.model?.();
    const at = [...path, key];
    const { isReadable: _, ...inner } = walk;
    if (model) return placesOf(one, { ...inner, grants: model, path: at });
    const whole = { bits, operation: 'create', isWhole: true } as const;
    const inOption = (it: unknown, options: FieldGrant['options'], path: Path): Place[] => {
      const option = optionOf(it, options?.() ?? []);
      return option
        ? placesOf(it, { ...whole, grants: option, path, isReadable: canRead(key) })
        : [];
    };
    if (!Array.isArray(one)) return inOption(one, grant?.options, at);
    const item = grant?.list?.();
    return one.flatMap((element, index) =>
      item
        ? placesOf(element, { ...whole, grants: item, path: [...at, index] })
        : inOption(element, grant?.itemOptions, [...at, index]),
    );
  });
  const isOption = isReadable !== undefined;
  return [
    { path, value, grants, isWhole, isOption, mayWrite: canWrite, mayRead: canRead },
    ...inside,
  ];
}

/** The option that a value is, by its keys; none, if there are several. */
function optionOf(value: unknown, options: readonly ModelGrants[]): ModelGrants | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const fitting = options.filter((option) =>
    Object.keys(value).every((key) => Object.hasOwn(option, key)),
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}
