import { eq } from 'drizzle-orm';
import { verifyPassword } from 'gen-dtos/auth';
import type { Services } from '../server.js';
import { users } from '../tables/schema.js';
import { allUsers, findUser, findUserByName } from '../tables/users.js';
import { readSession, signed } from './session-cookie.js';

type Values = { readonly [name: string]: unknown };

/** session['is_admin'] = user.is_admin; session['internal_notes'] = user.notes */
export async function signIn({ database }: Services, request: Request): Promise<Response> {
  const form = new URLSearchParams(await request.text());
  const user = await findUserByName(database, form.get('username') ?? '');
  if (!user || !(await verifyPassword(form.get('password') ?? '', user.password_hash))) {
    return new Response(null, { status: 401 });
  }
  const { id, is_admin, internal_notes } = user;
  const session = signed({ user_id: id, is_admin, internal_notes });
  return redirect('/unsafe/profile', `session=${session}; Path=/`);
}

/** session.clear(): the browser forgets. A copy of the cookie is as good as before. */
export const signOut = (): Response => redirect('/unsafe/login', 'session=; Path=/; Max-Age=0');

/** user.update(**request.values): form or query, POST or GET, whoever's page it came from. */
export async function profile({ database }: Services, request: Request): Promise<Response> {
  const session = readSession(request);
  if (!session) return new Response(null, { status: 401 });
  const values = new URLSearchParams(await request.text());
  for (const [name, value] of new URL(request.url).searchParams) values.set(name, value);
  await update(database, session.user_id, Object.fromEntries([...values].map(typed)));
  return Response.json(await findUser(database, session.user_id));
}

/** user.update(request.json): signed in, but as whom? */
export async function patchUser(services: Services, request: Request, id: number) {
  if (!readSession(request)) return new Response(null, { status: 401 });
  await update(services.database, id, (await request.json()) as Values);
  return Response.json({ status: 'success' });
}

/** jsonify(user.to_dict()) */
export async function readUser({ database }: Services, _request: Request, id: number) {
  return Response.json((await findUser(database, id)) ?? null);
}

/** if session['is_admin']: … */
export async function listUsers({ database }: Services, request: Request): Promise<Response> {
  if (!readSession(request)?.is_admin) return new Response(null, { status: 403 });
  return Response.json(await allUsers(database));
}

/** Like an ORM: every attribute that is a column. */
async function update(database: Services['database'], id: number, values: Values): Promise<void> {
  if (Object.keys(values).length === 0) return;
  await database.update(users).set(values).where(eq(users.id, id));
}

/** Like an ORM, which knows its columns' types. */
const typed = ([name, value]: [string, string]): [string, unknown] => [
  name,
  /^(true|false|\d+)$/.test(value) ? JSON.parse(value) : value,
];

const redirect = (location: string, cookie: string): Response =>
  new Response(null, { status: 303, headers: { location, 'set-cookie': cookie } });
