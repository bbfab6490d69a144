import type { RequestHead } from 'gen-dtos/auth';
import type { ExpressAsked } from 'gen-dtos/express';
import { issueGuard, keyGuard } from '../callers.js';
import type { Services } from '../server.js';
import { findKey } from '../tables/api-keys.js';

/** A request about the key of its path. */
export type ByKey = ExpressAsked<{ id: string }>;

/** Who is let in to what is done with keys, or why not. */
export function keyAdmission({ database, authenticate }: Services) {
  /** Who may issue a key: whoever may manage those of a service, for their own. */
  async function mayIssue(head: RequestHead) {
    const who = await authenticate(head);
    if (!who.success) return who;
    const { principal } = who;
    const may = issueGuard.authorize(principal, { record: principal, scopes: ['keys'] });
    return may.success ? { ...may, principal } : may;
  }

  /** The key of the path, and what the caller is to it. */
  async function open({ head, request }: ByKey) {
    const who = await authenticate(head);
    if (!who.success) return who;
    const record = await findKey(database, request.params.id);
    const may = keyGuard.authorize(who.principal, { record, scopes: ['keys'] });
    return may.success ? { ...may, principal: who.principal } : may;
  }

  /** Whoever rotates a key is told its successor: it must not be good for more than their own. */
  async function openToRotate(asked: ByKey) {
    const may = await open(asked);
    if (!may.success) return may;
    const { principal, record } = may;
    const holds = keyGuard.authorize(principal, { record, scopes: record.scopes });
    return holds.success ? may : holds;
  }

  return { mayIssue, open, openToRotate };
}
