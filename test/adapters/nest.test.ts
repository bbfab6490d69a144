import 'reflect-metadata';
import {
  Controller,
  Get,
  HttpCode,
  Module,
  Param,
  Patch,
  Post,
  Put,
  type NestApplicationOptions,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { withBody, type GivenBy, type NestAsked } from 'gen-dtos/nest';
import { describe, expect, test } from 'vitest';
import {
  createUserByOwner,
  replaceUserByOwner,
  updateUserByOwner,
} from '../../examples/quickstart/generated/user.js';
import { AUDITED, DISCLOSED, fail, openSigned, openUser, SMALL } from './application.js';
import { conformance, type Served } from './conformance.js';
import { send } from './send.js';

const UserChanges = withBody(({ head, request }: NestAsked<{ params: { id: string } }>) =>
  openUser(head, request.params.id),
);
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
