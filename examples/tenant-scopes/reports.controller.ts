import { Controller, Get, Inject, Post } from '@nestjs/common';
import { viewOf } from 'gen-dtos/runtime';
import { withBody, type GivenBy, type NestAsked } from 'gen-dtos/nest';
import { createReportByClient, reportFor } from './generated/report.js';
import { Allowed, Needs, type Access, type Opened } from './needs.js';
import { SERVICES, type Services } from './services.js';
import { findReport, insertReport, reportsOf, type ReportRecord } from './tables/reports.js';

const NewReport = withBody(({ request: { access } }: NestAsked<Opened>) => ({
  ...access,
  dto: createReportByClient,
}));

@Controller('reports')
export class ReportsController {
  readonly #database;

  constructor(@Inject(SERVICES) { database }: Services) {
    this.#database = database;
  }

  @Get()
  @Needs('reports:read')
  async list(@Allowed() { principal, roles }: Access): Promise<object[]> {
    const reports = await reportsOf(this.#database, principal.tenant);
    return reports.map((report) => viewOf(reportFor(roles), report));
  }

  @Get(':id')
  @Needs('reports:read', findReport)
  show(@Allowed() { record, roles }: Access<ReportRecord>): object {
    return viewOf(reportFor(roles), record);
  }

  @Post()
  @Needs('reports:write')
  async create(
    @Allowed() { principal, roles }: Access,
    @NewReport() { body }: GivenBy<typeof NewReport>,
  ): Promise<object> {
    return viewOf(reportFor(roles), await insertReport(this.#database, principal.tenant, body));
  }
}
