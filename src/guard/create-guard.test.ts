import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import {
  ada,
  foreign,
  hers,
  mallory,
  ofTenants,
  resolvers,
  theirs,
  type Caller,
  type Role,
  type User,
} from '../../test/guard/callers.js';
import { createGuard } from './create-guard.js';

const guard = createGuard<Role, Caller, User>(resolvers);

describe('roles', () => {
  test('are those whose resolvers say true, in their order', () => {
    expect(guard.rolesOf(mallory, hers)).toEqual(['owner']);
    expect(guard.rolesOf(ada, hers)).toEqual(['admin']);
    expect(guard.rolesOf({ ...ada, userId: 'm' }, hers)).toEqual(['owner', 'admin']);
    expect(guard.rolesOf(mallory, theirs)).toEqual([]);
  });

  test('need no record where the resolvers need none', () => {
    expect(createGuard({ admin: (caller: Caller) => caller.isStaff }).rolesOf(ada)).toEqual([
      'admin',
    ]);
  });

  test('are none without a principal, whatever the resolvers say', () => {
    const generous = createGuard({ admin: () => true });
    expect(generous.rolesOf(undefined)).toEqual([]);
    expect(generous.rolesOf(null)).toEqual([]);
  });

  test('are none for a record that was not found', () => {
    expect(createGuard({ admin: () => true }).rolesOf(ada, null)).toEqual([]);
  });

  test('are resolved anew each time', () => {
    const caller = { isStaff: true };
    const anew = createGuard({ admin: ({ isStaff }: { isStaff: boolean }) => isStaff });
    expect(anew.rolesOf(caller)).toEqual(['admin']);
    caller.isStaff = false;
    expect(anew.rolesOf(caller)).toEqual([]);
  });
});

/** What `await` takes for a promise. */
// oxlint-disable-next-line unicorn/no-thenable -- that is what it is for
const thenable = (then: (done: () => void) => void): object => ({ then });

const unreadable = new Proxy(
  thenable(() => undefined),
  {
    get: () => {
      throw new Error('secret');
    },
  },
);

describe('no role comes from a resolver that', () => {
  const throws = (): never => {
    throw new Error('secret');
  };
  test.each<[string, unknown]>([
    ['is missing', undefined],
    ['is null', null],
    ['is no function', true],
    ['is a role name', 'admin'],
    ['throws', throws],
    ['throws undefined', () => { throw undefined; }], // prettier-ignore
    ['returns nothing', () => undefined],
    ['returns 1', () => 1],
    ['returns "true"', () => 'true'],
    ['returns an object', () => ({})],
    ['returns a Boolean object', () => Object(true)],
    ['returns a function', () => () => true],
    ['returns an object whose then throws', () => unreadable],
  ])('%s', (_, resolver) => {
    // As somebody without types would.
    const unsound = createGuard({ admin: resolver as () => boolean, owner: () => true });
    return Promise.resolve(unsound.rolesOf(ada)).then((roles) => expect(roles).toEqual(['owner']));
  });

  test.each<[string, unknown]>([
    ['rejects', () => Promise.reject(new Error('secret'))],
    ['resolves to 1', () => Promise.resolve(1)],
    ['is a thenable that resolves to nothing', () => thenable((done) => done())],
    ['is a thenable that throws', () => thenable(throws)],
  ])('%s', async (_, resolver) => {
    const unsound = createGuard({
      admin: resolver as () => Promise<boolean>,
      owner: () => Promise.resolve(true),
    });
    expect(await unsound.rolesOf(ada)).toEqual(['owner']);
  });

  test('is inherited', () => {
    const inherited = Object.create({ admin: () => true }) as { admin: () => boolean };
    expect(createGuard(inherited).rolesOf(ada)).toEqual([]);
  });

  test('was added later', () => {
    const changing: Record<string, () => boolean> = { owner: () => false };
    const early = createGuard(changing);
    changing['owner'] = () => true;
    changing['admin'] = () => true;
    expect(early.rolesOf(ada)).toEqual([]);
  });

  test('whatever it returns but true', () => {
    fc.assert(
      fc.property(
        fc.anything().filter((value) => value !== true && !isThenable(value)),
        (value) => {
          expect(createGuard({ admin: () => value as boolean }).rolesOf(ada)).toEqual([]);
        },
      ),
    );
  });
});

const isThenable = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'then' in value;

describe('what a resolver throws', () => {
  test('is nothing if it is no function: it is not asked', () => {
    const onError = vi.fn();
    const unsound = createGuard({ admin: true as unknown as () => boolean }, { onError });
    expect(unsound.rolesOf(ada)).toEqual([]);
    expect(onError).not.toHaveBeenCalled();
  });

  test('is told, with the name of the resolver', async () => {
    const onError = vi.fn();
    const error = new Error('down');
    const unlucky = createGuard(
      { owner: () => Promise.reject(error), admin: () => Promise.resolve(true) },
      { onError },
    );
    expect(await unlucky.rolesOf(ada)).toEqual(['admin']);
    expect(onError.mock.calls).toEqual([[error, 'owner']]);
  });

  test('and what the listener throws is thrown: nothing is let in', () => {
    const thrown = new Error('no log');
    const deaf = createGuard(
      {
        owner: () => {
          throw new Error('down');
        },
      },
      {
        onError: () => {
          throw thrown;
        },
      },
    );
    expect(() => deaf.rolesOf(ada)).toThrow(thrown);
  });
});

describe('a resolver that answers later', () => {
  const later = createGuard<Role, Caller, User>({
    owner: (caller, user) => Promise.resolve(caller.userId === user.id),
    admin: (caller) => caller.isStaff,
  });

  test('is waited for', async () => {
    expect(await later.rolesOf({ ...ada, userId: 'm' }, hers)).toEqual(['owner', 'admin']);
    expect(await later.rolesOf(mallory, theirs)).toEqual([]);
  });

  test('may be the tenant', async () => {
    const ofTenant = createGuard<Role, Caller, User>(resolvers, {
      tenant: (caller, user) => Promise.resolve(caller.tenant === user.tenant),
    });
    expect(await ofTenant.rolesOf(mallory, hers)).toEqual(['owner']);
    expect(await ofTenant.rolesOf(mallory, foreign)).toEqual([]);
  });
});

describe('to a record of another tenant', () => {
  const ofTenant = createGuard<Role, Caller, User>(resolvers, ofTenants);

  test('nobody has a role', () => {
    expect(ofTenant.rolesOf(mallory, hers)).toEqual(['owner']);
    expect(ofTenant.rolesOf(mallory, foreign)).toEqual([]);
    expect(ofTenant.rolesOf(ada, foreign)).toEqual([]);
  });

  test('no resolver is asked', () => {
    const admin = vi.fn(() => true);
    createGuard({ admin }, { tenant: () => false }).rolesOf(ada);
    expect(admin).not.toHaveBeenCalled();
  });

  test.each<[string, () => unknown]>([
    ['throws', () => { throw new Error('down'); }], // prettier-ignore
    ['returns nothing', () => undefined],
    ['returns the name of the tenant', () => 'acme'],
  ])('nor where the tenant %s', (_, tenant) => {
    const unsound = createGuard({ admin: () => true }, { tenant: tenant as () => boolean });
    expect(unsound.rolesOf(ada)).toEqual([]);
  });
});

describe('scopes', () => {
  const scoped = createGuard<Role, Caller, User>(resolvers, { scopes: ({ scopes }) => scopes });

  test('are all needed', () => {
    const needed = (...scopes: string[]): string[] => scoped.rolesOf(mallory, hers, { scopes });
    expect(needed('users:write')).toEqual(['owner']);
    expect(needed('users:write', 'users:delete')).toEqual([]);
    expect(needed('users')).toEqual([]);
    expect(needed()).toEqual(['owner']);
  });

  test('have to be named where credentials have some', () => {
    const errors: unknown[] = [];
    const onError = (error: unknown): void => void errors.push(error);
    const told = createGuard<Role, Caller, User>(resolvers, {
      scopes: ({ scopes }) => scopes,
      onError,
    });
    expect(told.rolesOf(mallory, hers)).toEqual([]);
    expect(errors).toEqual([]);
  });

  test('are not there where the guard does not know them', () => {
    expect(guard.rolesOf(mallory, hers, { scopes: ['users:write'] })).toEqual([]);
    expect(guard.rolesOf(mallory, hers, { scopes: [] })).toEqual(['owner']);
  });

  test.each<[string, () => unknown]>([
    ['throw', () => { throw new Error('down'); }], // prettier-ignore
    ['are a text', () => 'users:write'],
    ['are missing', () => undefined],
    ['are promised', () => Promise.resolve(['users:write'])],
  ])('give no role where they %s', (_, scopes) => {
    const unsound = createGuard({ admin: () => true }, { scopes: scopes as () => string[] });
    expect(unsound.rolesOf(ada, undefined, { scopes: ['users:write'] })).toEqual([]);
  });
});
