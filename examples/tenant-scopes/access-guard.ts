import type { CanActivate } from '@nestjs/common';
import type { Request } from 'express';
import { apiKeyAuth, type RequestHead } from 'gen-dtos/auth';
import { callerGuard, type NestAsked } from 'gen-dtos/nest';
import * as v from 'valibot';
import { guard } from './guard.js';
import { NEED, type Access, type Need, type Opened } from './needs.js';
import type { Services } from './services.js';
import { findKey } from './tables/api-keys.js';
import { userIdsOf } from './tables/users.js';

/** Before every handler, and before a body is read. A route that says no need is closed to all. */
export function accessGuard({ database, onAccess }: Services): CanActivate {
  const authenticate = apiKeyAuth({
    prefix: 'sk_live',
    find: (lookup) => findKey(database, lookup),
  });

  return callerGuard(
    async ({ head, request, context }: NestAsked<Request & { access?: Opened['access'] }>) => {
      const need = Reflect.getMetadata(NEED, context.getHandler());
      const opened = await open(head, request.params['id'], need);
      onAccess({
        key: opened.key,
        operation: `${request.method} ${request.route.path}`,
        outcome: opened.success ? 'allowed' : opened.refusal.reason,
      });
      if (opened.success) request.access = opened.access;
      return opened;
    },
  );

  async function open(head: RequestHead, id: unknown, need: Need | undefined) {
    const who = await authenticate(head);
    if (!who.success) return { ...who, key: null };

    const { principal } = who;
    const scopes = need && [need.scope];
    const record = v.is(UUID, id) ? await need?.find?.(database, id) : undefined;
    const may = guard.authorize(principal, {
      ...(scopes && { scopes }),
      ...(need?.find && { record }),
    });
    if (!may.success) return { ...may, key: principal.lookup };

    const access: Access<object | undefined> = {
      principal,
      roles: may.roles,
      record,
      mayReference: ({ ids }) => userIdsOf(database, principal.tenant, ids.map(String)),
    };
    return { success: true, access, key: principal.lookup } as const;
  }
}

const UUID = v.pipe(v.string(), v.uuid());
