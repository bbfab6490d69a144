import 'reflect-metadata';
import {
  Body,
  Controller,
  ForbiddenException,
  Get,
  Inject,
  NotFoundException,
  Param,
  Patch,
  Post,
  Req,
  UseGuards,
  type INestApplication,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { eq } from 'drizzle-orm';
import type { Request } from 'express';
import { SERVICES, type Services } from '../services.js';
import { findReport, reportsOf } from '../tables/reports.js';
import { reports, users } from '../tables/schema.js';
import { findUser } from '../tables/users.js';
import { HasKey, holderOf } from './keys.js';

/** The article's handlers. */
@Controller()
class UnsafeController {
  readonly #database;

  constructor(@Inject(SERVICES) { database }: Pick<Services, 'database'>) {
    this.#database = database;
  }

  // A valid key; nobody asks whose, or what it is good for.
  @Get('users/:id')
  @UseGuards(HasKey)
  async showUser(@Param('id') id: string): Promise<object> {
    const user = await findUser(this.#database, id);
    if (user === undefined) throw new NotFoundException();
    return user;
  }

  @Patch('users/:id')
  @UseGuards(HasKey)
  async updateUser(@Param('id') id: string, @Body() body: object): Promise<object> {
    const user = await findUser(this.#database, id);
    if (user === undefined) throw new NotFoundException();
    const changed = { ...user, ...body };
    await this.#database.update(users).set(changed).where(eq(users.id, id));
    return changed;
  }

  @Get('reports')
  @UseGuards(HasKey)
  listReports(@Req() request: Request): Promise<object[]> {
    return reportsOf(this.#database, String(holderOf(request)?.tenant));
  }

  // The article's remedy: the tenants are compared, and the answer says so.
  @Get('reports/:id')
  @UseGuards(HasKey)
  async showReport(@Req() request: Request, @Param('id') id: string): Promise<object> {
    const report = await findReport(this.#database, id);
    if (report === undefined) throw new NotFoundException();
    if (report.tenant !== holderOf(request)?.tenant)
      throw new ForbiddenException('tenant mismatch');
    return report;
  }

  // This one forgot the guard. any: what Express made of the body
  @Post('reports')
  async createReport(
    @Req() request: Request,
    @Body() body: any /* any: as it was sent */,
  ): Promise<object> {
    const report = { tenant: holderOf(request)?.tenant, ...body };
    await this.#database.insert(reports).values(report);
    return report;
  }
}

class UnsafeApplication {}

export const createUnsafe = (services: Pick<Services, 'database'>): Promise<INestApplication> =>
  NestFactory.create(
    {
      module: UnsafeApplication,
      controllers: [UnsafeController],
      providers: [{ provide: SERVICES, useValue: services }],
    },
    { logger: false },
  );
