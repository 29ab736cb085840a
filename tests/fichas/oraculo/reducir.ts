import type { DuckDBConnection } from '@duckdb/node-api';
import { comparar, type Desacuerdo, type Edicion } from './comparar.ts';
import type { Historia } from './historia.ts';
import type { Mundo } from './mundo.ts';

const sinFila = (h: Historia): Historia[] =>
  (Object.keys(h) as (keyof Historia)[]).flatMap((tabla) =>
    h[tabla].map((_, i) => ({ ...h, [tabla]: h[tabla].filter((__, j) => j !== i) })),
  );

const vaciar = (h: Historia): Historia[] =>
  h.prestaciones.flatMap((l, i) =>
    (['lab1', 'lab2', 'lab3', 'hb', 'fur', 'renipress'] as const)
      .filter((c) => l[c] !== null)
      .map((c) => ({ ...h, prestaciones: h.prestaciones.with(i, { ...l, [c]: null }) })),
  );

/** The fewest rows on which both still differ at that cut. */
export async function reducir(
  con: DuckDBConnection,
  edicion: Edicion,
  historia: Historia,
  d: Desacuerdo,
  mundo: Mundo,
): Promise<{ historia: Historia; desacuerdo: Desacuerdo }> {
  let mejor = { historia, desacuerdo: d };
  for (let sigue = true; sigue;) {
    sigue = false;
    for (const menor of [...sinFila(mejor.historia), ...vaciar(mejor.historia)]) {
      const { desacuerdos } = await comparar(con, edicion, menor, [d.corte], mundo);
      const queda = desacuerdos.find((x) => x.metodo === d.metodo);
      if (!queda) continue;
      mejor = { historia: menor, desacuerdo: queda };
      sigue = true;
      break;
    }
  }
  return mejor;
}

const sinVacios = (f: object): string =>
  `{ ${Object.entries(f)
    .filter(([, v]) => v !== null)
    .map(([k, v]) => `${k}: ${JSON.stringify(v)}`)
    .join(', ')} }`;

/** Code to paste in a test of `tests/fichas`. */
export function comoPrueba({ ficha, version }: Edicion, historia: Historia, d: Desacuerdo): string {
  const tablas = Object.entries(historia)
    .filter(([, filas]) => filas.length > 0)
    .map(
      ([tabla, filas]) =>
        `      ${tabla}: [\n${(filas as readonly object[]).map((f) => `        ${sinVacios(f)},`).join('\n')}\n      ],`,
    );
  return `
// compilador: ${d.compilador}
// intérprete: ${d.interprete}
it('${ficha.ficha} ${version.version}: ', async () => {
  const { lineas } = await correr({
    ficha: '${ficha.ficha}', version: '${version.version}', corte: '${d.corte}',${d.metodo === '' ? '' : ` metodo: '${d.metodo}',`}
    tablas: {
${tablas.join('\n')}
    },
  });
  expect(lineas.find((l) => l.documento === '${d.documento ?? ''}')).toMatchObject({});
});`;
}
