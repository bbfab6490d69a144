import { defineConfig } from 'gen-dtos/config';

export default defineConfig({
  models: ['models/**/*.model.ts'],
  outDir: 'generated',
  openapi: {
    info: {
      title: 'Quickstart',
      version: '1.0.0',
      description: 'Users, their API keys and the configuration of a service.',
      license: { name: 'MIT', identifier: 'MIT' },
      contact: { name: 'Acme', url: 'https://acme.dev' },
    },
    servers: [{ url: 'https://api.acme.dev' }],
    securitySchemes: {
      ApiKey: {
        type: 'apiKey',
        in: 'header',
        name: 'Authorization',
        description: '`ApiKey`, a space and the key.',
      },
    },
    security: [{ ApiKey: [] }],
    resources: {
      User: { path: '/users', operations: ['create', 'update', 'replace'], public: ['create'] },
      ServiceConfig: { path: '/service-configs', operations: ['update'] },
      ApiKey: { path: '/api-keys', operations: ['create', 'update'] },
    },
  },
});
