import { Controller, Get, Inject, Post } from '@nestjs/common';
import { withBody, type GivenBy, type NestAsked } from 'gen-dtos/nest';
import { createReportByClient } from './generated/report.js';
import { Allowed, Needs, type Access, type Opened } from './needs.js';
import { SERVICES, type Services } from './services.js';
import { findReport, insertReport, reportsOf, shown, type ReportRecord } from './tables/reports.js';

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
  async list(@Allowed() { principal }: Access): Promise<object[]> {
    const reports = await reportsOf(this.#database, principal.tenant);
    return reports.map(shown);
  }

  @Get(':id')
  @Needs('reports:read', findReport)
  show(@Allowed() { record }: Access<ReportRecord>): object {
    return shown(record);
  }

  @Post()
  @Needs('reports:write')
  async create(
    @Allowed() { principal }: Access,
    @NewReport() { body }: GivenBy<typeof NewReport>,
  ): Promise<object> {
    return shown(await insertReport(this.#database, principal.tenant, body));
  }
}
