/** A part of the reference: checks of an output that is right otherwise. */
import type { Asker, Model, Schema } from './description.js';
import type { Issue } from './reference.js';

type Path = readonly (string | number)[];

/** Issues of new records that name items, and of references that the sender may not see. */
export function lateIssues(
  model: Model,
  { shape, visible = 'all' }: Asker,
  output: unknown,
): Issue[] {
  const found = foundIn(model, output, []);
  const named = shape === 'create' ? found.filter(({ as }) => as === 'name') : [];
  if (named.length > 0) return named.map(refused);
  const keys = [...new Set(found.flatMap(({ as }) => (as === 'name' ? [] : [as])))];
  const hidden = keys.flatMap((key) =>
    found.filter(({ as, id }) => as === key && !isSeen(id, visible)),
  );
  return hidden.map(refused);
}

/** Whether the asker may refer to a record. Some see only ids with an even length. */
export function isSeen(id: unknown, visible: Asker['visible']): boolean {
  return visible === 'all' || (visible === 'even' && String(id).length % 2 === 0);
}

interface Found {
  /** The key of an item, or the key schema of a reference. */
  readonly as: 'name' | Schema;
  readonly id: unknown;
  readonly path: Path;
}

const refused = ({ path }: Found): Issue => ({ code: 'value_not_allowed', path });

function foundIn(model: Model, value: unknown, at: Path): Found[] {
  return Object.entries(model.fields).flatMap(([key, { schema, keyedBy }]) => {
    const held = ownOf(value, key);
    const names = (Array.isArray(held) ? held : []).flatMap((item, index): Found[] => {
      const id = keyedBy === undefined ? undefined : ownOf(item, keyedBy);
      return id === undefined ? [] : [{ as: 'name', id, path: [...at, key, index, keyedBy!] }];
    });
    return [...names, ...heldIn(schema, held, [...at, key])];
  });
}

function heldIn(schema: Schema, value: unknown, at: Path): Found[] {
  if (schema.is === 'reference') {
    const isNothing = value === undefined || value === null;
    return isNothing ? [] : [{ as: targetOf(schema), id: value, path: at }];
  }
  if ('model' in schema) return foundIn(schema.model, value, at);
  if ('inner' in schema) return heldIn(schema.inner, value, at);
  if (schema.is !== 'array' || !schema.rest || !Array.isArray(value)) return [];
  const { rest } = schema;
  return value.flatMap((item, index) => heldIn(rest, item, [...at, index]));
}

/** The schema of the key that is referred to. Each key has its own object. */
const targetOf = (schema: Schema): Schema => ('inner' in schema ? schema.inner : schema);

function ownOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as { readonly [key: string]: unknown })[key];
}
