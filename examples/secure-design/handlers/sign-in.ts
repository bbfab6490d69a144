import { randomUUID } from 'node:crypto';
import { hashPassword, sameOrigin, verifyPassword } from 'gen-dtos/auth';
import { refusalResponse } from 'gen-dtos/guard';
import { safeParseForm } from 'gen-dtos/runtime';
import { FOREIGN, readFields, receiveForm } from '../forms.js';
import { createSessionByVisitor } from '../generated/session.js';
import { controlsOf } from '../pages/controls.js';
import { html } from '../pages/html.js';
import { page, seeOther } from '../pages/page.js';
import type { Services } from '../server.js';
import { NO_SESSION_COOKIE, sessionCookie, sessionIdIn } from '../session-cookie.js';
import { deleteSession, insertSession } from '../tables/sessions.js';
import { findUserByName } from '../tables/users.js';

/** For names that nobody has: to find that out costs as much as a wrong password (CWE-208). */
const hashOfNobody = await hashPassword(randomUUID());

export const showSignIn = (): Response => signInPage(200);

export async function signIn(services: Services, request: Request): Promise<Response> {
  const { database, origins, onRefused } = services;
  if (!sameOrigin(request, origins)) return refusalResponse(FOREIGN);
  const sent = safeParseForm(createSessionByVisitor, await readFields(request), { onRefused });
  if (!sent.success) return signInPage(422, 'A name and a password, please.');
  const { username, password } = sent.output;
  const user = await findUserByName(database, username);
  const isRight = await verifyPassword(password, user?.password_hash ?? hashOfNobody);
  if (user === undefined || !isRight) return signInPage(401, 'Name or password is wrong.');
  await forgetSession(services, request); // an id that was there before the login is worth nothing after
  return seeOther('/profile', sessionCookie(await insertSession(database, user.id)));
}

export async function signOut(services: Services, request: Request): Promise<Response> {
  const form = await receiveForm(services, request);
  if (!form.success) return refusalResponse(form.refusal);
  await forgetSession(services, request);
  return seeOther('/login', NO_SESSION_COOKIE);
}

async function forgetSession({ database }: Services, request: Request): Promise<void> {
  const id = sessionIdIn(request);
  if (id !== undefined) await deleteSession(database, id);
}

const signInPage = (status: number, complaint?: string): Response =>
  page(
    status,
    'Sign in',
    html`${complaint === undefined ? '' : html`<p role="alert">${complaint}</p>`}
      <form method="post" action="/login">
        ${controlsOf(createSessionByVisitor, {})}
        <button>Sign in</button>
      </form>`,
  );
