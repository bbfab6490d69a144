import { eq } from 'drizzle-orm';
import type { RecordOf } from 'gen-dtos';
import type { Parsed } from 'gen-dtos/runtime';
import { randomUUID } from 'node:crypto';
import type { Database } from '../database.js';
import type { CreateReportByClient } from '../generated/report.js';
import type { Report } from '../models/report.model.js';
import { reports } from './schema.js';

export type ReportRecord = RecordOf<typeof Report>;

export async function findReport(
  database: Database,
  id: string,
): Promise<ReportRecord | undefined> {
  const [report] = await database.select().from(reports).where(eq(reports.id, id));
  return report;
}

export const reportsOf = (database: Database, tenant: string): Promise<ReportRecord[]> =>
  database.select().from(reports).where(eq(reports.tenant, tenant)).execute();

/** Whose it is comes from the key. */
export async function insertReport(
  database: Database,
  tenant: string,
  report: Parsed<CreateReportByClient>,
): Promise<ReportRecord> {
  const record = { id: randomUUID(), tenant, title: report.title, owner_id: report.owner_id };
  await database.insert(reports).values(record);
  return record;
}
