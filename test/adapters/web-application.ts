/**
 * The application of `conformance.ts` for `gen-dtos/web`. It needs no Node: `test/hosts` runs it
 * elsewhere.
 */
import { errorResponse, withBody, withCaller, type BodyOptions, type WebAsked } from 'gen-dtos/web';
import {
  createUserByOwner,
  replaceUserByOwner,
  updateUserByOwner,
} from '../../examples/quickstart/generated/user.js';
import {
  admitSigned,
  admitTo,
  AUDITED,
  DISCLOSED,
  fail,
  forget,
  FORMS,
  noRoles,
  openSigned,
  openStored,
  openUser,
  SMALL,
} from './application.js';

export type Handler = (request: Request) => Promise<Response>;

const update = (options?: BodyOptions): Handler =>
  withBody(updateUserByOwner, ({ body }) => Response.json({ body }), options);

type ById = { params: Promise<{ id: string }> };

export const updateUser = withBody(
  async ({ head, context }: WebAsked<ById>) => openUser(head, (await context.params).id),
  ({ body, chosen }) => Response.json({ body, id: chosen.user.id }),
);

const updateStored = withBody(
  async ({ head, context }: WebAsked<ById>) => openStored(head, (await context.params).id),
  ({ body, chosen }) => Response.json({ body, id: chosen.user.id }),
);

const submitUser = withBody(
  async ({ head, context }: WebAsked<ById>) => openUser(head, (await context.params).id),
  ({ body, chosen }) => Response.json({ body, id: chosen.user.id }),
  FORMS,
);

const caller = withCaller(
  async ({ head, context }: WebAsked<ById>) => admitTo(head, (await context.params).id),
  ({ chosen }) => Response.json({ id: chosen.record.id }),
);

/** The routes of one user, by method and folder. */
const ROUTES_BY_ID = new Map([
  ['PATCH /users', updateUser],
  ['PATCH /stored', updateStored],
  ['POST /forms', submitUser],
  ['GET /callers', caller],
  ['DELETE /callers', caller],
]);

const plain: Handler = async () => Response.json({});

const ROUTES = new Map<string, Handler>([
  ['POST /users', withBody(createUserByOwner, ({ body }) => Response.json({ body }))],
  ['PUT /users', withBody(replaceUserByOwner, ({ body }) => Response.json({ body }))],
  [
    'PATCH /signed',
    withBody(
      ({ head, rawBody }) => openSigned(head, rawBody),
      ({ body }) => Response.json({ body }),
    ),
  ],
  [
    'DELETE /signed-callers',
    withCaller(
      ({ head, rawBody }) => admitSigned(head, rawBody),
      ({ chosen }) => Response.json({ id: chosen.userId }),
    ),
  ],
  ['GET /caller-fails', withCaller(fail, fail)],
  ['GET /caller-forgets', withCaller(forget, fail)],
  ['GET /caller-no-roles', withCaller(noRoles, fail)],
  ['PATCH /small', update(SMALL)],
  ['PATCH /audited', update(AUDITED)],
  ['PATCH /disclosed', update(DISCLOSED)],
  ['PATCH /fails', withBody(updateUserByOwner, fail)],
  ['PATCH /chooser-fails', withBody(fail, fail)],
  ['PATCH /chooses-nothing', withBody((() => ({})) as () => never, fail)],
  ['GET /users/m', plain],
  ['GET /plain/m', plain],
]);

/** Routes requests as a host such as Next.js does. */
async function route(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const [, folder = '', id = ''] = /^(\/[a-z]+)\/(.+)$/.exec(pathname) ?? [];
  const byId = ROUTES_BY_ID.get(`${request.method} ${folder}`);
  if (byId !== undefined) return byId(request, { params: Promise.resolve({ id }) });
  const handler = ROUTES.get(`${request.method} ${pathname}`);
  return handler === undefined ? new Response(null, { status: 405 }) : handler(request);
}

export const answer: Handler = (request) => route(request).catch((error) => errorResponse(error));
