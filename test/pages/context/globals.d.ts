/** What the snippets of `docs/` expect from the text and code around them. */
import type * as runtime from 'gen-dtos/runtime';
import type * as valibot from 'valibot';
import type * as access from './access.js';

declare global {
  const v: typeof valibot;
  const field: typeof access.field;
  const model: typeof access.model;
  const Place: typeof import('./place.js').Place;

  const apply: typeof runtime.apply;
  const parse: typeof runtime.parse;
  const parseJson: typeof runtime.parseJson;
  const parseMany: typeof runtime.parseMany;
  const readReferenced: typeof runtime.readReferenced;
  const updateUserByOwner: typeof import('./generated/user.js').updateUserByOwner;
  const userFor: typeof import('./generated/user.js').userFor;
  const createTaskByOwner: typeof import('./generated/task.js').createTaskByOwner;
  const updateArticleByOwner: typeof import('./generated/article.js').updateArticleByOwner;
  const updateArticleBy: typeof import('./generated/article.js').updateArticleBy;

  const request: Request & { readonly params: Readonly<Record<string, string>> };
  const response: { json(body: unknown): void };
  const body: unknown;
  const text: string;
  const items: unknown;
  const id: number;
  const roles: readonly string[];
  const principal: import('./database.js').Principal;
  const session: { readonly projects: ReadonlySet<unknown> };
  const mayReference: runtime.MayReference;
  const user: { id: string; bio: string };
  const row: { id: string; bio: string };
  const rows: readonly { id: string; bio: string }[];
  const article: typeof import('./database.js').articles.$inferSelect;
  const articles: typeof import('./database.js').articles;
  const db: typeof import('./database.js').db;
  const server: { readonly url: string };
  const database: {
    findUser(id: string): Promise<Record<string, unknown>>;
    countUsers(): Promise<number>;
  };
  const results: Awaited<ReturnType<typeof import('gen-dtos/testing').runAttacks>>;
  function save(record: object): Promise<void>;
  function conflict(): Error;
}
