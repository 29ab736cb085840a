import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { leerFichas } from '../../functions/adapters/catalogos/fichas.ts';
import { leerPoliticaPublica } from '../../functions/adapters/catalogos/politica.ts';
import type { Umbrales } from '../../functions/domain/supresion/politica.ts';
import { indicadoresTablero } from '../../functions/domain/ficha/indicadores-tablero.ts';
import { fichasVigentes } from '../../functions/publish/publico/publicar.ts';

type Informe = {
  readonly umbrales: Umbrales;
  readonly fichas: readonly { readonly clave: string }[];
};
const informe = JSON.parse(
  readFileSync(new URL('../../docs/privacidad-informe.json', import.meta.url), 'utf8'),
) as Informe; // its shape is what is tested
const { fichas } = leerFichas();
const politica = leerPoliticaPublica(fichas);
const vigentes = politica.ok ? fichasVigentes(indicadoresTablero(fichas), politica.politica.fichas) : [];

/** Who is counted, as the ficha says it; null where it is not told by a service of its own. */
function aQuienes(clave: string): string | null {
  const [ficha, resto = ''] = clave.split('@');
  const v = fichas.find((f) => f.ficha === ficha)?.versiones.find((x) => resto.split('~')[0] === x.version);
  const [primera] = Object.values(v?.prestaciones ?? {});
  return v && v.corte.tipo === 'atencion_en_mes' && primera ? JSON.stringify([v.poblacion.fuera, primera]) : null;
}

/** Of those in force, the ones whose ficha counts the same persons as one before. */
const repetidas = vigentes.flatMap(({ clave }, i) => {
  const suyas = aQuienes(clave);
  const como = suyas === null ? undefined : vigentes.slice(0, i).find((v) => aQuienes(v.clave) === suyas);
  return como ? [{ clave, como: como.clave }] : [];
});

const VIOLENCIA = 'gest_tamizaje_violencia@fed_2025_2026';

it('the report of the attack is of the fichas and the thresholds that the configuration publishes with', () => {
  const atacadas = informe.fichas.map((f) => f.clave);
  const publicadas = vigentes.map((v) => v.clave).filter((c) => !repetidas.some((r) => r.clave === c));
  expect(atacadas.sort()).toEqual(publicadas.sort());
  expect(repetidas).toContainEqual({ clave: VIOLENCIA, como: 'gest_apn_1er_trimestre@fed_2025_2026' });
  expect(politica.ok).toBe(true);
  if (politica.ok) expect(politica.politica).toMatchObject(informe.umbrales);
});
