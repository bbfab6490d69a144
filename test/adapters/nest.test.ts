import 'reflect-metadata';
import {
  Controller,
  Delete,
  Get,
  HttpCode,
  Module,
  Param,
  Patch,
  Post,
  Put,
  Req,
  UseFilters,
  UseGuards,
  type NestApplicationOptions,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  answerErrors,
  callerGuard,
  withBody,
  withCaller,
  type GivenBy,
  type NestAsked,
} from 'gen-dtos/nest';
import { DtoError } from 'gen-dtos/runtime';
import { describe, expect, test } from 'vitest';
import {
  createUserByOwner,
  replaceUserByOwner,
  updateUserByOwner,
} from '../../examples/quickstart/generated/user.js';
import {
  admitSigned,
  admitTo,
  AUDITED,
  DISCLOSED,
  fail,
  forget,
  FORMS,
  noRoles,
  openSigned,
  openStored,
  openUser,
  SMALL,
} from './application.js';
import { conformance, type Served } from './conformance.js';
import { conformsForAddresses } from './conforms-for-addresses.js';
import { expectProblem } from './expect-problem.js';
import { send, type Answer } from './send.js';

interface ById {
  readonly params: { readonly id: string };
}

const UserChanges = withBody(({ head, request }: NestAsked<ById>) =>
  openUser(head, request.params.id),
);
const StoredChanges = withBody(({ head, request }: NestAsked<ById>) =>
  openStored(head, request.params.id),
);
const UserForm = withBody(
  ({ head, request }: NestAsked<ById>) => openUser(head, request.params.id),
  FORMS,
);
const Caller = withCaller(({ head, request }: NestAsked<ById>) => admitTo(head, request.params.id));
const SignedCaller = withCaller(({ head, rawBody }) => admitSigned(head, rawBody));
const onlyCallers = callerGuard(
  async ({ head, request }: NestAsked<ById & { admitted?: string }>) => {
    const may = await admitTo(head, request.params.id);
    if (may.success) request.admitted = may.record.id;
    return may;
  },
);
const FailingCaller = withCaller(fail);
const ForgottenCaller = withCaller(forget);
const CallerWithoutRoles = withCaller(noRoles);
const NewUser = withBody(createUserByOwner);
const WholeUser = withBody(replaceUserByOwner);
const SignedChanges = withBody(({ head, rawBody }) => openSigned(head, rawBody));
const Changes = withBody(updateUserByOwner);
const SmallChanges = withBody(updateUserByOwner, SMALL);
const AuditedChanges = withBody(updateUserByOwner, AUDITED);
const DisclosedChanges = withBody(updateUserByOwner, DISCLOSED);
const Failing = withBody(fail);
const Undecided = withBody((() => ({})) as () => never);

@Controller()
class Users {
  @Patch('users/:id')
  update(@UserChanges() { body, chosen }: GivenBy<typeof UserChanges>): object {
    return { body, id: chosen.user.id };
  }

  @Get('users/:id')
  read(@Param('id') _id: string): object {
    return {};
  }

  @Post('users')
  @HttpCode(200)
  create(@NewUser() { body }: GivenBy<typeof NewUser>): object {
    return { body };
  }

  @Put('users')
  replace(@WholeUser() { body }: GivenBy<typeof WholeUser>): object {
    return { body };
  }

  @Patch('signed')
  signed(@SignedChanges() { body }: GivenBy<typeof SignedChanges>): object {
    return { body };
  }

  @Patch('stored/:id')
  updateStored(@StoredChanges() { body, chosen }: GivenBy<typeof StoredChanges>): object {
    return { body, id: chosen.user.id };
  }

  @Post('forms/:id')
  @HttpCode(200)
  submit(@UserForm() { body, chosen }: GivenBy<typeof UserForm>): object {
    return { body, id: chosen.user.id };
  }

  @Get('callers/:id')
  show(@Caller() { chosen }: GivenBy<typeof Caller>): object {
    return { id: chosen.record.id };
  }

  @Delete('callers/:id')
  remove(@Caller() { chosen }: GivenBy<typeof Caller>): object {
    return { id: chosen.record.id };
  }

  @Delete('signed-callers')
  removeSigned(@SignedCaller() { chosen }: GivenBy<typeof SignedCaller>): object {
    return { id: chosen.userId };
  }

  @Get('guarded/:id')
  @UseGuards(onlyCallers)
  guarded(@Req() { admitted }: { admitted?: string }): object {
    return { admitted };
  }

  @Patch('guarded/:id')
  @UseGuards(onlyCallers)
  updateGuarded(@Changes() { body }: GivenBy<typeof Changes>): object {
    return { body };
  }

  @Get('guard-forgets')
  @UseGuards(callerGuard(forget))
  guardForgets(): object {
    return {};
  }

  @Get('caller-fails')
  callerFails(@FailingCaller() given: object): object {
    return given;
  }

  @Get('caller-forgets')
  callerForgets(@ForgottenCaller() given: object): object {
    return given;
  }

  @Get('caller-no-roles')
  callerWithoutRoles(@CallerWithoutRoles() given: object): object {
    return given;
  }

  @Patch('small')
  small(@SmallChanges() { body }: GivenBy<typeof SmallChanges>): object {
    return { body };
  }

  @Patch('audited')
  audited(@AuditedChanges() { body }: GivenBy<typeof AuditedChanges>): object {
    return { body };
  }

  @Patch('disclosed')
  disclosed(@DisclosedChanges() { body }: GivenBy<typeof DisclosedChanges>): object {
    return { body };
  }

  @Patch('fails')
  fails(@Changes() _given: GivenBy<typeof Changes>): object {
    return fail();
  }

  @Patch('applies')
  @UseFilters(answerErrors)
  applies(@Changes() { body }: GivenBy<typeof Changes>): object {
    if (body.bio === undefined) fail();
    throw new DtoError([{ code: 'value_not_allowed', path: ['a', 0], message: 'No such item' }]);
  }

  @Patch('chooser-fails')
  chooserFails(@Failing() given: object): object {
    return given;
  }

  @Patch('chooses-nothing')
  choosesNothing(@Undecided() given: object): object {
    return given;
  }

  @Patch('plain/:id')
  patchPlain(): object {
    return {};
  }

  @Get('plain/:id')
  getPlain(): object {
    return {};
  }
}

@Module({ controllers: [Users] })
class Application {}

async function start(options: NestApplicationOptions): Promise<Served> {
  const app = await NestFactory.create(Application, {
    logger: false,
    forceCloseConnections: true,
    ...options,
  });
  await app.listen(0, '127.0.0.1');
  return { origin: await app.getUrl(), close: () => app.close() };
}

conformance(() => start({ bodyParser: false }));
conformsForAddresses(() => start({ bodyParser: false }));

test('a guard lets in whom withCaller would, and reads no body', async () => {
  const { origin, close } = await start({ bodyParser: false });
  const ask = async (path: string, authorization?: string): Promise<Answer> =>
    send(origin, { method: 'GET', path, ...(authorization && { headers: { authorization } }) });

  const { status, text } = await ask('/guarded/m', 'Bearer mallory');
  expect([status, text]).toEqual([200, '{"admitted":"m"}']);
  const unknown = await ask('/guarded/m');
  expectProblem(unknown, 401);
  expect(unknown.headers['www-authenticate']).toBe('Bearer');
  expectProblem(await ask('/guarded/v', 'Bearer mallory'), 403);
  expectProblem(await ask('/guarded/__proto__', 'Bearer mallory'), 404);
  expect((await ask('/guard-forgets', 'Bearer mallory')).status).toBe(500);

  const headers = { 'content-type': 'application/json', authorization: 'Bearer mallory' };
  const patch = { method: 'PATCH', path: '/guarded/m', headers, body: '{"bio":"Hello"}' };
  expect((await send(origin, patch)).text).toBe('{"body":{"bio":"Hello"}}');
  await close();
});

test('a filter answers what apply finds, and no other error', async () => {
  const { origin, close } = await start({ bodyParser: false });
  const headers = { 'content-type': 'application/json' };
  const ask = async (body: string): Promise<Answer> =>
    send(origin, { method: 'PATCH', path: '/applies', headers, body });
  const found = await ask('{"bio":"Hello"}');
  expectProblem(found, 422);
  expect(found.text).toContain('"pointer":"#/a/0"');
  expect((await ask('{}')).text).toBe('{"statusCode":500,"message":"Internal server error"}');
  await close();
});

describe('with the body parser of Nest', () => {
  const PATCH = {
    method: 'PATCH',
    path: '/disclosed',
    headers: { 'content-type': 'application/json' },
  };
  const ask = async (options: NestApplicationOptions, body: string): Promise<[number, string]> => {
    const { origin, close } = await start(options);
    const { status, text } = await send(origin, { ...PATCH, body });
    await close();
    return [status, text];
  };

  test('a body is not taken from it', async () => {
    const [status, text] = await ask({}, '{"bio":"Hello"}');
    expect([status, text]).toEqual([500, '{"statusCode":500,"message":"Internal server error"}']);
  });

  test('but the raw bytes that it has kept are good', async () => {
    const options = { rawBody: true };
    expect(await ask(options, '{"bio":"Hello"}')).toEqual([200, '{"body":{"bio":"Hello"}}']);
    expect((await ask(options, '{"bio":"Hello","bio":""}'))[0]).toBe(400);
  });
});
