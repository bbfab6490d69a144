import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { MayReference } from 'gen-dtos/runtime';
import type { Role } from './access.js';
import type { Database } from './database.js';
import type { Caller, Owned, Scope } from './guard.js';

/** What `accessGuard` found out about a request. */
export interface Access<Stored = undefined> {
  readonly principal: Caller;
  readonly roles: readonly Role[];
  readonly record: Stored;
  readonly mayReference: MayReference;
}

/** A request that has passed `accessGuard`. */
export interface Opened {
  readonly access: Access<object | undefined>;
}

export interface Need {
  readonly scope: Scope;
  /** Finds the record of the path, for operations on one. */
  readonly find?: Find<Owned> | undefined;
}

type Find<Stored> = (database: Database, id: string) => Promise<Stored | undefined>;

/** On a method: what `accessGuard` asks for. A handler that takes another record is a compile error. */
export const Needs = <Stored extends Owned | undefined = undefined>(
  scope: Scope,
  find?: Find<Stored & Owned>,
): MethodTaking<Access<Stored>> => SetMetadata<symbol, Need>(NEED, { scope, find });

export const NEED = Symbol('need');

type MethodTaking<First> = <
  Method extends (first: First, ...rest: any[]) => unknown, // any: the others are of other decorators
>(
  target: object,
  name: string | symbol,
  method: TypedPropertyDescriptor<Method>,
) => void;

/** On a parameter: the `Access`. */
export const Allowed = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<Opened>().access,
);
