import {
  Injectable,
  UnauthorizedException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import type { Request } from 'express';

/** The article's `VALID_KEYS`: whatever key anybody was ever given. */
export type ValidKeys = Record<string, { readonly tenant: string }>;

export const VALID_KEYS: ValidKeys = {};

/** The key of a header or, where that is easier, of the address; and what the dictionary says of it. */
export function holderOf(request: Request): ValidKeys[string] | undefined {
  const { authorization } = request.headers;
  const key = authorization?.startsWith('ApiKey ')
    ? authorization.split(' ')[1]
    : request.query['api_key'];
  return VALID_KEYS[String(key)];
}

/** For every handler that remembers it. */
@Injectable()
export class HasKey implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    if (holderOf(request)) return true;
    const isMissing = request.headers.authorization === undefined;
    throw new UnauthorizedException(
      isMissing ? 'authorization header required' : 'invalid api key',
    );
  }
}
