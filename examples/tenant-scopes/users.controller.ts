import { Controller, Get, Inject, Patch } from '@nestjs/common';
import { withBody, type GivenBy, type NestAsked } from 'gen-dtos/nest';
import { updateUserBy } from './generated/user.js';
import { Allowed, Needs, type Access, type Opened } from './needs.js';
import { SERVICES, type Services } from './services.js';
import { findUser, shown, updateUser, type UserRecord } from './tables/users.js';

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
  show(@Allowed() { record }: Access<UserRecord>): object {
    return shown(record);
  }

  @Patch(':id')
  @Needs('users:write', findUser)
  async update(
    @Allowed() { record }: Access<UserRecord>,
    @UserChanges() { body }: GivenBy<typeof UserChanges>,
  ): Promise<object> {
    return shown(await updateUser(this.#database, record, body));
  }
}
