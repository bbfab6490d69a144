import { NOT_WRITABLE } from '../issue.js';
import { itemsIn } from '../items-in.js';
import { grantIn, mayWrite, type FieldGrant } from '../model-grants.js';
import { mustHoldFields } from '../must-hold-fields.js';
import { isPlainObject, isRecord, ownValue } from '../plain-object.js';
import { refuse, under, type Report } from '../report.js';
import { isClosed, type Sending } from './closed.js';
import { isEqual } from './differences.js';
import { keyedItems, type KeyedItem } from './keyed-items.js';
import { isWriteOnce } from './write-once.js';

/**
 * The model that a parsed value is merged into, the caller's grants, and where to note refusals.
 */
export interface Merging extends Sending {
  /** Receives what can only be refused once the record is known. */
  readonly report: Report;
  /** The field by which an item was matched with the stored one. */
  readonly key?: string | undefined;
}

/**
 * Merges changes into a stored record of a model. What the roles may not write stays, at every
 * depth.
 */
export function merge(stored: unknown, changes: unknown, merging: Merging): unknown {
  if (!isPlainObject(changes)) return changes;
  const isThere = isRecord(stored);
  if (isThere) mustHoldFields(stored, merging, 'apply()');
  // A model that is not stored yet is created.
  const within: Merging = isThere ? merging : { ...merging, sent: 'create' };
  const base = isThere ? stored : {};
  const kept = Object.entries(base).filter(([key]) => isKept(key, base, changes, within));
  const merged = Object.entries(changes)
    .filter(([key, value]) => isStored(value, grantIn(within.grants, key)))
    .map(([key, value]): [string, unknown] => [key, mergeField(key, base, value, within)]);
  return Object.fromEntries([...kept, ...merged]);
}

/** Whether a value that was sent goes into the record: it is neither input-only nor a deletion. */
const isStored = (value: unknown, grant: FieldGrant | undefined): boolean =>
  grant?.stored !== false && !isDeleted(value, grant);

const isDeleted = (value: unknown, grant: FieldGrant | undefined): boolean =>
  value === null && grant?.deletable === true;

/**
 * Whether a stored field stays: it was sent and not deleted, or leaving it out does not remove it.
 */
function isKept(
  key: string,
  base: Record<string, unknown>,
  changes: Record<string, unknown>,
  merging: Merging,
): boolean {
  const { grants, sent } = merging;
  const grant = grantIn(grants, key);
  if (Object.hasOwn(changes, key)) return !isDeleted(changes[key], grant);
  if (sent === 'update') return true;
  if (sent === 'replace' && grant?.hasDefault) return true;
  return isClosed(key, base, merging);
}

function mergeField(
  key: string,
  base: Record<string, unknown>,
  value: unknown,
  merging: Merging,
): unknown {
  const { bits, sent, report } = merging;
  const grant = grantIn(merging.grants, key);
  const stored = ownValue(base, key);
  const before = report.count;
  const merged = mergeValue(stored, value, grant, merging);
  under(key, report, before);
  if (sent !== 'item' || mayWrite(grant, 'update', bits)) return merged;
  // Items are parsed in their `create` shape, but this one exists already.
  const mayCompare = key === merging.key || !isWriteOnce(grant, bits);
  if (mayCompare && isEqual(stored, merged)) return merged;
  refuse(report, 'not_writable', NOT_WRITABLE, key);
  return stored;
}

function mergeValue(
  stored: unknown,
  value: unknown,
  grant: FieldGrant | undefined,
  merging: Merging,
): unknown {
  const model = grant?.model?.();
  if (model) return merge(stored, value, { ...merging, grants: model, key: undefined });
  const item = grant?.list?.();
  if (item === undefined || !Array.isArray(value)) return value;
  return mergeItems(stored, value, grant?.keyedBy, { ...merging, grants: item });
}

/**
 * Merges a list, which is replaced whole. Stored items are only kept if an item with their key was
 * sent.
 */
function mergeItems(
  stored: unknown,
  sent: readonly unknown[],
  key: string | undefined,
  merging: Merging,
): unknown[] {
  const { report } = merging;
  if (key !== undefined) mustAllHoldFields(stored, merging);
  const items: readonly KeyedItem[] =
    key === undefined ? sent.map((one) => ({ sent: one })) : keyedItems(stored, sent, key);
  return items.map((item, index) => {
    const before = report.count;
    if (item.refusal !== undefined) refuse(report, 'value_not_allowed', item.refusal, key);
    const merged = merge(item.stored, item.sent, {
      ...merging,
      sent: item.stored ? 'item' : 'create',
      key,
    });
    under(index, report, before);
    return merged;
  });
}

function mustAllHoldFields(stored: unknown, items: Merging): void {
  for (const item of itemsIn(stored)) {
    if (isRecord(item)) mustHoldFields(item, items, 'apply()');
  }
}
