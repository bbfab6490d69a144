import 'reflect-metadata';
import type { DynamicModule, INestApplication } from '@nestjs/common';
import { APP_GUARD, NestFactory } from '@nestjs/core';
import { accessGuard } from './access-guard.js';
import { ReportsController } from './reports.controller.js';
import { SERVICES, type Services } from './services.js';
import { UsersController } from './users.controller.js';

class Application {}

const applicationOf = (services: Services): DynamicModule => ({
  module: Application,
  controllers: [UsersController, ReportsController],
  providers: [
    { provide: SERVICES, useValue: services },
    { provide: APP_GUARD, useValue: accessGuard(services) },
  ],
});

/** Without Nest's body parser: `withBody` reads the bytes, once it is known who asks. */
export const createApplication = (services: Services): Promise<INestApplication> =>
  NestFactory.create(applicationOf(services), { bodyParser: false, logger: false });
