/** What may be done to a relation. The records themselves are not created, changed or deleted. */
export type RelationWrite = 'connect' | 'disconnect' | 'set';

/** The keys of an object, so that the compiler notices if one is missing. */
export const RELATION_WRITES: readonly string[] = Object.keys({
  connect: true,
  disconnect: true,
  set: true,
} satisfies Record<RelationWrite, true>);
