import { pgSchema, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const schema = pgSchema('tenant_scopes');

export const users = schema.table('users', {
  id: uuid().primaryKey(),
  tenant: text().notNull(),
  name: text().notNull(),
  email: text().notNull(),
  role: text({ enum: ['member', 'manager'] }).notNull(),
});

export const reports = schema.table('reports', {
  id: uuid().primaryKey().defaultRandom(),
  tenant: text().notNull(),
  title: text().notNull(),
  owner_id: uuid().notNull(),
});

/** The keys of every service and environment, as companies have them. Their prefix tells them apart. */
export const apiKeys = schema.table('api_keys', {
  lookup: text().primaryKey(),
  digest: text().notNull(),
  tenant: text().notNull(),
  scopes: text().array().notNull(),
  expiresAt: timestamp('expires_at', { withTimezone: true }),
  revokedAt: timestamp('revoked_at', { withTimezone: true }),
});
