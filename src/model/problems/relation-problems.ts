import { isObject } from '../is-object.js';
import { RELATION_WRITES } from '../relation-write.js';
import type { Problem } from './problem.js';
import { helpForName } from './suggest.js';

/** Every mistake in the grants passed to `relation()`. */
export function relationProblems(name: string, grants: unknown): Problem[] {
  if (!isObject(grants) || Array.isArray(grants) || Object.keys(grants).length === 0) {
    return [
      {
        code: 'grant-invalid',
        message: `Relation '${name}' was declared without grants.`,
        help: "Say who may do what, as in relation('ProjectMembers', User, { connect: ['owner'] }).",
        model: name,
      },
    ];
  }
  return Object.keys(grants)
    .filter((write) => !RELATION_WRITES.includes(write))
    .map((write) => ({
      code: 'option-unknown' as const,
      message: `Relation '${name}' was declared with '${write}', which can't be done to a relation.`,
      help: helpForName(write, RELATION_WRITES),
      literal: write,
      model: name,
    }));
}
