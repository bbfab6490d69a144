/** What the compiler refuses: every line below an `@ts-expect-error` would be a hole. */
import { defineRoles } from '../index.js';
import { withBody } from '../adapters/web.js';
import type { Dto } from '../runtime/index.js';
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

// One guard serves records of many kinds: what was found is what is returned.
interface Article extends User {
  title: string;
}
declare const article: Article | undefined;
const about = guard.authorize(caller, { record: article });
export const title: string | undefined = about.success ? about.record.title : undefined;
// @ts-expect-error a record of another kind is refused as before
guard.authorize(caller, { record: { title: '' } });

// Without type arguments, the roles are those of the resolvers, and nothing is said of others.
export const inferred: 'owner'[] = createGuard({
  owner: (who: Caller, record: User) => who.userId === record.id,
}).rolesOf(caller, user);

// Where no resolver needs a record, none has to be given.
createGuard({ admin: (who: Caller) => who.tenant === 'staff' }).rolesOf(caller);
const maybe = createGuard({ owner: (who: Caller, record?: User) => who.userId === record?.id });
maybe.rolesOf(caller);
const without = maybe.authorize(caller, { scopes: [] });
export const none: User | undefined = without.success ? without.record : undefined;
// If one is passed, it is there: a missing one was answered with 404.
const opened = maybe.authorize(caller, { record: article });
if (opened.success) opened.record satisfies Article;
// @ts-expect-error a record of another kind
maybe.authorize(caller, { record: { title: '' } });

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

// Where no record is passed, none is returned, so that adapters take the answer as it is.
const byCallerAlone = createGuard({ admin: (who: Caller) => who.userId === 'root' });
const alone = byCallerAlone.authorize(caller, {});
export const noRecord: undefined = alone.success ? alone.record : undefined;
const looked = byCallerAlone.authorize(caller, { record: found });
export const seen: User | undefined = looked.success ? looked.record : undefined;
declare const createUser: Dto<{ id: string }>;
withBody(
  () => (alone.success ? { ...alone, dto: createUser } : alone),
  () => new Response(),
);
