/** What the compiler refuses: every line below an `@ts-expect-error` would be a hole. */
import type { Dto, Parsed } from '../index.js';
import { parseForm, parseQuery } from '../index.js';

interface UpdateUser {
  readonly age?: number;
  readonly is_admin?: never;
}

declare const updateUser: Dto<UpdateUser>;
declare const request: Request;
declare const url: URL;
declare const id: string | undefined;
declare const body: unknown;
declare const expressQuery: { readonly [key: string]: string | readonly string[] | undefined };

export const changes: Parsed<UpdateUser> = parseForm(updateUser, await request.formData());
parseForm(updateUser, new URLSearchParams(), { notation: 'brackets', empty: 'null' });
parseForm(updateUser, await request.arrayBuffer(), { params: { id }, limits: { pairs: 10 } });
parseForm(updateUser, Buffer.from('age=1'), { unaccepted: 'strip' });
parseQuery(updateUser, url);
parseQuery(updateUser, url.searchParams);
parseQuery(updateUser, url.search);

// @ts-expect-error what another parser made of it
parseForm(updateUser, body);

// @ts-expect-error nor an object
parseForm(updateUser, { age: '42' });

// @ts-expect-error nor what only has pairs
parseForm(updateUser, new Map([['age', '42']]));

// @ts-expect-error nor a form that has not arrived
parseForm(updateUser, request.formData());

// @ts-expect-error nor a query that Express has read
parseQuery(updateUser, expressQuery);

// @ts-expect-error a notation that nobody knows
parseForm(updateUser, '', { notation: 'commas' });

// @ts-expect-error a parameter that is no text
parseForm(updateUser, '', { params: { id: 42 } });

// @ts-expect-error a limit that nobody knows
parseForm(updateUser, '', { limits: { keys: 42 } });
