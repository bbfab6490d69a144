import type { Response } from 'express';
import { refusalProblem, type Refusal } from 'gen-dtos/guard';

/** Answers what an authenticator, a guard or the issuing of a key has refused. */
export function refuse(response: Response, refusal: Refusal): void {
  if (refusal.challenge !== undefined) response.set('WWW-Authenticate', refusal.challenge);
  response
    .status(refusal.status)
    .set('Cache-Control', 'no-store')
    .type('application/problem+json')
    .json(refusalProblem(refusal));
}
