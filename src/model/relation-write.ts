/** What may be done to a relation. Records are not created, changed or deleted through one. */
export type RelationWrite = 'connect' | 'disconnect' | 'set';

/** By name, so that the compiler knows whether these are all. */
export const RELATION_WRITES: readonly string[] = Object.keys({
  connect: true,
  disconnect: true,
  set: true,
} satisfies Record<RelationWrite, true>);
