import * as v from 'valibot';
import { messageOf } from '../issue.js';
import type { Live } from '../read/live.js';
import type { Dataset } from './valibot-issue.js';

/**
 * Makes a function that asks a live schema or action what it says of a value that it refuses. The
 * author's own function gets the issue that it would get from valibot. An action or a union of
 * scalars is run again for that, because only it knows what it tells of the value. Other schemas are
 * not: what is inside of the value has been read already.
 *
 * The second argument is a key that the value, an object, lacks.
 */
/* @__NO_SIDE_EFFECTS__ */
export function messageFrom(live: Live): (value: unknown, key?: string) => string {
  const { kind, type } = live as { readonly kind?: unknown; readonly type?: unknown };
  return (value, key) => {
    const told: Dataset = { typed: true, value };
    if (kind !== 'schema' || type === 'union') live['~run'](told, {});
    // Not even an action has one if its pattern remembers where it stopped (`/a/g`).
    if (told.issues === undefined) addIssue(live, told, key);
    return told.issues === undefined ? '' : messageOf(told.issues[0]);
  };
}

/** Adds the issue of a schema that refuses a value itself, or the lack of a key. */
function addIssue(live: Live, told: Dataset, key: string | undefined): void {
  const context = live as object as v.GenericSchema;
  const dataset = told as v.OutputDataset<unknown, v.BaseIssue<unknown>>;
  if (key === undefined) return v._addIssue(context, 'type', dataset, {});
  const input = told.value as Record<string, unknown>;
  const item: v.ObjectPathItem = { type: 'object', origin: 'key', input, key, value: input[key] };
  const other = { input: undefined, expected: `"${key}"`, path: [item] } as const;
  v._addIssue(context, 'key', dataset, {}, other as object);
}
