import { Controller, Get, Inject, Patch } from '@nestjs/common';
import { viewOf } from 'gen-dtos/runtime';
import { withBody, type GivenBy, type NestAsked } from 'gen-dtos/nest';
import { updateUserBy, userFor } from './generated/user.js';
import { Allowed, Needs, type Access, type Opened } from './needs.js';
import { SERVICES, type Services } from './services.js';
import { findUser, updateUser, type UserRecord } from './tables/users.js';

const UserChanges = withBody(({ request: { access } }: NestAsked<Opened>) => ({
  ...access,
  dto: updateUserBy(access.roles),
}));

@Controller('users')
export class UsersController {
  readonly #database;

  constructor(@Inject(SERVICES) { database }: Services) {
    this.#database = database;
  }

  @Get(':id')
  @Needs('users:read', findUser)
  show(@Allowed() { record, roles }: Access<UserRecord>): object {
    return viewOf(userFor(roles), record);
  }

  @Patch(':id')
  @Needs('users:write', findUser)
  async update(
    @Allowed() { record, roles }: Access<UserRecord>,
    @UserChanges() { body }: GivenBy<typeof UserChanges>,
  ): Promise<object> {
    return viewOf(userFor(roles), await updateUser(this.#database, record, body));
  }
}
