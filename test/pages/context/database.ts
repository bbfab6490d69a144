/** The database of the pages of `docs/`. */
import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import type { PgliteDatabase } from 'drizzle-orm/pglite';

export const projects = pgTable('projects', { id: text().primaryKey(), ownerId: text() });
export const users = pgTable('users', { id: text().primaryKey(), tenant: text() });
export const articles = pgTable('articles', {
  id: integer().primaryKey(),
  status: text().notNull(),
  title: text().notNull(),
  slug: text().notNull(),
});

export interface Principal {
  readonly id: string;
  readonly tenant: string;
}

export declare const db: PgliteDatabase;
