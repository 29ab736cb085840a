/** A line of the log in CloudWatch's embedded format, which makes a measure of it: no call, no permission. */
export function renglonMetrica(
  nombre: string,
  valor: number,
  unidad: 'Count' | 'None',
  { funcion, instante }: { readonly funcion: string; readonly instante: number },
): string {
  return JSON.stringify({
    _aws: {
      Timestamp: instante,
      CloudWatchMetrics: [{ Namespace: 'Sala', Dimensions: [['Funcion']], Metrics: [{ Name: nombre, Unit: unidad }] }],
    },
    Funcion: funcion,
    [nombre]: valor,
  });
}

/**
 * Measures something under the function's own name; outside Lambda nothing is written. Straight to the output: `console` would wrap
 * the line in its own, and CloudWatch would not see it.
 */
export function anotarMetrica(nombre: string, valor: number, unidad: 'Count' | 'None' = 'Count'): void {
  const funcion = process.env['AWS_LAMBDA_FUNCTION_NAME'];
  if (funcion) process.stdout.write(`${renglonMetrica(nombre, valor, unidad, { funcion, instante: Date.now() })}\n`);
}
