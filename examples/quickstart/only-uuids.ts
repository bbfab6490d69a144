import type { RequestParamHandler } from 'express';
import * as v from 'valibot';
import { HttpError } from '../http-error.js';

const uuid = v.pipe(v.string(), v.uuid());

/** An id in a path that can't be one finds nothing; PostgreSQL would call it an error. */
export const onlyUuids: RequestParamHandler = (_request, _response, next, id) => {
  next(v.is(uuid, id) ? undefined : new HttpError(404));
};
