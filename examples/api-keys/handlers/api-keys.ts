import { eq } from 'drizzle-orm';
import express, { Router } from 'express';
import { issueApiKey } from 'gen-dtos/auth';
import { sendRefusal, withBody, withCaller } from 'gen-dtos/express';
import { viewOf } from 'gen-dtos/runtime';
import { apiKeyFor, createApiKeyByOwner, updateApiKeyBy } from '../generated/api-key.js';
import { expiryAt, OVERLAP_SECONDS, PREFIX } from '../keys.js';
import type { Services } from '../server.js';
import { apiKeys, insertKey, revokeKey, rotateKey, updateKey } from '../tables/api-keys.js';
import { keyAdmission, type ByKey } from './key-admission.js';

/** Twins know who is asking and whose key it is. They differ in what they do with the body. */
export function keyRoutes(services: Services): Router {
  const { database, onRefused, now } = services;
  const { mayIssue, open, openToRotate } = keyAdmission(services);
  const router = Router();
  const newKey = () => ({ prefix: PREFIX, expiresAt: expiryAt(now()) });

  // Issue a key for the caller's own service. The key itself is in the answer, this once.
  router.post(
    '/unsafe/keys',
    express.json(),
    withCaller(
      ({ head }) => mayIssue(head),
      async ({ chosen: { principal: issuer }, request, response }) => {
        const issued = await issueApiKey({ ...newKey(), issuer, scopes: [] });
        if (!issued.success) return sendRefusal(response, issued.refusal);
        const { lookup, digest, tenant, expiresAt } = issued.record;
        const { service_id } = issuer;
        const key = {
          service_id,
          tenant,
          name: 'New',
          scopes: ['read'],
          lookup,
          digest,
          expires_at: expiresAt,
        };
        await database.insert(apiKeys).values(Object.assign(key, request.body)); // ApiKey(**data)
        response.status(201).json({ key: issued.key });
      },
    ),
  );

  router.post(
    '/keys',
    withBody(
      async ({ head }) => {
        const may = await mayIssue(head);
        return may.success ? { ...may, dto: createApiKeyByOwner } : may;
      },
      async ({ body, chosen: { principal, roles }, response }) => {
        const issued = await issueApiKey({ ...newKey(), issuer: principal, scopes: body.scopes });
        if (!issued.success) return sendRefusal(response, issued.refusal);
        const row = await insertKey(database, principal, body, issued.record);
        response
          .status(201)
          .set('Cache-Control', 'no-store')
          .json({ ...viewOf(apiKeyFor(roles), row), key: issued.key });
      },
      { onRefused },
    ),
  );

  // Change a key.
  router.patch(
    '/unsafe/keys/:id',
    express.json(),
    withCaller(open, async ({ chosen, request, response }) => {
      await database.update(apiKeys).set(request.body).where(eq(apiKeys.id, chosen.record.id));
      response.json({ status: 'updated' });
    }),
  );

  router.patch(
    '/keys/:id',
    withBody(
      async (asked: ByKey) => {
        const may = await open(asked);
        return may.success ? { ...may, dto: updateApiKeyBy(may.roles) } : may;
      },
      async ({ body, chosen, response }) => {
        const row = await updateKey(database, chosen.record, body);
        response.json(viewOf(apiKeyFor(chosen.roles), row));
      },
      { onRefused },
    ),
  );

  // Rotate a key: a successor with the same rights, which may be given another name.
  router.post(
    '/unsafe/keys/:id/rotation',
    express.json(),
    withCaller(openToRotate, async ({ chosen: { record: issuer }, request, response }) => {
      const { id, ...old } = issuer;
      const issued = await issueApiKey({ ...newKey(), issuer, scopes: old.scopes });
      if (!issued.success) return sendRefusal(response, issued.refusal);
      const { lookup, digest, expiresAt } = issued.record;
      const successor = { ...old, lookup, digest, expires_at: expiresAt };
      await database.insert(apiKeys).values(Object.assign(successor, request.body));
      const expires_at = new Date(now() + OVERLAP_SECONDS * 1000);
      await database.update(apiKeys).set({ expires_at }).where(eq(apiKeys.id, id));
      response.status(201).json({ key: issued.key });
    }),
  );

  router.post(
    '/keys/:id/rotation',
    withBody(
      async (asked: ByKey) => {
        const may = await openToRotate(asked);
        return may.success ? { ...may, dto: updateApiKeyBy(may.roles) } : may;
      },
      async ({ body, chosen, response }) => {
        const options = { ...newKey(), overlapSeconds: OVERLAP_SECONDS, now };
        const rotated = await rotateKey(database, chosen.record.id, body, options);
        if (!rotated.success) return sendRefusal(response, rotated.refusal);
        const { key, row } = rotated;
        response
          .status(201)
          .set('Cache-Control', 'no-store')
          .json({ ...viewOf(apiKeyFor(chosen.roles), row), key });
      },
      { onRefused },
    ),
  );

  // Revoke a key. There is no body to bind, and so no twin.
  router.delete(
    '/keys/:id',
    withCaller(open, async ({ chosen, response }) => {
      await revokeKey(database, chosen.record, new Date(now()));
      response.status(204).end();
    }),
  );

  return router;
}
