import 'reflect-metadata';
import { Controller, Get, Patch } from '@nestjs/common';
import { APP_GUARD, NestFactory } from '@nestjs/core';
import { expect, test } from 'vitest';
import { accessGuard } from './access-guard.js';
import { openDatabase } from './database.js';
import { issueKeys } from './fixtures.js';
import { Needs } from './needs.js';
import type { Services } from './services.js';

@Controller()
class Forgetful {
  @Get('forgotten')
  forgotten(): string {
    return 'secret';
  }

  @Get('failing/:id')
  @Needs('users:read', () => Promise.reject(new Error('connect to 10.0.0.7 refused')))
  failing(): string {
    return 'secret';
  }

  @Patch('none/:id')
  @Needs('users:read', async () => undefined)
  none(): string {
    return 'secret';
  }
}

class Application {}

test('a route is closed if it says no need, its record is missing, or it cannot be looked up', async () => {
  const { database, close } = await openDatabase();
  const { acmeAdmin } = await issueKeys(database, {});
  const services: Services = { database, onAccess: () => {} };
  const application = await NestFactory.create(
    {
      module: Application,
      controllers: [Forgetful],
      providers: [{ provide: APP_GUARD, useValue: accessGuard(services) }],
    },
    { logger: false },
  );
  await application.listen(0, '127.0.0.1');
  const url = await application.getUrl();
  const ask = async (method: string, path: string): Promise<[number, string]> => {
    const headers = { authorization: `ApiKey ${acmeAdmin}` };
    const response = await fetch(url + path, { method, headers });
    return [response.status, await response.text()];
  };

  const id = 'aaaaaaaa-0000-4000-8000-000000000000';
  expect(await ask('GET', '/forgotten')).toEqual([403, expect.not.stringContaining('secret')]);
  expect(await ask('GET', `/failing/${id}`)).toEqual([500, expect.not.stringContaining('10.0')]);
  expect(await ask('PATCH', `/none/${id}`)).toEqual([404, expect.not.stringContaining('secret')]);
  await application.close();
  await close();
});
