/** The application that every adapter's tests run, whatever the framework. */
import type { Authentication, RequestHead } from 'gen-dtos/auth';
import { createGuard } from 'gen-dtos/guard';
import type { RefusedReport } from 'gen-dtos/runtime';
import { updateUserBy } from '../../examples/quickstart/generated/user.js';

export interface Caller {
  readonly userId: string;
  readonly isAdmin: boolean;
}

export interface User {
  readonly id: string;
  readonly bio: string;
  readonly email: string;
  readonly is_admin: boolean;
  readonly password_hash: string;
}

const CALLERS = new Map<string, Caller>([
  ['Bearer mallory', { userId: 'm', isAdmin: false }],
  ['Bearer ada', { userId: 'a', isAdmin: true }],
]);

/** A secret that no answer may contain. */
export const HASH = '$scrypt$of-a-password';

const user = (id: string): User => ({
  id,
  bio: '',
  email: `${id}@acme.test`,
  is_admin: false,
  password_hash: HASH,
});

const USERS = new Map<string, User>(['m', 'v'].map((id) => [id, user(id)]));

export function authenticate(head: RequestHead): Authentication<Caller> {
  const principal = CALLERS.get(head.headers.get('authorization') ?? '');
  if (principal !== undefined) return { success: true, principal };
  const refusal = { status: 401, reason: 'credentials_unknown', challenge: 'Bearer' } as const;
  return { success: false, refusal };
}

const guard = createGuard<'owner' | 'admin', Caller, User>({
  owner: (caller, user) => caller.userId === user.id,
  admin: (caller) => caller.isAdmin,
});

/** Finds out who asks about which user. Returns the Dto, or a refusal. */
export async function openUser(head: RequestHead, id: string) {
  const who = await Promise.resolve(authenticate(head));
  if (!who.success) return who;
  const may = guard.authorize(who.principal, { record: USERS.get(id) });
  if (!may.success) return may;
  return {
    dto: updateUserBy(may.roles),
    principal: who.principal,
    params: { id },
    user: may.record,
  };
}

/** The same with the stored record, so that JSON Patches are accepted. */
export async function openStored(head: RequestHead, id: string) {
  const opened = await openUser(head, id);
  return 'dto' in opened ? { ...opened, record: opened.user } : opened;
}

/** Who may see a user, or delete them. There is no body to parse. */
export async function admitTo(head: RequestHead, id: string) {
  const who = authenticate(head);
  if (!who.success) return who;
  return guard.authorize(who.principal, { record: USERS.get(id) });
}

/** A credential that vouches for a body that nobody parses. */
export async function admitSigned(head: RequestHead, rawBody: () => Promise<Uint8Array>) {
  const opened = await openSigned(head, rawBody);
  return 'success' in opened ? opened : { userId: 'm' };
}

/** A credential that vouches for the body. */
export async function openSigned(head: RequestHead, rawBody: () => Promise<Uint8Array>) {
  const bytes = new Uint8Array(await rawBody());
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (head.headers.get('x-digest') === hex) return updateUserBy(['owner']);
  const refusal = { status: 401, reason: 'digest_wrong' } as const;
  return { success: false, refusal } as const;
}

/** A failure inside a chooser or handler. No client may learn of it. */
export const fail = (): never => {
  throw new Error(LEAK);
};

export const LEAK = 'connect to 10.0.0.7 refused';

export const SMALL = { limits: { bytes: 40 } };

/** What the audit log was told. */
export const audit: RefusedReport[] = [];

export const AUDITED = {
  unaccepted: 'strip',
  onRefused: (report: RefusedReport): void => void audit.push(report),
} as const;

export const DISCLOSED = { disclose: true };

export const FORMS = { forms: { notation: 'brackets' } } as const;

/** Choosers without types. They must let nobody in. */
export const forget = (() => undefined) as () => never;

export const noRoles = (): readonly string[] => [];
