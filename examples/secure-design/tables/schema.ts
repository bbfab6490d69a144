import { boolean, integer, pgSchema, serial, text, timestamp } from 'drizzle-orm/pg-core';

const schema = pgSchema('secure_design');

export const users = schema.table('users', {
  id: serial().primaryKey(),
  username: text().notNull().unique(),
  display_name: text().notNull(),
  email: text().notNull(),
  bio: text().notNull().default(''),
  theme: text({ enum: ['light', 'dark'] })
    .notNull()
    .default('light'),
  newsletter: boolean().notNull().default(false),
  is_admin: boolean().notNull().default(false),
  subscription_tier: text({ enum: ['free', 'pro'] })
    .notNull()
    .default('free'),
  internal_notes: text().notNull().default(''),
  account_balance: integer().notNull().default(0),
  password_hash: text().notNull(),
  updated_at: timestamp({ withTimezone: true }).notNull().defaultNow(),
});

export const sessions = schema.table('sessions', {
  id_digest: text().primaryKey(),
  user_id: integer().notNull(),
  csrf_secret: text().notNull(),
  expires_at: timestamp({ withTimezone: true }).notNull(),
});
