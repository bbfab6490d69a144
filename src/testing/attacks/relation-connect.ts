import type { AttackClass, Target } from '../attack.js';
import { named } from '../body/spellings.js';

export const relationConnect: AttackClass = {
  name: 'relation-connect',
  source: 'ZenStack issues 819 and 847 (a policy on ownerId, passed by owner.connect)',
  why: 'The foreign key is protected, but the relation behind it is not, and is written instead.',
  aim: 'field',
  ...named(relationOf, ({ wants }) => ({ wants: { connect: { id: wants } } })),
};

function relationOf({ key }: Target): string[] {
  return /_?id$/i.test(key) && key.length > 2 ? [key.replace(/_?id$/i, '')] : [];
}
