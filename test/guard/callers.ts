/** Callers, records and resolvers for tests of guards. */
export interface Caller {
  readonly userId: string;
  readonly tenant: string;
  readonly isStaff: boolean;
  readonly scopes: readonly string[];
}

export interface User {
  readonly id: string;
  readonly tenant: string;
}

export type Role = 'owner' | 'admin';

export const mallory: Caller = {
  userId: 'm',
  tenant: 'acme',
  isStaff: false,
  scopes: ['users:write'],
};
export const ada: Caller = { userId: 'a', tenant: 'acme', isStaff: true, scopes: ['users:write'] };
export const hers: User = { id: 'm', tenant: 'acme' };
export const theirs: User = { id: 'v', tenant: 'acme' };
export const foreign: User = { id: 'm', tenant: 'evil' };

export const resolvers = {
  owner: (caller: Caller, user: User) => caller.userId === user.id,
  admin: (caller: Caller) => caller.isStaff,
};
export const ofTenants = { tenant: (caller: Caller, user: User) => caller.tenant === user.tenant };
