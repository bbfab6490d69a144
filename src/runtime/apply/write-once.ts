import { mayRead, mayWrite, type FieldGrant, type ModelGrants } from '../model-grants.js';

/**
 * Whether the roles may set a field in a new item, but neither change it nor read all of it in a
 * stored one. What they send for it there is refused unseen: to compare it with the stored value
 * would let them guess that (CWE-203).
 */
export function isWriteOnce(grant: FieldGrant | undefined, bits: number): boolean {
  if (grant === undefined || grant.stored === false) return false;
  const isFixed = mayWrite(grant, 'create', bits) && !mayWrite(grant, 'update', bits);
  return isFixed && !isSeen(grant, bits);
}

/**
 * Whether the roles may read all that they may send for a field. Models and items with a key are
 * compared field by field, so their fields are asked one by one.
 */
function isSeen(grant: FieldGrant, bits: number): boolean {
  if (!mayRead(grant, bits)) return false;
  const items = grant.keyedBy === undefined ? grant.list?.() : undefined;
  return items === undefined || isSeenWhole(items, bits);
}

function isSeenWhole(
  model: ModelGrants,
  bits: number,
  asked: Set<ModelGrants> = new Set(),
): boolean {
  if (asked.has(model)) return true;
  asked.add(model);
  return Object.values(model).every((grant) => {
    if (grant.stored === false || !mayWrite(grant, 'create', bits)) return true;
    const inside = grant.model?.() ?? grant.list?.();
    return mayRead(grant, bits) && (inside === undefined || isSeenWhole(inside, bits, asked));
  });
}
