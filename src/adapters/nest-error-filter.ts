import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { DtoError } from '../runtime/index.js';
import { errorResponse } from './error-response.js';
import { setHeaders, type NestResponse } from './nest-response.js';

class DtoErrorFilter implements ExceptionFilter<DtoError> {
  async catch(error: DtoError, host: ArgumentsHost): Promise<void> {
    const response = host.switchToHttp().getResponse<NestResponse>();
    const from = errorResponse(error);
    setHeaders(from, response);
    response.status(from.status).send(await from.text());
  }
}
Catch(DtoError)(DtoErrorFilter);

/**
 * An exception filter for NestJS that answers a `DtoError` thrown by your own code with 422, as
 * `withBody` does: `apply`, for one, refuses what only the stored record shows. Without this filter
 * Nest answers 500. All other errors are left to Nest.
 *
 * @example
 * ```ts
 * import type { INestApplication } from '@nestjs/common';
 * import { answerErrors } from 'gen-dtos/nest';
 *
 * declare const app: INestApplication; // await NestFactory.create(Application, { bodyParser: false })
 * app.useGlobalFilters(answerErrors);
 * ```
 */
export const answerErrors: ExceptionFilter<DtoError> = new DtoErrorFilter();
