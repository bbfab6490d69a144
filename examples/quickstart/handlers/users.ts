import { randomUUID } from 'node:crypto';
import { Router, type Request } from 'express';
import { parse, viewOf } from 'gen-dtos/runtime';
import { HttpError } from '../../http-error.js';
import { callerOf, rolesOn } from '../callers.js';
import {
  createUserByOwner,
  replaceUserBy,
  updateUserBy,
  userFor,
  userForOwner,
} from '../generated/user.js';
import { onlyUuids } from '../only-uuids.js';
import { hashPassword } from '../passwords.js';
import type { Services } from '../server.js';
import { findUser, insertUser, updateUser } from '../tables/users.js';
import { merge } from '../unsafe/merge.js';
import { save } from '../unsafe/save.js';

/** Twins know who is asking and whose record it is. They differ in what they do with the body. */
export function users({ database, onRefused }: Services): Router {
  const router = Router().param('id', onlyUuids);

  // Sign up. Somebody thought of `is_admin`: a list of bad names is always one trick behind.
  router.post('/unsafe/users', async (request, response) => {
    if (Object.hasOwn(request.body, 'is_admin')) throw new HttpError(403);
    for (const body of [request.body].flat()) {
      const user = Object.assign({ id: randomUUID() }, body); // User(**request.json)
      user.password_hash = await hashPassword(user.password);
      await save(database, 'users', user);
    }
    response.status(201).json({ status: 'created' });
  });

  router.post('/users', async (request, response) => {
    const user = parse(createUserByOwner, request.body, { onRefused });
    response.status(201).json(viewOf(userForOwner, await insertUser(database, user)));
  });

  // Change some of a user.
  router.patch('/unsafe/users/:id', async (request, response) => {
    const { user } = await open(request);
    merge(user, request.body); // user.update(data)
    await save(database, 'users', user);
    response.json({ status: 'updated' });
  });

  router.patch('/users/:id', async (request, response) => {
    const { user, roles } = await open(request);
    const changes = parse(updateUserBy(roles), request.body, { onRefused });
    response.json(viewOf(userFor(roles), await updateUser(database, user, changes)));
  });

  // Replace all of a user.
  router.put('/unsafe/users/:id', async (request, response) => {
    const { user } = await open(request);
    await save(database, 'users', { ...user, ...request.body });
    response.json({ status: 'updated' });
  });

  router.put('/users/:id', async (request, response) => {
    const { user, roles } = await open(request);
    const replacement = parse(replaceUserBy(roles), request.body, { onRefused });
    response.json(viewOf(userFor(roles), await updateUser(database, user, replacement)));
  });

  /** The user of the path, and what the caller is to them. */
  async function open(request: Request<{ id: string }>) {
    const caller = callerOf(request);
    const user = await findUser(database, request.params.id);
    const roles = user === undefined ? [] : rolesOn(caller, user.id);
    if (user === undefined || roles.length === 0) throw new HttpError(404);
    return { user, roles };
  }

  return router;
}
