/** What the compiler refuses: every line below an `@ts-expect-error` would be a hole. */
import { defineRoles } from '../index.js';
import { createGuard } from './create-guard.js';

const { roles } = defineRoles({ owner: 'Whose it is', support: 'Helpdesk', admin: 'Staff' });
type Role = (typeof roles)[number];

interface Caller {
  readonly userId: string;
  readonly tenant: string;
}
interface User {
  readonly id: string;
  readonly tenant: string;
}

declare const caller: Caller;
declare const user: User;
declare const found: User | undefined;

const support = (): boolean => false;
const admin = (): boolean => false;

export const guard = createGuard<Role, Caller, User>({
  owner: (who, record) => who.userId === record.id,
  support,
  admin,
});
export const given: Role[] = guard.rolesOf(caller, user);

// @ts-expect-error a declared role without a resolver
createGuard<Role, Caller, User>({ owner: () => true, support });

// @ts-expect-error nor if resolvers answer later
createGuard<Role, Caller, User>({ owner: async () => true, support });

// @ts-expect-error a resolver of a role that nobody declared
createGuard<Role, Caller, User>({ owner: () => true, support, admin, editor: () => true });

// @ts-expect-error a resolver that answers with something else
createGuard<Role, Caller, User>({ owner: () => 1, support, admin });

createGuard<Role, Caller, User>({
  // @ts-expect-error a principal that has no such property
  owner: (who) => who.isOwner,
  support,
  admin,
});

// @ts-expect-error a record is asked about, and none is given
guard.rolesOf(caller);

// @ts-expect-error nor one that may not have been found
guard.rolesOf(caller, found);

// @ts-expect-error nor one of another kind
guard.rolesOf(caller, { title: '' });

// A missing record is authorize's to answer with 404, but it has to be told.
const access = guard.authorize(caller, { record: found });
export const theirs: User | undefined = access.success ? access.record : undefined;
// @ts-expect-error whoever was refused has no roles
export const refused: Role[] = access.roles;
// @ts-expect-error or it would be asked without
guard.authorize(caller, { scopes: [] });

// Without type arguments, the roles are those of the resolvers, and nothing is said of others.
export const inferred: 'owner'[] = createGuard({
  owner: (who: Caller, record: User) => who.userId === record.id,
}).rolesOf(caller, user);

// Where no resolver needs a record, none has to be given.
createGuard({ admin: (who: Caller) => who.tenant === 'staff' }).rolesOf(caller);
createGuard({ owner: (who: Caller, record?: User) => who.userId === record?.id }).rolesOf(caller);

const later = createGuard({ owner: async (who: Caller, record: User) => who.userId === record.id });
export const awaited: 'owner'[] = await later.rolesOf(caller, user);
// @ts-expect-error a promise of roles is no list of them
export const notAwaited: 'owner'[] = later.rolesOf(caller, user);

export const ofTenants = createGuard<Role, Caller, User>(
  { owner: () => true, support, admin },
  { tenant: async (who, record) => who.tenant === record.tenant },
);
// @ts-expect-error the tenant answers later
export const early: Role[] = ofTenants.rolesOf(caller, user);

// @ts-expect-error only one of the ways to conceal
createGuard({ admin }, { conceal: 'sometimes' });

// A record that holds more than the guard asks for keeps its type.
interface Post extends User {
  readonly title: string;
}
declare const post: Post | undefined;
const aboutPost = guard.authorize(caller, { record: post });
export const title: string | undefined = aboutPost.success ? aboutPost.record.title : undefined;
// @ts-expect-error one that holds less is not for this guard
guard.authorize(caller, { record: { id: 'u1' } });

// A guard that is also asked before there is a record knows whether it was passed one.
const anyTime = createGuard<'owner', Caller, User | undefined>({ owner: () => true });
const aboutFound = anyTime.authorize(caller, { record: post });
export const ofFound: string | undefined = aboutFound.success ? aboutFound.record.title : undefined;
const aboutNone = anyTime.authorize(caller, { scopes: [] });
// @ts-expect-error none was passed
export const none: string | undefined = aboutNone.success ? aboutNone.record.id : undefined;
