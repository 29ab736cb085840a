/**
 * What is never public, as routes of API Gateway: it asks for a token of the directory before the function is even started, and the
 * function looks at it again. Everything else goes to the function, which decides. The tests hold this against the routes of the API.
 */
export const PROTEGIDAS = [
  'POST /v1/cargas',
  'GET /v1/cargas',
  'ANY /v1/cargas/{proxy+}',
  'POST /v1/cortes',
  'GET /v1/tareas',
  'ANY /v1/pantallas',
  'ANY /v1/pantallas/{proxy+}',
  'ANY /v1/nominal/{proxy+}',
  'ANY /v1/auditoria',
  'ANY /v1/auditoria/{proxy+}',
] as const;

/** Rows of persons come out of these: read one by one by who attends them, never in bulk. */
export const NOMINALES: readonly (typeof PROTEGIDAS)[number][] = [
  'ANY /v1/cargas/{proxy+}',
  'ANY /v1/nominal/{proxy+}',
  'ANY /v1/auditoria/{proxy+}',
];
