import { refusalResponse } from 'gen-dtos/guard';
import { safeParseForm, type Issue } from 'gen-dtos/runtime';
import { callerIn, type Caller } from '../caller.js';
import { CSRF_FIELD, receiveForm } from '../forms.js';
import { updateUserBy } from '../generated/user.js';
import { guard } from '../guard.js';
import { controlsOf } from '../pages/controls.js';
import { html } from '../pages/html.js';
import { page, seeOther } from '../pages/page.js';
import { refusalsOf } from '../pages/refusals.js';
import type { Services } from '../server.js';
import { csrfTokenOf } from '../tables/sessions.js';
import { updateUser, type UserRecord } from '../tables/users.js';

export async function showProfile({ database }: Services, request: Request): Promise<Response> {
  const who = await callerIn(database)(request);
  return who.success ? profilePage(200, who.principal) : seeOther('/login');
}

export async function saveProfile(services: Services, request: Request): Promise<Response> {
  const form = await receiveForm(services, request);
  if (!form.success) return refusalResponse(form.refusal);
  const { user } = form.caller;
  const { database, onRefused } = services;
  const changes = safeParseForm(dtoOf(user), form.fields, { onRefused, principal: user.id });
  if (!changes.success) return profilePage(422, form.caller, changes.issues);
  await updateUser(database, user.id, changes.output);
  return seeOther('/profile');
}

/** What somebody may change of themselves. The page offers it, and the parser accepts it. */
const dtoOf = (user: UserRecord) => updateUserBy(guard.rolesOf(user, user));

function profilePage(status: number, { user, session }: Caller, issues: readonly Issue[] = []) {
  const token = html`<input type="hidden" name="${CSRF_FIELD}" value="${csrfTokenOf(session)}" />`;
  return page(
    status,
    `Profile of ${user.display_name}`,
    html`${refusalsOf(issues)}
      <form method="post" action="/profile">
        ${token} ${controlsOf(dtoOf(user), user)}
        <button>Save</button>
      </form>
      <form method="post" action="/logout">${token}<button>Sign out</button></form>`,
  );
}
